import { closeSync, openSync, readSync } from 'node:fs';

/** The first bytes of a file, which tell its format; fewer where it is shorter. Throws where it cannot be read. */
export function headOfFile(file: string, bytes: number): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    const head = Buffer.alloc(bytes);
    return head.subarray(0, readSync(descriptor, head, 0, bytes, 0));
  } finally {
    closeSync(descriptor);
  }
}
