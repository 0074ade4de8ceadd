/**
 * The seeded simulation of sales: `sales` plays simulations of a machine, `mutations` shows that broken programs are
 * caught, `states` prints the chart of the session.
 */
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../app/result.ts';
import { KINDS, type KindName } from '../../test/simulation/engine/play.ts';
import { runThreads } from '../../test/simulation/engine/run-threads.ts';
import { reportSeed } from '../../test/simulation/engine/report-seed.ts';
import { mutationsDocument } from '../../test/simulation/mutations/document.ts';
import { MUTATIONS } from '../../test/simulation/mutations/list.ts';
import { findMutations } from '../../test/simulation/mutations/search.ts';
import { statesDocument } from '../../test/simulation/states/document.ts';
import { SALES_USAGE } from './sales-usage.ts';
import { Screen } from './screen.ts';
import { needRight, WrongUsage } from './wrong-usage.ts';

const DEFAULT_SALES = 20_000;
/** So many failing seeds are reported in full; the others are only named. */
const REPORTS_LIMIT = 3;

const OPTIONS = {
  'seed': { type: 'string' },
  'sales': { type: 'string' },
  'from-seed': { type: 'string' },
  'workers': { type: 'string' },
  'kind': { type: 'string' },
  'only': { type: 'string' },
  'list': { type: 'boolean' },
} as const;

/**
 * Runs `sales`, `mutations` or `states` and gives the exit code: 1 when something was found, also when nobody read it.
 * Throws a `WrongUsage` for options that there are not.
 */
export async function runSales(what: string, rest: string[]): Promise<number> {
  const values = needRight(readValues(rest), SALES_USAGE);
  const screen = new Screen(process.stdout);
  const print = (text: string): void => screen.print(text);
  if (what === 'mutations' && values.list === true) {
    print(mutationsDocument().trimEnd());
    return 0;
  }
  if (what === 'states') {
    print(statesDocument().trimEnd());
    return 0;
  }
  if (what === 'mutations') return findMutations(nameOf(values.only), print);
  const kind = kindOf(values.kind ?? 'core');
  if (values.seed !== undefined) return report(kind, whole(values.seed), print);
  const order = {
    kind,
    sales: whole(values.sales ?? String(DEFAULT_SALES)),
    fromSeed: whole(values['from-seed'] ?? '1'),
    workers: whole(values.workers ?? '1'),
  };
  return playMany(order, print);
}

function readValues(
  args: string[],
): Result<ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'], string> {
  try {
    return ok(parseArgs({ args, options: OPTIONS }).values);
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}

type Print = (text: string) => void;

async function report(kind: KindName, seed: number, print: Print): Promise<number> {
  const { rule, lines } = await reportSeed(kind, seed);
  print(lines.join('\n'));
  return rule === null ? 0 : 1;
}

async function playMany(order: Parameters<typeof runThreads>[0], print: Print): Promise<number> {
  const startedMs = performance.now();
  const { simulations, reached, failures } = await runThreads(order);
  const seconds = (performance.now() - startedMs) / 1_000;
  for (const [name, count] of Object.entries(reached)) print(`${String(count).padStart(9)}  ${name}`);
  print(
    `${reached.sales} sales in ${simulations} simulations (${order.kind}), ${(reached.sales / seconds).toFixed(0)} sales/s, ${failures.length} violations`,
  );
  for (const { seed, detail } of failures) print(`seed ${seed}: ${detail}`);
  for (const { seed } of failures.slice(0, REPORTS_LIMIT)) await report(order.kind, seed, print);
  return failures.length === 0 ? 0 : 1;
}

function kindOf(name: string): KindName {
  const kind = KINDS.find((one) => one === name);
  if (kind === undefined) throw new WrongUsage(`--kind takes one of: ${KINDS.join(', ')}.`);
  return kind;
}

/** A name that no mutation has would be a search that cannot fail. */
function nameOf(only: string | undefined): string | undefined {
  if (only === undefined || MUTATIONS.some(({ name }) => name === only)) return only;
  throw new WrongUsage(`There is no mutation "${only}"; npm run simulate -- mutations --list shows all of them.`);
}

function whole(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new WrongUsage(`"${text}" is not a whole number above zero.\nUsage:\n${SALES_USAGE}`);
  return number;
}
