/**
 * The seeded simulation of sales. Each function returns an exit code, 1 when a fault was found, even if its output was
 * not read.
 */
import type { KindName } from '../../test/simulation/run/kinds.ts';
import { ASKED_OF_EACH } from '../../test/simulation/world/reached.ts';
import { runThreads } from '../../test/simulation/run/run-threads.ts';
import { reportSeed } from '../../test/simulation/run/report-seed.ts';
import { mutationsDocument } from '../../test/simulation/mutations/document.ts';
import { MUTATIONS } from '../../test/simulation/mutations/list.ts';
import { findMutations } from '../../test/simulation/mutations/search.ts';
import { statesDocument } from '../../test/simulation/states/document.ts';
import { WrongUsage } from '../setup/wrong-usage.ts';
import { Screen } from './screen.ts';

/** Number of failing seeds that are reported in full; the others are only listed. */
const REPORTS_LIMIT = 3;

const screen = new Screen(process.stdout);
const print = (text: string): void => screen.print(text);

/** Prints the document of all mutations. */
export function printMutations(): number {
  print(mutationsDocument().trimEnd());
  return 0;
}

/** Prints the chart of the session. */
export function printStates(): number {
  print(statesDocument().trimEnd());
  return 0;
}

/** Searches a seed that catches each mutation, or the named one. Throws a `WrongUsage` for an unknown name. */
export function searchMutations(only: string | null): Promise<number> {
  // A search for an unknown mutation could not fail.
  if (only !== null && !MUTATIONS.some(({ name }) => name === only))
    throw new WrongUsage(`There is no mutation "${only}"; npm run simulate -- mutations --list shows all of them.`);
  return findMutations(only ?? undefined, print);
}

/** Repeats one simulation, step by step. */
export async function replaySeed(kind: KindName, seed: number): Promise<number> {
  const { rule, lines } = await reportSeed(kind, seed);
  print(lines.join('\n'));
  return rule === null ? 0 : 1;
}

/** Plays simulations until the requested number of sales is reached, at each service where there are several. */
export async function playMany(order: Parameters<typeof runThreads>[0]): Promise<number> {
  const startedMs = performance.now();
  const { simulations, reached, failures } = await runThreads({
    ...order,
    ofEach: order.kind === 'services' ? ASKED_OF_EACH : undefined,
  });
  const seconds = (performance.now() - startedMs) / 1_000;
  for (const [name, count] of Object.entries(reached)) print(`${String(count).padStart(9)}  ${name}`);
  print(
    `${reached.sales} sales in ${simulations} simulations (${order.kind}), ${(reached.sales / seconds).toFixed(0)} sales/s, ${failures.length} violations`,
  );
  for (const { seed, detail } of failures) print(`seed ${seed}: ${detail}`);
  for (const { seed } of failures.slice(0, REPORTS_LIMIT)) await replaySeed(order.kind, seed);
  return failures.length === 0 ? 0 : 1;
}
