/** The tools behind `npm test` and `npm run check`, run by our Node. */
import { join } from 'node:path';
import { ended, run, start } from '../setup/child.mjs';
import { ROOT } from '../setup/project.ts';
import { toolNode } from '../setup/tool-node.mjs';

/** Where the runners keep what they report, and what they made to be quicker. */
export const REPORTS = join(ROOT, 'out', 'test');

/**
 * Node keeps what it has compiled here, by the hash of each source. Hundreds of tests start the same command lines in
 * processes of their own, which would otherwise spend most of their time on removing the types again.
 */
export const COMPILED = { NODE_COMPILE_CACHE: join(REPORTS, 'compiled') } as const;

/** A tool's own script: `node_modules/.bin` has shell scripts on Windows. */
function command(script: string, args: readonly string[]): [string, string[]] {
  return [toolNode(ROOT), [join(ROOT, 'node_modules', script), ...args]];
}

/** Runs a tool in the foreground; gives its exit code. */
export function tool(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  return run(...command(script, args), { cwd: ROOT, env: { ...process.env, ...env } });
}

/** The same beside others: all that it says comes in one piece when it ends. */
export async function toolBeside(script: string, args: readonly string[]): Promise<number> {
  const child = start(...command(script, args), { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => said.push(chunk));
  const code = await ended(child);
  process.stdout.write(Buffer.concat(said));
  return code;
}
