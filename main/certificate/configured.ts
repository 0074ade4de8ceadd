import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { CertificateFiles } from '../../app/config/kaspi.ts';
import { recognise } from './files/recognise.ts';
import { fingerprintOf } from './leaf-facts.ts';

/**
 * The fingerprint of the configured certificate, or null if its file is missing or unreadable. A PFX cannot be opened
 * before its passphrase is known, so the fingerprint of the whole file is used.
 */
export function configuredFingerprint(files: CertificateFiles): string | null {
  try {
    if ('pfxFile' in files) return createHash('sha256').update(readFileSync(files.pfxFile)).digest('hex');
    const pieces = recognise({ name: files.certFile, bytes: readFileSync(files.certFile) });
    const first = pieces.find((piece) => piece.kind === 'certificate');
    return first === undefined ? null : fingerprintOf(first.certificate);
  } catch {
    return null;
  }
}
