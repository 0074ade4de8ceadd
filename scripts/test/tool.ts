/** Runs the tools of `npm test` and `npm run check` with the tools' Node. */
import { join } from 'node:path';
import { ended, run, start } from '../setup/child.mjs';
import { ROOT } from '../setup/project.ts';
import { toolNode } from '../setup/tool-node.mjs';

/** Folder of the runners' reports and caches. */
export const REPORTS = join(ROOT, 'out', 'test');

/**
 * Node's compile cache, by the hash of each source. Hundreds of tests start the same command lines in their own
 * processes, which would otherwise spend most of their time on stripping types.
 */
export const COMPILED = { NODE_COMPILE_CACHE: join(REPORTS, 'compiled') } as const;

/** The command for a tool's own script, because `node_modules/.bin` has shell scripts on Windows. */
function command(script: string, args: readonly string[]): [string, string[]] {
  return [toolNode(ROOT), [join(ROOT, 'node_modules', script), ...args]];
}

/** Runs a tool in the foreground; returns its exit code. */
export function tool(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  return run(...command(script, args), { cwd: ROOT, env: { ...process.env, ...env } });
}

/** Runs a tool in parallel to others and prints its whole output when it ends; returns its exit code. */
export async function toolBeside(script: string, args: readonly string[]): Promise<number> {
  const child = start(...command(script, args), { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => said.push(chunk));
  const code = await ended(child);
  process.stdout.write(Buffer.concat(said));
  return code;
}
