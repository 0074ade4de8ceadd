/** The suite's own options. */
import { parseArgs } from 'node:util';
import { Failure } from '../setup/failure.mjs';

export const PARTS = ['start', 'sale', 'notes', 'memory', 'decode', 'floor', 'journal'] as const;
export type Part = (typeof PARTS)[number];

export interface BenchOptions {
  /** Pairs of starts; sales are twice as many. */
  readonly runs: number;
  readonly only: ReadonlySet<Part>;
  /** Closed sales in the journal that has a history. */
  readonly sales: number;
}

const USAGE = `usage: npm run bench -- [--runs N] [--only ${PARTS.join(',')}] [--sales N]`;
const DEFAULT_RUNS = 10;
const MOST_RUNS = 200;
const DEFAULT_SALES = 100_000;
const MOST_SALES = 5_000_000;

function isPart(name: string): name is Part {
  return PARTS.some((part) => part === name);
}

export function readOptions(args: string[]): BenchOptions {
  const { runs, only, sales } = parse(args);
  const names = only === undefined ? [...PARTS] : only.split(',').filter(isPart);
  if (names.length === 0 || (only !== undefined && names.length !== only.split(',').length)) {
    throw new Failure(`--only knows ${PARTS.join(', ')}. ${USAGE}`);
  }
  return {
    runs: wholeNumber('--runs', runs, DEFAULT_RUNS, MOST_RUNS),
    only: new Set(names),
    sales: wholeNumber('--sales', sales, DEFAULT_SALES, MOST_SALES),
  };
}

function wholeNumber(name: string, given: string | undefined, standard: number, most: number): number {
  const value = Number(given ?? standard);
  if (!Number.isInteger(value) || value < 1 || value > most) throw new Failure(`${name} wants 1 to ${most}. ${USAGE}`);
  return value;
}

function parse(args: string[]): { runs?: string | undefined; only?: string | undefined; sales?: string | undefined } {
  try {
    return parseArgs({
      args,
      options: { runs: { type: 'string' }, only: { type: 'string' }, sales: { type: 'string' } },
    }).values;
  } catch (error) {
    throw new Failure(`${error instanceof Error ? error.message : String(error)}. ${USAGE}`);
  }
}
