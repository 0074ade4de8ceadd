import { writeSync } from 'node:fs';

const STANDARD_OUTPUT = 1;
const AGAIN_MS = 5;

/**
 * Writes to standard output and waits until it has been taken: what is only queued would pile up in the memory until the
 * program comes to rest. False where nobody reads any more, as behind `| head`.
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

/** A pipe that is full may say so instead of waiting. */
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
