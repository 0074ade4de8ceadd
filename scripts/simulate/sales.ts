/** The seeded simulation of sales: `sales` plays lives of a machine, `mutations` shows that broken programs are caught. */
import { parseArgs } from 'node:util';
import { KINDS, type KindName } from '../../test/simulation/engine/play.ts';
import { runThreads } from '../../test/simulation/engine/run-threads.ts';
import { tellSeed } from '../../test/simulation/engine/tell.ts';
import { mutationsDocument } from '../../test/simulation/mutations/document.ts';
import { findMutations } from '../../test/simulation/mutations/search.ts';
import { Failure } from '../setup/failure.mjs';

/** How the two are called. */
export const SALES_USAGE = `  npm run simulate -- sales --seed N [--kind core|everything]
  npm run simulate -- sales --sales N [--from-seed N] [--workers N] [--kind core|everything]
  npm run simulate -- mutations [--only NAME | --list]`;
const DEFAULT_SALES = 20_000;
/** So many failing seeds are told; the others are only named. */
const STORIES_LIMIT = 3;

/** Runs `sales` or `mutations` and gives the exit code: 1 when something was found. */
export async function runSales(what: string, rest: string[]): Promise<number> {
  const { values } = parseArgs({
    args: rest,
    options: {
      seed: { type: 'string' },
      sales: { type: 'string' },
      'from-seed': { type: 'string' },
      workers: { type: 'string' },
      kind: { type: 'string' },
      only: { type: 'string' },
      list: { type: 'boolean' },
    },
  });
  if (what === 'mutations' && values.list === true) {
    process.stdout.write(mutationsDocument());
    return 0;
  }
  if (what === 'mutations') return findMutations(values.only, print);
  const kind = kindOf(values.kind ?? 'core');
  if (values.seed !== undefined) return tell(kind, whole(values.seed));
  return playMany(kind, whole(values.sales ?? String(DEFAULT_SALES)), whole(values['from-seed'] ?? '1'), whole(values.workers ?? '1'));
}

async function tell(kind: KindName, seed: number): Promise<number> {
  const { rule, lines } = await tellSeed(kind, seed);
  print(lines.join('\n'));
  return rule === null ? 0 : 1;
}

async function playMany(kind: KindName, sales: number, fromSeed: number, workers: number): Promise<number> {
  const startedMs = performance.now();
  const { lives, reached, failures } = await runThreads({ kind, sales, fromSeed, workers });
  const seconds = (performance.now() - startedMs) / 1_000;
  for (const [name, count] of Object.entries(reached)) print(`${String(count).padStart(9)}  ${name}`);
  print(`${reached.sales} sales in ${lives} lives (${kind}), ${(reached.sales / seconds).toFixed(0)} sales/s, ${failures.length} violations`);
  for (const { seed, detail } of failures) print(`seed ${seed}: ${detail}`);
  for (const { seed } of failures.slice(0, STORIES_LIMIT)) await tell(kind, seed);
  return failures.length === 0 ? 0 : 1;
}

function kindOf(name: string): KindName {
  const kind = KINDS.find((one) => one === name);
  if (kind === undefined) throw new Failure(`--kind takes one of: ${KINDS.join(', ')}.`);
  return kind;
}

function whole(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new Failure(`"${text}" is not a whole number above zero.\nUsage:\n${SALES_USAGE}`);
  return number;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
