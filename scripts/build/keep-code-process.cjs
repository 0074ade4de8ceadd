'use strict';
/**
 * Runs in Electron's main process, because V8 takes compiled code only from the same version with the same settings.
 * Compiles the files of the argument and puts the code beside each. Every function is compiled, so that the same build
 * gives the same bytes.
 */
const { readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const process = require('node:process');
const { setFlagsFromString } = require('node:v8');

/** Without a window Electron would go on for ever after an exception. */
try {
  const { folder, names } = JSON.parse(process.env.SAUDA_KEEP_CODE ?? '');
  const { KEPT, scriptOf } = require(join(folder, 'kept-code.cjs'));

  for (const name of names) {
    const file = join(folder, name);
    const source = readFileSync(file, 'utf8');
    setFlagsFromString('--no-lazy');
    // Without its folder, which is another at each build; a start gives its own. As it came: a part cut from a path, as by
    // `basename`, is written with the whole path.
    const script = scriptOf(source, name);
    // The code is marked with the settings of this moment, and a start has the usual ones.
    setFlagsFromString('--lazy');
    const kept = `${file}${KEPT}`;
    writeFileSync(`${kept}.new`, script.createCachedData());
    renameSync(`${kept}.new`, kept);
  }
  process.exit(0);
} catch (error) {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
}
