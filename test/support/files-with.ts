import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The files in a folder, at any depth, in which a text stands as it is in UTF-8 or in UTF-16; names as from the folder. */
export function filesWith(folder: string, text: string): readonly string[] {
  const written = (['utf8', 'utf16le'] as const).map((encoding) => Buffer.from(text, encoding));
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.isFile() === true)
    .filter((name) => {
      const content = readFileSync(join(folder, name));
      return written.some((bytes) => content.includes(bytes));
    })
    .sort();
}
