import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { flushFolder, writeFlushed } from '../files/flush.ts';
import { makeFolders } from '../files/make-folders.ts';
import { replaceDurably } from '../files/replace-durably.ts';

const OWNER_ONLY_FOLDER = 0o700;

/**
 * Writing to disk, in steps between which the power may fail. The caller never waits inside a call, because a slow disk
 * must not hold up the devices and the screen. All methods reject with file system errors.
 */
export interface Disk {
  /** Creates a folder and its parents, readable by this user only. */
  makeFolder(folder: string): Promise<void>;
  /** Creates a file readable by this user only, flushed to disk at the end. */
  writeNew(file: string, text: string): Promise<void>;
  /** Renames a finished folder atomically. */
  moveFolder(from: string, to: string): Promise<void>;
  /** Replaces a small file atomically. */
  replace(file: string, text: string): Promise<void>;
  /** Removes a folder and its contents; no effect if it does not exist. */
  remove(folder: string): Promise<void>;
}

/** The real disk. */
export const realDisk: Disk = {
  async makeFolder(folder): Promise<void> {
    makeFolders(folder, OWNER_ONLY_FOLDER);
  },
  writeNew: (file, text) => writeFlushed(file, text, 'wx'),
  async moveFolder(from, to): Promise<void> {
    await flushFolder(from);
    await rename(from, to);
    await flushFolder(dirname(to));
  },
  replace: (file, text) => replaceDurably(file, text),
  remove: (folder) => rm(folder, { recursive: true, force: true }),
};
