import { chmodSync, closeSync, constants, existsSync, openSync } from 'node:fs';

const OWNER_ONLY = 0o600;

/**
 * Makes a database its owner's alone, also in a folder that others may enter; it is created for that, because SQLite
 * gives the files beside it the rights of the first. Where that is refused, opening the database says why.
 */
export function keepPrivate(file: string): void {
  try {
    if (!existsSync(file)) closeSync(openSync(file, constants.O_RDWR | constants.O_CREAT, OWNER_ONLY));
    for (const ending of ['', '-wal', '-shm']) if (existsSync(file + ending)) chmodSync(file + ending, OWNER_ONLY);
  } catch {
    // As above.
  }
}
