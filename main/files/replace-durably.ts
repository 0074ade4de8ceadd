import { rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { flushFolder, writeFlushed } from './flush.ts';

/**
 * The asynchronous form of `writeDurably`: a power cut leaves either the old or the new content. Readable by this user
 * only, unless `mode` permits more. Rejects with file system errors.
 */
export async function replaceDurably(file: string, text: string, mode?: number): Promise<void> {
  const temporary = `${file}.new`;
  await writeFlushed(temporary, text, 'w', mode);
  await rename(temporary, file);
  await flushFolder(dirname(file));
}
