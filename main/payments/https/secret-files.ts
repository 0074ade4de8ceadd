import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { problem, type Problem, type ProblemReason } from '../../../app/problem.ts';
import { authoritiesIn } from '../../certificate/files/authorities.ts';
import { withoutBlanksAround } from '../../files/decode-text.ts';
import { secretText } from '../../files/secret-text.ts';

/** Carries a problem out of nested readers; their callers make a result of it. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(reason: ProblemReason, parameters: Readonly<Record<string, string>>) {
    super(reason);
    this.problem = problem(reason, parameters);
  }
}

const READABLE_BY_OTHERS = 0o044;

/** Reads the files of a connection, and notes what it has read. Throws a `ProblemError`. */
export class FileReader {
  readonly #hash = createHash('sha256');
  readonly exposedFiles: string[] = [];
  /** The wall clock by which certificates are judged. */
  readonly nowMs: number;

  constructor(nowMs: number) {
    this.nowMs = nowMs;
  }

  read(file: string, missing: ProblemReason): Buffer {
    try {
      const bytes = readFileSync(file);
      this.#hash.update(bytes).update('\0');
      return bytes;
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      throw new ProblemError(missing, { file, detail });
    }
  }

  secret(file: string): string {
    const text = secretText(this.read(file, 'secret-missing'));
    this.noteExposure(file);
    if (!text.ok) throw new ProblemError('secret-invalid', { file, detail: text.error });
    return text.value;
  }

  noteExposure(file: string): void {
    if (process.platform === 'win32') return;
    if ((statSync(file).mode & READABLE_BY_OTHERS) !== 0) this.exposedFiles.push(file);
  }

  fingerprint(): string {
    return this.#hash.digest('hex');
  }
}

/** A key travels in a header: printable ASCII only. The detail gives the position of the fault, never the character. */
export function sendable(secret: string, file: string): string {
  const key = withoutBlanksAround(secret);
  if (key === '') throw new ProblemError('secret-invalid', { file, detail: 'empty' });
  const fault = key.search(/[^\x20-\x7e]/);
  if (fault >= 0)
    throw new ProblemError('secret-invalid', {
      file,
      detail: `line break or foreign letter at position ${String(fault + 1)}`,
    });
  return key;
}

/** The authorities of a file, as PEM. Throws a `ProblemError`. */
export function authoritiesPem(bytes: Buffer, file: string): string {
  const found = authoritiesIn(file, bytes);
  if (!found.ok) throw new ProblemError('ca-invalid', { file, detail: found.error });
  return found.value.map(String).join('');
}
