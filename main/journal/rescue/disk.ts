import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { keepOwner } from '../../files/keep-owner.ts';
import { syncFile, syncFolder } from '../../files/sync.ts';
import { writeDurably } from '../../files/write-durably.ts';

const OWNER_ONLY_FILE = 0o600;
const OWNER_ONLY_FOLDER = 0o700;

/** The writes of a rescue, between which the power may fail. Every method throws the errors of the system. */
export interface RescueDisk {
  makeFolder(folder: string): void;
  /** Makes a file with `write`; it is durable when this returns. */
  build(file: string, write: (file: string) => void): void;
  /** Writes a new file, which is durable when this returns. */
  writeNew(file: string, parts: Iterable<string>): void;
  /** Replaces a small file atomically. */
  replace(file: string, text: string): void;
  /** Renames a file atomically. */
  move(from: string, to: string): void;
  /** Removes a file of the rescue, if it exists. */
  remove(file: string): void;
}

/** Writes to the machine's disk. */
export const realRescueDisk: RescueDisk = {
  makeFolder(folder): void {
    mkdirSync(folder, { recursive: true, mode: OWNER_ONLY_FOLDER });
    // Its parent, `backups`, may be new as well.
    keepOwner(dirname(folder));
    keepOwner(folder);
    syncFolder(dirname(folder));
  },
  build(file, write): void {
    write(file);
    keepOwner(file);
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
    keepOwner(file);
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
