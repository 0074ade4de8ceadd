import { writeSync } from 'node:fs';

const STANDARD_OUTPUT = 1;
const AGAIN_MS = 5;

/**
 * Writes to standard output and waits until it is taken; queued output would accumulate in memory until the program is
 * idle. False once the reader has closed the pipe, as with `| head`.
 */
export function printSync(text: string): boolean {
  const bytes = Buffer.from(text);
  try {
    for (let written = 0; written < bytes.length;) written += writeSome(bytes, written);
    return true;
  } catch (error) {
    if (hasCode(error, 'EPIPE')) return false;
    throw error;
  }
}

/** Writes a part. A full pipe may report an error instead of blocking. */
function writeSome(bytes: Buffer, from: number): number {
  try {
    return writeSync(STANDARD_OUTPUT, bytes, from);
  } catch (error) {
    if (!hasCode(error, 'EAGAIN')) throw error;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)), 0, 0, AGAIN_MS);
    return 0;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
