import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BroughtPicture } from '../../../app/import/brought-settings.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { makeFolders } from '../../files/make-folders.ts';
import { syncFolder } from '../../files/sync.ts';
import { readStickFile } from '../../media/read-file.ts';
import { MOST_PICTURE_BYTES } from './brought-pictures.ts';

const OWNER_AND_GROUP = 0o750;
const READABLE = 0o640;

/**
 * Copies the new pictures into this machine's folder; each has its name when it is whole. Nothing is overwritten. The error
 * is what the system said; pictures that were copied before it stay, and no product names them.
 */
export function copyPictures(pictures: readonly BroughtPicture[], folder: string): Result<void, string> {
  try {
    makeFolders(folder, OWNER_AND_GROUP);
    for (const { from, to, isNew } of pictures) {
      if (!isNew) continue;
      const read = readStickFile(from, MOST_PICTURE_BYTES);
      if (!read.ok) return err(read.error.detail);
      write(join(folder, to), read.value);
    }
    syncFolder(folder);
    return ok(undefined);
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}

function write(file: string, bytes: Buffer): void {
  const temporary = `${file}.new`;
  rmSync(temporary, { force: true });
  const handle = openSync(temporary, 'wx', READABLE);
  try {
    writeFileSync(handle, bytes);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(temporary, file);
}
