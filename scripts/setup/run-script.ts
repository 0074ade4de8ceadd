import { join } from 'node:path';
import { run } from './child.mjs';
import { CALLER, ROOT } from './project.ts';
import { toolNode } from './tool-node.mjs';

/** Runs a script of the project in the user's folder, from which relative paths are resolved; returns its exit code. */
export function runScript(script: string, args: readonly string[]): Promise<number> {
  return run(toolNode(ROOT), [join(ROOT, script), ...args], { cwd: CALLER });
}
