/** The suite's own options. */
import { z } from 'zod';
import { alternatives, flag, value, wholeNumber, type OptionValues } from '../../app/command-line/option.ts';
import { err, ok } from '../../app/result.ts';

const PARTS = [
  'start',
  'sale',
  'notes',
  'invoice',
  'guardian',
  'memory',
  'idle',
  'menu',
  'fleet',
  'console',
  'decode',
  'floor',
  'journal',
  'search',
  'soak',
] as const;
export type Part = (typeof PARTS)[number];

const DEFAULT_RUNS = 10;
const MOST_RUNS = 200;
/** Measured where no parts are named: all but the soak, which takes more than an hour. */
export const USUAL_PARTS = PARTS.filter((part) => part !== 'soak');
const DEFAULT_SALES = 100_000;
const DEFAULT_SOAK_SALES = 10_000;
const MOST_SALES = 5_000_000;

/** The options that select what is measured, and how often. */
export const BENCH_OPTIONS = {
  runs: wholeNumber(
    { from: 1, to: MOST_RUNS },
    { help: `pairs of starts, ${String(DEFAULT_RUNS)} by default; sales are twice as many` },
  ),
  only: value({ placeholder: 'PART,...', help: `only these parts: ${PARTS.join(', ')}` }, (typed) => {
    const names = typed.split(',');
    const parts = names.filter(isPart);
    return parts.length === names.length ? ok(parts) : err(`takes ${alternatives(PARTS)}, not ${typed}`);
  }),
  profile: flag({ help: 'where the time of a start goes in main, by file, and a profile for a browser’s tools' }),
  sales: wholeNumber(
    { from: 1, to: MOST_SALES },
    {
      help: `closed sales in the journals that have a history, ${String(DEFAULT_SALES)} by default; sales of the soak, ${String(DEFAULT_SOAK_SALES)} by default`,
    },
  ),
} as const;

/** The request of `npm run bench` to the suite, as JSON. */
export const benchRequestSchema = z.strictObject({
  /** Number of pairs of starts; there are twice as many sales. */
  runs: z.number(),
  only: z.array(z.enum(PARTS)).readonly(),
  /** Whether a start is profiled as well. */
  profile: z.boolean(),
  /** Number of closed sales in the journal with a history. */
  sales: z.number(),
  /** Number of sales of the soak. */
  soakSales: z.number(),
});
export type BenchRequest = z.infer<typeof benchRequestSchema>;

/** Makes the request from the options' values. */
export function benchRequest({ runs, only, profile, sales }: OptionValues<typeof BENCH_OPTIONS>): BenchRequest {
  return {
    runs: runs ?? DEFAULT_RUNS,
    only: only ?? USUAL_PARTS,
    profile,
    sales: sales ?? DEFAULT_SALES,
    soakSales: sales ?? DEFAULT_SOAK_SALES,
  };
}

function isPart(name: string): name is Part {
  return PARTS.some((part) => part === name);
}
