import type { KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { CertificateFiles, KaspiSettings } from '../../../app/config/kaspi.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { problem, type Problem, type ProblemReason } from '../../../app/problem.ts';
import type { InstalledCertificate } from '../../certificate/installed.ts';
import { secretText } from '../../files/secret-text.ts';

type Converted = Result<InstalledCertificate, Problem>;
type KeyAndCertificate = Extract<CertificateFiles, { certFile: string }>;

/** The TLS engine's errors for valid files in a form that it does not read. */
const UNREAD: readonly ProblemReason[] = ['certificate-invalid', 'passphrase-wrong'];
/** The first certificate of the file may be a CA's: then these errors are about the wrong one. */
const WRONG_ONE: readonly ProblemReason[] = ['certificate-mismatch', 'certificate-expired'];

/**
 * Opens configured files that the TLS engine cannot read, as `certificate check` opens them: old exports are encrypted
 * with ciphers that the engines have removed, a certificate may be a `.p7b` or follow its CAs, a key may be DER. The
 * key is encrypted again with a random passphrase, in memory only. `refused` is the engine's error, which is returned
 * if the files cannot be opened in any way; null where there is nothing to open.
 */
export async function convertedFiles(
  settings: KaspiSettings,
  refused: Problem,
  nowMs: number,
): Promise<Converted | null> {
  if (settings.scheme === 'lite') return null;
  const { certificate: files } = settings;
  const { reason } = refused;
  try {
    if ('pfxFile' in files) return UNREAD.includes(reason) ? await convertPfx(files, refused) : null;
    return UNREAD.includes(reason) || WRONG_ONE.includes(reason) ? await convertPair(files, refused, nowMs) : null;
  } catch (error) {
    // A technician may be copying these very files.
    if (error instanceof Error && 'code' in error) return err(refused);
    throw error;
  }
}

async function convertPfx(
  { pfxFile: file, passphraseFile }: Extract<CertificateFiles, { pfxFile: string }>,
  refused: Problem,
): Promise<Converted> {
  // Only now: most kiosks never need it, and the start is short.
  const { readMaterial } = await import('../../certificate/material.ts');
  const material = await readMaterial([{ name: file, bytes: readFileSync(file) }], passphraseOf(passphraseFile));
  if (material.keys.length === 0 && material.findings.length > 0)
    return err(
      material.findings.some(({ reason }) => reason === 'pfx-damaged')
        ? problem('certificate-invalid', { file, detail: 'damaged' })
        : refused,
    );
  const certificates = material.certificates.map(({ certificate }) => certificate);
  for (const { key } of material.keys) {
    const leaf = certificates.find((certificate) => certificate.checkPrivateKey(key));
    if (leaf === undefined) continue;
    const sealed = await seal(
      leaf,
      certificates.filter(({ ca }) => !ca),
      key,
    );
    if (sealed !== null) return ok(sealed);
  }
  return err(problem('certificate-mismatch', { file }));
}

async function convertPair(files: KeyAndCertificate, refused: Problem, nowMs: number): Promise<Converted> {
  const { readMaterial } = await import('../../certificate/material.ts');
  const { isSelfIssued } = await import('../../certificate/chain.ts');
  const { certFile, keyFile, passphraseFile } = files;
  const sources = [...new Set([certFile, keyFile])].map((name) => ({ name, bytes: readFileSync(name) }));
  const { certificates, keys } = await readMaterial(sources, passphraseOf(passphraseFile));
  for (const { key } of keys) {
    const leaf = certificates.find(({ certificate }) => certificate.checkPrivateKey(key))?.certificate;
    if (leaf === undefined) continue;
    if (Date.parse(leaf.validTo) < nowMs)
      return err(problem('certificate-expired', { file: basename(certFile), date: leaf.validTo }));
    const others = certificates.map(({ certificate }) => certificate).filter((one) => !isSelfIssued(one));
    const sealed = await seal(leaf, others, key);
    if (sealed !== null) return ok(sealed);
  }
  return err(refused);
}

function passphraseOf(file: string | undefined): string | null {
  if (file === undefined) return null;
  const text = secretText(readFileSync(file));
  // The reader of the credentials has refused it already.
  return text.ok ? text.value : null;
}

/** The leaf first, then the others; null where the TLS engine does not take them in this form either. */
async function seal(
  leaf: X509Certificate,
  others: readonly X509Certificate[],
  key: KeyObject,
): Promise<InstalledCertificate | null> {
  const { sealForEngine } = await import('../../certificate/engine.ts');
  const { leafFacts } = await import('../../certificate/leaf-facts.ts');
  const chain = [leaf, ...others.filter((one) => one !== leaf)];
  const sealed = sealForEngine(chain.map(String).join(''), key, []);
  return sealed.ok ? { ...sealed.value, caPems: [], leaf: leafFacts(leaf), replaces: null } : null;
}
