import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeDurably } from '../files/write-durably.ts';
import { makeFolders } from '../files/make-folders.ts';
import { syncFolder } from '../files/sync.ts';

const OWNER_ONLY_FILE = 0o600;
const OWNER_ONLY_FOLDER = 0o700;

/** The writing side of a disk, in steps between which the power may go. Everything throws what the system throws. */
export interface Disk {
  /** A folder for our user alone, with those above it. */
  makeFolder(folder: string): void;
  /** A new file for our user alone, on the disk when this returns. */
  writeNew(file: string, text: string): void;
  /** Gives a finished folder its name, at once. */
  moveFolder(from: string, to: string): void;
  /** Replaces a small file by another, at once. */
  replace(file: string, text: string): void;
  /** Removes a folder with all that is in it; harmless where there is none. */
  remove(folder: string): void;
}

/** The machine's disk. */
export const realDisk: Disk = {
  makeFolder(folder): void {
    makeFolders(folder, OWNER_ONLY_FOLDER);
  },
  writeNew(file, text): void {
    const handle = openSync(file, 'wx', OWNER_ONLY_FILE);
    try {
      writeSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  },
  moveFolder(from, to): void {
    syncFolder(from);
    renameSync(from, to);
    syncFolder(dirname(to));
  },
  replace: writeDurably,
  remove(folder): void {
    rmSync(folder, { recursive: true, force: true });
  },
};
