import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { err, ok, type Result } from '../../../app/result.ts';
import { keepOwner } from '../../files/keep-owner.ts';
import { makeFolders } from '../../files/make-folders.ts';
import { syncFolder } from '../../files/sync.ts';
import { readStickFile } from '../../media/read-file.ts';
import { MOST_PICTURE_BYTES } from './brought-pictures.ts';

/** A picture of a stick, and its name in this machine's folder. */
export interface CopiedPicture {
  readonly from: string;
  readonly to: string;
  /** How the SHA-256 of the content begins, in hexadecimal digits, where the name promises one. */
  readonly sha256?: string;
}

/** Why pictures were not copied: one of the stick (its name), or the folder (null), with what the system said. */
export interface NotCopied {
  readonly file: string | null;
  readonly detail: string;
}

const OWNER_AND_GROUP = 0o750;
const READABLE = 0o640;

/**
 * Copies pictures into this machine's folder; each has its name when it is whole. Those that were copied before an error
 * stay, and no product names them.
 */
export function copyPictures(pictures: readonly CopiedPicture[], folder: string): Result<void, NotCopied> {
  try {
    makeFolders(folder, OWNER_AND_GROUP);
    for (const { from, to, sha256 = '' } of pictures) {
      const read = readStickFile(from, MOST_PICTURE_BYTES);
      if (!read.ok) return err({ file: basename(from), detail: read.error.detail });
      if (!hashOf(read.value).startsWith(sha256)) return err({ file: basename(from), detail: 'another content' });
      write(join(folder, to), read.value);
    }
    syncFolder(folder);
    return ok(undefined);
  } catch (error) {
    return err({ file: null, detail: error instanceof Error ? error.message : String(error) });
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
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
  keepOwner(temporary);
  renameSync(temporary, file);
}
