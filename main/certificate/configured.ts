import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { CertificateFiles } from '../../app/config/kaspi.ts';
import { fingerprintOf } from './leaf-facts.ts';

/**
 * The fingerprint of the configuration's certificate, or null where its file is missing or unreadable. A PFX is
 * closed before its passphrase is known, so it stands for its certificate as a whole.
 */
export function configuredFingerprint(files: CertificateFiles): string | null {
  try {
    const bytes = readFileSync('pfxFile' in files ? files.pfxFile : files.certFile);
    return 'pfxFile' in files
      ? createHash('sha256').update(bytes).digest('hex')
      : fingerprintOf(new X509Certificate(bytes));
  } catch {
    return null;
  }
}
