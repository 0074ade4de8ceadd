import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncFile, syncFolder } from '../../files/sync.ts';
import { writeDurably } from '../../files/write-durably.ts';

const OWNER_ONLY_FILE = 0o600;
const OWNER_ONLY_FOLDER = 0o700;

/** The writing side of a rescue, in steps between which the power may go. Everything throws what the system throws. */
export interface RescueDisk {
  makeFolder(folder: string): void;
  /** A file that somebody else writes, on the disk when this returns. */
  build(file: string, write: (file: string) => void): void;
  /** A new file, on the disk when this returns. */
  writeNew(file: string, parts: Iterable<string>): void;
  /** Replaces a small file by another, at once. */
  replace(file: string, text: string): void;
  /** Gives a file another name, at once. */
  move(from: string, to: string): void;
  /** Removes a file of the rescue's own; harmless where there is none. */
  remove(file: string): void;
}

/** The machine's disk. */
export const realRescueDisk: RescueDisk = {
  makeFolder(folder): void {
    mkdirSync(folder, { recursive: true, mode: OWNER_ONLY_FOLDER });
    syncFolder(dirname(folder));
  },
  build(file, write): void {
    write(file);
    syncFile(file);
    syncFolder(dirname(file));
  },
  writeNew(file, parts): void {
    const handle = openSync(file, 'wx', OWNER_ONLY_FILE);
    try {
      for (const part of parts) writeSync(handle, part);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    syncFolder(dirname(file));
  },
  replace: writeDurably,
  move(from, to): void {
    renameSync(from, to);
    syncFolder(dirname(to));
    syncFolder(dirname(from));
  },
  remove(file): void {
    rmSync(file, { force: true });
    syncFolder(dirname(file));
  },
};
