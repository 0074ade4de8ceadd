import { open, readFile, rename, rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Stick } from '../../app/export/outcome.ts';
import { err, ok, type Result } from '../../app/result.ts';

/** More of one name on one stick means that something else is wrong. */
const MOST_OF_ONE_NAME = 100;

/**
 * Writes a new file to a stick, waits until it is there, and reads it again: the stick can be removed afterwards. A file of
 * this name stays, and the new one gets a number. The value is the file's path, the error what the system said.
 */
export async function writeToStick(
  { path: folder }: Pick<Stick, 'path'>,
  name: string,
  bytes: Uint8Array,
): Promise<Result<string, string>> {
  const temporary = join(folder, `.${name}.new`);
  try {
    // A link of this name would lead out of the stick.
    await rm(temporary, { force: true });
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (!(await readFile(temporary)).equals(bytes)) return err(`${name}: not what was written`);
    const path = await freePath(folder, name);
    if (path === null) return err(`${name}: there are ${String(MOST_OF_ONE_NAME)} files of this name`);
    await rename(temporary, path);
    await syncFolder(folder);
    return ok(path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    return err(error instanceof Error ? error.message : String(error));
  }
}

async function freePath(folder: string, name: string): Promise<string | null> {
  const extension = extname(name);
  const stem = name.slice(0, name.length - extension.length);
  for (let number = 1; number <= MOST_OF_ONE_NAME; number += 1) {
    const path = join(folder, number === 1 ? name : `${stem}-${String(number)}${extension}`);
    const isTaken = await open(path, 'r').then(
      async (handle) => {
        await handle.close();
        return true;
      },
      () => false,
    );
    if (!isTaken) return path;
  }
  return null;
}

/** FAT and Windows have no such thing; the file itself is on the stick by now. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // Not supported there.
  }
}
