import type { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { err, ok, type Result } from '../../../app/result.ts';
import { recognise } from './recognise.ts';

/**
 * The certificates of a file that `caFiles` names: PEM or DER, one or several, a `.p7b`, in any encoding. The kiosk and
 * `certificate check` both use this function, so that the kiosk accepts whatever the check accepted. The error says
 * what is wrong with the file.
 */
export function authoritiesIn(name: string, bytes: Buffer): Result<readonly X509Certificate[], string> {
  const pieces = recognise({ name, bytes });
  const damaged = pieces.find((piece) => piece.kind === 'damaged');
  if (damaged !== undefined) return err(damaged.finding.parameters['detail'] ?? 'damaged');
  const certificates = pieces.flatMap((piece) => (piece.kind === 'certificate' ? [piece.certificate] : []));
  return certificates.length > 0 ? ok(certificates) : err('no certificate in it');
}

/** The configured CAs that can be read. */
export function readAuthorities(files: readonly string[]): readonly X509Certificate[] {
  return files.flatMap((file) => {
    try {
      const found = authoritiesIn(file, readFileSync(file));
      return found.ok ? found.value : [];
    } catch {
      return [];
    }
  });
}
