import { renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeDurably, writeSynced } from '../files/write-durably.ts';
import { makeFolders } from '../files/make-folders.ts';
import { syncFolder } from '../files/sync.ts';

const OWNER_ONLY_FOLDER = 0o700;

/** Writing to disk, in steps between which the power may fail. All methods throw file system errors. */
export interface Disk {
  /** Creates a folder and its parents, readable by this user only. */
  makeFolder(folder: string): void;
  /** Creates a file readable by this user only, flushed to disk on return. */
  writeNew(file: string, text: string): void;
  /** Renames a finished folder atomically. */
  moveFolder(from: string, to: string): void;
  /** Replaces a small file atomically. */
  replace(file: string, text: string): void;
  /** Removes a folder and its contents; no effect if it does not exist. */
  remove(folder: string): void;
}

/** The real disk. */
export const realDisk: Disk = {
  makeFolder(folder): void {
    makeFolders(folder, OWNER_ONLY_FOLDER);
  },
  writeNew(file, text): void {
    writeSynced(file, text, 'wx');
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
