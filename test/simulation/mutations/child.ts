import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { KindName } from '../run/play.ts';

const caughtSchema = z.object({ seed: z.number(), rule: z.string(), detail: z.string() }).nullable();
export type Caught = z.infer<typeof caughtSchema>;

const SCRIPT = fileURLToPath(new URL('run-mutated.ts', import.meta.url));
/** Every process loads the same program: half of its time goes into that, unless it is kept compiled. */
const COMPILED = join(tmpdir(), 'sauda-simulation-compiled');
const LONGEST_OUTPUT = 10_000_000;

/** Plays seeds with a broken program (or the sound one: `''`) in a process of its own; null if every promise held. */
export function playMutated(name: string, kind: KindName, from: number, to: number): Promise<Caught> {
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [SCRIPT, name, kind, String(from), String(to)],
      { maxBuffer: LONGEST_OUTPUT, env: { ...process.env, NODE_COMPILE_CACHE: COMPILED } },
      (error, stdout, stderr) => {
        if (error !== null) reject(new Error(`${name}: ${stderr}`));
        else resolve(caughtSchema.parse(JSON.parse(stdout)));
      },
    );
  });
}

/** Does the work for each item, a few at a time; the results are in the order of the items. */
export async function fewAtATime<T, R>(
  items: readonly T[],
  atATime: number,
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  const waiting = [...items.entries()];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: atATime }, lane));
  return results;
}
