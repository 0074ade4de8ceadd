import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '../../app/result.ts';
import { problem, type Problem } from '../../app/problem.ts';
import { leafFacts, type LeafFacts } from './leaf-facts.ts';
import { sealedSchema, type Vault } from './vault.ts';

/** An installed certificate with all that a connection needs. Never leaves main, never goes into a log. */
export interface InstalledCertificate {
  /** The certificate and those that lead to its root, the leaf first. */
  readonly chainPem: string;
  /** Encrypted PKCS#8. */
  readonly keyPem: string;
  /** Ours, not the technician's. */
  readonly passphrase: string;
  /** The CAs that came with it; none where the configured ones were meant to stay. */
  readonly caPems: readonly string[];
  readonly leaf: LeafFacts;
  /** The fingerprint of the certificate that the configuration named when this one was made the active one. */
  readonly replaces: string | null;
}

/** The files in the folder of an installed certificate. */
export const INSTALLED_FILES = {
  chain: 'chain.pem',
  key: 'private.key',
  passphrase: 'passphrase.json',
  ca: 'ca.pem',
} as const;

const CERTIFICATE_BLOCK = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** Reads the folder of an installed certificate. The problem names the file. */
export function readInstalled(
  folder: string,
  replaces: string | null,
  vault: Vault,
): Result<InstalledCertificate, Problem> {
  let file = join(folder, INSTALLED_FILES.chain);
  const read = (name: string): string => {
    file = join(folder, name);
    return readFileSync(file, 'utf8');
  };
  try {
    const chainPem = read(INSTALLED_FILES.chain);
    const certificate = new X509Certificate(chainPem);
    const leaf = leafFacts(certificate);
    const caPems =
      read(INSTALLED_FILES.ca)
        .match(CERTIFICATE_BLOCK)
        ?.map((block) => `${block}\n`) ?? [];
    const keyPem = read(INSTALLED_FILES.key);
    for (const block of chainPem.match(CERTIFICATE_BLOCK) ?? []) new X509Certificate(block);
    const passphrase = openSealed(read(INSTALLED_FILES.passphrase), vault);
    if (!passphrase.ok) return err(problem('secret-invalid', { file, detail: passphrase.error }));
    file = join(folder, INSTALLED_FILES.key);
    const key = createPrivateKey({ key: keyPem, passphrase: passphrase.value });
    if (!certificate.checkPrivateKey(key)) return err(problem('certificate-mismatch', { file }));
    return ok({ chainPem, keyPem, passphrase: passphrase.value, caPems, leaf, replaces });
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const detail = error instanceof Error ? error.message : String(error);
    return err(problem(missing ? 'certificate-missing' : 'certificate-invalid', { file, detail }));
  }
}

/** A passphrase out of the text of its file. The error holds nothing of it: a parser would quote what it read. */
export function openSealed(text: string, vault: Vault): Result<string, string> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return err('damaged');
  }
  const sealed = sealedSchema.safeParse(json);
  return sealed.success ? vault.open(sealed.data) : err('damaged');
}
