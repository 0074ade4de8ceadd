import { Script } from 'node:vm';

/** What Node itself puts around a file, so that its parts have names of their own. */
const [BEFORE, BEHIND] = ['(function (exports, require, module, __filename, __dirname) {', '\n})'];

/** A file's compiled code is beside it, under its name with this behind it. */
export const KEPT = '.kept';

/** The script of a file, with the compiled code that is kept of it; stack traces have the positions of the file. */
export function scriptOf(source: string, filename: string, cachedData?: Buffer): Script {
  return new Script(`${BEFORE}${source}${BEHIND}`, { filename, columnOffset: -BEFORE.length, cachedData });
}
