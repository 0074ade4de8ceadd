import { readFileSync } from 'node:fs';
import { err, ok, type Result } from '../../app/result.ts';
import { problem, type Problem } from '../../app/problem.ts';

const MAX_CONFIG_BYTES = 1_000_000;
const NOT_UTF8 = 'the file is not UTF-8: save it as UTF-8 in the text editor';

/**
 * The text of a configuration file without its byte order mark. The problem is `config-missing`, `-unreadable`, or
 * `-invalid` if the file is not UTF-8.
 */
export function readText(file: string): Result<string, Problem> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const detail = error instanceof Error ? error.message : String(error);
    return err(problem(missing ? 'config-missing' : 'config-unreadable', { file, detail }));
  }
  if (bytes.length > MAX_CONFIG_BYTES) return err(problem('config-unreadable', { file, detail: 'longer than 1 MB' }));
  const text = decodeUtf8(bytes);
  return text === null ? err(problem('config-invalid', { file, detail: NOT_UTF8 })) : ok(text);
}

/** The text, or null if the bytes are in another encoding. A guess would show customers "����". */
export function decodeUtf8(bytes: Buffer): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // UTF-16 without its byte order mark is often valid UTF-8, but every second byte of its Latin letters is zero.
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}
