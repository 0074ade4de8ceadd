import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { JournalFiles } from '../../../main/journal/journal-files.ts';

/** The bytes of a journal's files at one moment; a file that is not there is null. The `-shm` file never survives. */
export interface DiskImage {
  readonly database: Buffer | null;
  readonly log: Buffer | null;
  readonly copy: Buffer | null;
}

/** A disk on which nothing was ever written. */
export const EMPTY_IMAGE: DiskImage = { database: null, log: null, copy: null };

/** What any process would read at this moment, synchronised or not. */
export function readImage({ database, log, copy }: JournalFiles): DiskImage {
  return { database: read(database), log: read(log), copy: read(copy) };
}

/** Makes the files those of the image. No process may have them open. */
export function writeImage(files: JournalFiles, image: DiskImage): void {
  write(files.database, image.database);
  write(files.log, image.log);
  write(files.copy, image.copy);
  write(files.sharedMemory, null);
}

function read(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function write(file: string, bytes: Buffer | null): void {
  if (bytes === null) rmSync(file, { force: true });
  else writeFileSync(file, bytes);
}
