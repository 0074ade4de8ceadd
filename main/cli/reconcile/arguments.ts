import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readPeriod, type DayPeriod } from '../../../app/journal/days.ts';
import type { CashCount } from '../../../app/journal/reconcile-cash.ts';
import { languageSchema, type Language } from '../../../app/language/schema.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { readCash } from './cash-arguments.ts';

/** What is to be compared. Paths are absolute. */
export interface ReconcileCommand {
  readonly configFile: string;
  /** Null: the operating system's place for this application. */
  readonly dataDirectory: string | null;
  readonly period: DayPeriod;
  /** Products left, by product, as a technician counted them; null where nobody did. */
  readonly products: ReadonlyMap<string, number> | null;
  /** The money of a cassette; null where nobody counted it. */
  readonly cash: CashCount | null;
  readonly language: Language | null;
  readonly json: boolean;
}

export const RECONCILE_USAGE = `usage: sauda reconcile --config FILE [--data-dir DIR] [--from 2026-11-01] [--to 2026-11-22]
                       [--counts water=7,juice=3] [--cash TENGE] [--notes 500x12,1000x3] [--collected]
                       [--language kk|ru|en] [--json]

Compares the journal with what the bank says about each purchase of the days given (of Kazakhstan, both included), and
products and notes counted in the machine with its stock and its cassette; with --collected, with the cassette that was
taken out last. Reads only; works beside a running kiosk.
exit codes: 0 everything fits, 1 findings, 2 wrong usage, 3 no finding, but not everything could be compared
`;

const OPTIONS = {
  'config': { type: 'string' },
  'data-dir': { type: 'string' },
  'from': { type: 'string' },
  'to': { type: 'string' },
  'counts': { type: 'string' },
  'cash': { type: 'string' },
  'notes': { type: 'string' },
  'collected': { type: 'boolean' },
  'language': { type: 'string' },
  'json': { type: 'boolean' },
} as const;

/** Reads the arguments behind `reconcile`, strictly: a mistyped period must not look like a clean one. */
export function readReconcileArguments(args: readonly string[]): Result<ReconcileCommand, string> {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: true });
    const empty = Object.entries(values).find(([, value]) => value === '');
    if (empty !== undefined) return err(`--${empty[0]} needs a value`);
    if (values.config === undefined) return err('--config is missing');
    const period = readPeriod(values.from, values.to);
    if (!period.ok) return period;
    const products = values.counts === undefined ? ok(null) : readCounts(values.counts);
    if (!products.ok) return products;
    const cash = readCash({ tenge: values.cash, notes: values.notes, collected: values.collected === true });
    if (!cash.ok) return cash;
    const language = languageSchema.optional().safeParse(values.language);
    if (!language.success) return err('--language takes kk, ru or en');
    const dataDirectory = values['data-dir'];
    return ok({
      configFile: resolve(values.config),
      dataDirectory: dataDirectory === undefined ? null : resolve(dataDirectory),
      period: period.value,
      products: products.value,
      cash: cash.value,
      language: language.data ?? null,
      json: values.json === true,
    });
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}

const COUNT = /^([A-Za-z0-9_-]{1,64})=(\d{1,6})$/;

/** `water=7,juice=3`. */
function readCounts(text: string): Result<ReadonlyMap<string, number>, string> {
  const counts = new Map<string, number>();
  for (const part of text.split(',')) {
    const [, product, count] = COUNT.exec(part.trim()) ?? [];
    if (product === undefined) return err('--counts takes products and numbers like water=7,juice=3');
    if (counts.has(product)) return err(`--counts names ${product} twice`);
    counts.set(product, Number(count));
  }
  return ok(counts);
}
