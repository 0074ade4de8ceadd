/**
 * Loads this program's files with the compiled code that is kept beside them, in place of compiling them at each start.
 * The code was compiled with the build (`scripts/build/keep-code.ts`) and is part of the package like the files themselves:
 * a kiosk writes none, and no other folder is looked at. V8 refuses what another version or other settings have
 * compiled; such a file is compiled as ever. A file's name contains the hash of its content, so the code is of this one.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { KEPT, scriptOf } from './script.ts';

export { KEPT, scriptOf };

/** The files of this start that had compiled code, for the tests. */
export const files: { readonly taken: string[]; readonly refused: string[] } = { taken: [], refused: [] };

type Load = (module: NodeJS.Module, filename: string) => unknown;

/** Node's table of ways to load a file; its declaration is marked as deprecated and has no successor for CommonJS. */
const extensions = Reflect.get(require, 'extensions');
const compile: Load = extensions['.js'];

const load: Load = (module, filename) => {
  const kept = `${filename}${KEPT}`;
  if (dirname(filename) !== __dirname || !existsSync(kept)) return compile(module, filename);
  const script = scriptOf(readFileSync(filename, 'utf8'), filename, readFileSync(kept));
  const isRefused = script.cachedDataRejected === true;
  (isRefused ? files.refused : files.taken).push(filename);
  if (isRefused)
    process.stderr.write(`${filename} was compiled at this start: V8 refused the code that is kept of it\n`);
  const run: unknown = script.runInThisContext();
  if (typeof run === 'function')
    Reflect.apply(run, module.exports, [module.exports, createRequire(filename), module, filename, __dirname]);
  return undefined;
};
// Plain Node, in which tests run the threads, would refuse it all.
if ('electron' in process.versions) extensions['.cjs'] = load;
