import { readFileSync } from 'node:fs';
import type { CertificateFiles } from '../../app/config/kaspi.ts';
import { secretText } from '../files/secret-text.ts';
import type { Result } from '../../app/result.ts';
import { leafFacts, type LeafFacts } from './leaf-facts.ts';
import { readMaterial } from './material.ts';

/**
 * Reads a passphrase from its file, without the byte order mark and line break that editors add. The error says how to
 * save the file. Throws file system errors.
 */
export function readPassphrase(file: string): Result<string, string> {
  return secretText(readFileSync(file));
}

/** The facts of the configured certificate, also from a PFX; null if it cannot be read. */
export async function configuredLeaf(files: CertificateFiles): Promise<LeafFacts | null> {
  try {
    const name = 'pfxFile' in files ? files.pfxFile : files.certFile;
    const read = files.passphraseFile === undefined ? null : readPassphrase(files.passphraseFile);
    const passphrase = read?.ok === true ? read.value : null;
    const { certificates } = await readMaterial([{ name, bytes: readFileSync(name) }], passphrase);
    const leaf = certificates.find(({ certificate }) => !certificate.ca);
    return leaf === undefined ? null : leafFacts(leaf.certificate);
  } catch {
    return null;
  }
}
