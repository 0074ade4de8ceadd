import { closeSync, fsyncSync, lstatSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Stick } from '../../app/export/outcome.ts';
import { err, ok, type Result } from '../../app/result.ts';

/** More of one name on one stick means that something else is wrong. */
const MOST_OF_ONE_NAME = 100;

/**
 * Writes a new file to a stick, waits until it is there, and reads it again: the stick can be removed afterwards. A file of
 * this name stays, and the new one gets a number. The value is the file's path, the error what the system said. Blocks as
 * long as the stick takes.
 */
export function writeToStick(
  { path: folder }: Pick<Stick, 'path'>,
  name: string,
  bytes: Uint8Array,
): Result<string, string> {
  const temporary = join(folder, `.${name}.new`);
  try {
    // A link of this name would lead out of the stick.
    rmSync(temporary, { force: true });
    const handle = openSync(temporary, 'wx');
    try {
      writeFileSync(handle, bytes);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    if (!readFileSync(temporary).equals(bytes)) return err(`${name}: not what was written`);
    const path = freePath(folder, name);
    if (path === null) return err(`${name}: there are ${String(MOST_OF_ONE_NAME)} files of this name`);
    renameSync(temporary, path);
    syncQuietly(folder);
    return ok(path);
  } catch (error) {
    removeQuietly(temporary);
    return err(error instanceof Error ? error.message : String(error));
  }
}

function freePath(folder: string, name: string): string | null {
  const extension = extname(name);
  const stem = name.slice(0, name.length - extension.length);
  for (let number = 1; number <= MOST_OF_ONE_NAME; number += 1) {
    const path = join(folder, number === 1 ? name : `${stem}-${String(number)}${extension}`);
    if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return path;
  }
  return null;
}

/** FAT and Windows have no such thing; the file itself is on the stick by now. */
function syncQuietly(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // Not supported there.
  }
}

/** A stick that is gone needs no tidying. */
function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // The error that led here is told.
  }
}
