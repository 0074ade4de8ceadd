import type { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { finding, type Finding } from '../../../app/certificate/finding.ts';
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

/** The configured CAs, and what is wrong with the files that name none: the kiosk refuses those. */
export interface ConfiguredAuthorities {
  readonly certificates: readonly X509Certificate[];
  readonly findings: readonly Finding[];
}

/** Reads the CAs that the configuration names. */
export function readAuthorities(files: readonly string[] = []): ConfiguredAuthorities {
  const read = files.map(readOne);
  return {
    certificates: read.flatMap((found) => (found.ok ? found.value : [])),
    findings: read.flatMap((found) => (found.ok ? [] : [found.error])),
  };
}

function readOne(file: string): Result<readonly X509Certificate[], Finding> {
  try {
    const found = authoritiesIn(file, readFileSync(file));
    return found.ok ? found : err(finding('certificate-damaged', { file, detail: found.error }));
  } catch (error) {
    return err(finding('source-missing', { file, detail: error instanceof Error ? error.message : String(error) }));
  }
}
