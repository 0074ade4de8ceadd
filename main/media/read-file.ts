import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { err, ok, type Result } from '../../app/result.ts';

/** Why a file of a stick cannot be read; the detail is what the system said. */
export interface UnreadFile {
  readonly reason: 'too-large' | 'unreadable';
  readonly detail: string;
}

/** What is neither a file nor a folder is opened without waiting for its other end. */
const FLAGS = constants.O_RDONLY | constants.O_NONBLOCK;

/**
 * The bytes of a file, no more than `mostBytes`: what a stick says about a size need not be true. Links are followed, and
 * only regular files are read. Blocks as long as the stick takes.
 */
export function readStickFile(file: string, mostBytes: number): Result<Buffer, UnreadFile> {
  try {
    const handle = openSync(file, FLAGS);
    try {
      const about = fstatSync(handle);
      if (!about.isFile()) return err({ reason: 'unreadable', detail: `${file}: not a file` });
      if (about.size > mostBytes) return err({ reason: 'too-large', detail: String(about.size) });
      return readAll(handle, mostBytes, about.size);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    return err({ reason: 'unreadable', detail: error instanceof Error ? error.message : String(error) });
  }
}

function readAll(handle: number, mostBytes: number, expected: number): Result<Buffer, UnreadFile> {
  const buffer = Buffer.alloc(Math.min(expected, mostBytes) + 1);
  let length = 0;
  while (length < buffer.length) {
    const read = readSync(handle, buffer, length, buffer.length - length, length);
    if (read === 0) return ok(buffer.subarray(0, length));
    length += read;
  }
  return err({ reason: 'too-large', detail: `more than ${String(expected)}` });
}
