// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { Failure } from './failure.mjs';

/**
 * Path of npm's own script, which is run directly with Node because the `npm` in the PATH is a shell script on Windows.
 * @returns {string}
 */
export function npmScript() {
  const running = process.env['npm_execpath'];
  if (running !== undefined && basename(running) === 'npm-cli.js' && existsSync(running)) return running;
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const candidates = [join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js')];
    if (existsSync(join(folder, 'npm'))) candidates.push(realpathSync(join(folder, 'npm')));
    const found = candidates.find((path) => basename(path) === 'npm-cli.js' && existsSync(path));
    if (found !== undefined) return found;
  }
  throw new Failure('npm was not found. Install Node.js together with npm, then repeat the command.');
}

/** Path of npm's Node, which must not be in node_modules because npm replaces that folder. */
export function npmNode() {
  const running = process.env['npm_node_execpath'] ?? process.execPath;
  if (!running.includes('node_modules')) return running;
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const node = join(folder, process.platform === 'win32' ? 'node.exe' : 'node');
    if (!folder.includes('node_modules') && existsSync(node) && spawnSync(node, ['--version']).status === 0)
      return node;
  }
  return running;
}

/** Path of the node-gyp that is part of npm. */
export function nodeGypScript() {
  return join(dirname(dirname(npmScript())), 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
}
