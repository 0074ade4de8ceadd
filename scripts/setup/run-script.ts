import { join } from 'node:path';
import { run } from './child.mjs';
import { CALLER, ROOT } from './project.ts';
import { toolNode } from './tool-node.mjs';

/** Runs one of the project's own command lines where the user stands, so that relative paths mean what they say. */
export function runScript(script: string, args: readonly string[]): Promise<number> {
  return run(toolNode(ROOT), [join(ROOT, script), ...args], { cwd: CALLER });
}
