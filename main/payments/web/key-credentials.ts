import { createSecureContext, type SecureContextOptions } from 'node:tls';
import type { Problem } from '../../../app/problem.ts';
import { problem } from '../../../app/problem.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { authoritiesPem, FileReader, ProblemError, sendable } from '../https/secret-files.ts';

/** What a service by HTTPS is reached with: a key in a header, and the authorities that are trusted. */
export interface KeyCredentials {
  /** Without authorities, the public ones are trusted. */
  readonly tls: SecureContextOptions;
  readonly key: string;
  /** Changes when any of the files does. */
  readonly fingerprint: string;
  /** Files that other users of the machine can read. */
  readonly exposedFiles: readonly string[];
}

/** Reads the files of the key and of the authorities; their paths are absolute. The problem is the technician's. */
export function loadKeyCredentials(
  keyFile: string,
  caFiles: readonly string[] | undefined,
  nowMs: number,
): Result<KeyCredentials, Problem> {
  const reader = new FileReader(nowMs);
  try {
    const key = sendable(reader.secret(keyFile), keyFile);
    const ca = caFiles?.map((file) => authoritiesPem(reader.read(file, 'ca-missing'), file));
    const tls: SecureContextOptions = { ...(ca === undefined ? {} : { ca }), minVersion: 'TLSv1.2' };
    createSecureContext(tls);
    return ok({ tls, key, fingerprint: reader.fingerprint(), exposedFiles: reader.exposedFiles });
  } catch (error) {
    if (error instanceof ProblemError) return err(error.problem);
    const detail = error instanceof Error ? error.message : String(error);
    return err(problem('ca-invalid', { file: caFiles?.[0] ?? keyFile, detail }));
  }
}
