/** The suite's own options. */
import { parseArgs } from 'node:util';
import { Failure } from '../setup/failure.mjs';

export const PARTS = ['start', 'sale', 'memory', 'decode', 'floor'] as const;
export type Part = (typeof PARTS)[number];

export interface BenchOptions {
  /** Pairs of starts; sales are twice as many. */
  readonly runs: number;
  readonly only: ReadonlySet<Part>;
}

const USAGE = `usage: npm run bench -- [--runs N] [--only ${PARTS.join(',')}]`;
const DEFAULT_RUNS = 10;
const MOST_RUNS = 200;

function isPart(name: string): name is Part {
  return PARTS.some((part) => part === name);
}

export function readOptions(args: string[]): BenchOptions {
  const { runs, only } = parse(args);
  const count = Number(runs ?? DEFAULT_RUNS);
  if (!Number.isInteger(count) || count < 1 || count > MOST_RUNS) throw new Failure(`--runs wants 1 to ${MOST_RUNS}. ${USAGE}`);
  const names = only === undefined ? [...PARTS] : only.split(',').filter(isPart);
  if (names.length === 0 || (only !== undefined && names.length !== only.split(',').length)) {
    throw new Failure(`--only knows ${PARTS.join(', ')}. ${USAGE}`);
  }
  return { runs: count, only: new Set(names) };
}

function parse(args: string[]): { runs?: string | undefined; only?: string | undefined } {
  try {
    return parseArgs({ args, options: { runs: { type: 'string' }, only: { type: 'string' } } }).values;
  } catch (error) {
    throw new Failure(`${error instanceof Error ? error.message : String(error)}. ${USAGE}`);
  }
}
