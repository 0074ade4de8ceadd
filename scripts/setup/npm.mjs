// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { Failure } from './failure.mjs';

/**
 * npm's own script. It is run directly with a Node, because the `npm` in the PATH is a shell script on Windows.
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

/** npm's Node: it must not be one inside node_modules, which npm is about to replace. */
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

/** The node-gyp that every npm brings along. */
export function nodeGypScript() {
  return join(dirname(dirname(npmScript())), 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
}
