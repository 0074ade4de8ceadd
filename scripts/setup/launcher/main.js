/**
 * Makes `electron [flags] [-r MODULE] FOLDER [options]` start the application in FOLDER, as Electron's own default
 * application does. The fallback runtime has none, so this file is copied into its `resources/app`.
 */
'use strict';
const { app } = require('electron');
const { readFileSync, statSync } = require('node:fs');
const { dirname, resolve } = require('node:path');

/** Only what stands before the folder is ours; the options after it belong to the application. */
function readArguments(args) {
  const modules = [];
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i];
    if (arg === '-r' || arg === '--require') modules.push(args[(i += 1)]);
    else if (arg.startsWith('--require=')) modules.push(arg.slice('--require='.length));
    else if (!arg.startsWith('-')) return { modules, folder: resolve(arg) };
  }
  return { modules, folder: null };
}

function start() {
  const { modules, folder } = readArguments(process.argv.slice(1));
  // A test runner's module has to be in place before the application runs.
  for (const module of modules) require(require.resolve(module, { paths: [process.cwd()] }));
  if (folder === null) throw new Error('No application folder was given.');
  if (!statSync(folder).isDirectory()) {
    app.setAppPath(dirname(folder));
    require(folder);
    return;
  }
  const manifest = JSON.parse(readFileSync(resolve(folder, 'package.json'), 'utf8'));
  app.setName(manifest.productName ?? manifest.name);
  app.setVersion(manifest.version);
  app.setAppPath(folder);
  require(resolve(folder, manifest.main));
}

try {
  start();
} catch (error) {
  // Thrown on, it would end in a dialog that waits for a click that never comes on a build machine.
  console.error(error);
  app.exit(1);
}
