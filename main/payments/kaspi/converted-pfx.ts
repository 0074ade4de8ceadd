import { readFileSync } from 'node:fs';
import type { KaspiSettings } from '../../../app/config/kaspi.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { problem, type Problem } from '../../../app/problem.ts';
import type { InstalledCertificate } from '../../certificate/installed.ts';
import { secretText } from './credentials.ts';

/**
 * Opens a configured PFX that the TLS engine cannot read: old exports are closed with ciphers that the engines have
 * given up. The key is encrypted again with a passphrase of ours, in memory only. `refused` is what the engine said, and
 * stays the answer where the file cannot be opened in any way; null where there is no PFX.
 */
export async function convertedPfx(
  settings: KaspiSettings,
  refused: Problem,
): Promise<Result<InstalledCertificate, Problem> | null> {
  const isUnread = refused.reason === 'certificate-invalid' || refused.reason === 'passphrase-wrong';
  if (!isUnread || settings.scheme === 'lite' || !('pfxFile' in settings.certificate)) return null;
  const { pfxFile: file, passphraseFile } = settings.certificate;
  try {
    return await convert(file, passphraseFile, refused);
  } catch (error) {
    // A technician may be copying these very files.
    if (error instanceof Error && 'code' in error) return err(refused);
    throw error;
  }
}

async function convert(
  file: string,
  passphraseFile: string | undefined,
  refused: Problem,
): Promise<Result<InstalledCertificate, Problem>> {
  // Only now: most kiosks never need it, and the start is short.
  const { openPfx } = await import('../../certificate/files/pfx.ts');
  const { sealForEngine } = await import('../../certificate/engine.ts');
  const { leafFacts } = await import('../../certificate/leaf-facts.ts');
  const passphrase = passphraseFile === undefined ? null : secretText(readFileSync(passphraseFile));
  const opened = await openPfx(readFileSync(file), file, passphrase);
  if (!opened.ok)
    return err(
      opened.error.reason === 'pfx-damaged' ? problem('certificate-invalid', { file, detail: 'damaged' }) : refused,
    );
  const { keys, certificates } = opened.value;
  for (const key of keys) {
    const leaf = certificates.find((certificate) => certificate.checkPrivateKey(key));
    if (leaf === undefined) continue;
    const chain = [leaf, ...certificates.filter((certificate) => certificate !== leaf && !certificate.ca)];
    const sealed = sealForEngine(chain.map(String).join(''), key, []);
    if (sealed.ok) return ok({ ...sealed.value, caPems: [], leaf: leafFacts(leaf), replaces: null });
  }
  return err(problem('certificate-mismatch', { file }));
}
