import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { flushFolder } from './flush.ts';
import { replaceDurably } from './replace-durably.ts';

/** The steps between which the power may fail. All reject with file system errors. */
export interface TogetherDisk {
  write(file: string, text: string): Promise<void>;
  /** On disk at the end. */
  rename(from: string, to: string): Promise<void>;
  remove(file: string): Promise<void>;
}

const REAL_DISK: TogetherDisk = {
  write: replaceDurably,
  async rename(from, to): Promise<void> {
    await rename(from, to);
    await flushFolder(dirname(to));
  },
  async remove(file): Promise<void> {
    await rm(file, { force: true });
    await flushFolder(dirname(file));
  },
};

/** A new file that waits for the others of its set. */
function waiting(file: string): string {
  return `${file}.next`;
}

/**
 * Replaces several small files of which none is of use without the others, each readable by this user only. `intent` is
 * written when all of them are on disk; from then on `finishTogether` completes the set after a power cut, and before it
 * the old set counts. Rejects with file system errors.
 */
export async function replaceTogether(
  intent: string,
  texts: ReadonlyMap<string, string>,
  disk: TogetherDisk = REAL_DISK,
): Promise<void> {
  // What an interrupted switch has left belongs to another set.
  await finishTogether(intent, [...texts.keys()], disk);
  for (const [file, text] of texts) await disk.write(waiting(file), text);
  await disk.write(intent, 'Files that end in .next take the place of those without it.\n');
  await finishTogether(intent, [...texts.keys()], disk);
}

/**
 * Completes a switch that a power cut has interrupted; nothing happens where none was. The same files have to be named.
 * Rejects with file system errors, and may be called again then.
 */
export async function finishTogether(
  intent: string,
  files: readonly string[],
  disk: TogetherDisk = REAL_DISK,
): Promise<void> {
  if (!existsSync(intent)) return;
  for (const file of files) if (existsSync(waiting(file))) await disk.rename(waiting(file), file);
  await disk.remove(intent);
}
