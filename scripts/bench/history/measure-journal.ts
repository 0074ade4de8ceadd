/** Measures the cost of a long history: the same journal without sales and with many, in turns. */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { JournalKeeper } from '../../../main/journal/keeper/journal-keeper.ts';
import { ROOT } from '../../setup/project.ts';
import { toolNode } from '../../setup/tool-node.mjs';
import { morning, pastSale } from './past-sales.ts';
import { seededRandom } from './random.ts';
import { expectDone } from './write-history.ts';

/** Milliseconds without a history and with one, measured one right after the other. */
export interface Pairs {
  readonly none: readonly number[];
  readonly many: readonly number[];
}

const START = join(import.meta.dirname, 'start-process.ts');
const startedSchema = z.object({ openMs: z.number() });

/** Starts the directory without a history once, because a first start is not typical. */
export function prepare(none: string): void {
  mkdirSync(none, { recursive: true });
  const keeper = opened(none);
  expectDone(keeper.append(morning().entries, now()));
  keeper.close();
}

/** Measures the opening of the journal with its lock, its checks and its copy, each time in a new process. */
export function measureOpening({ none, many }: Directories, runs: number): Pairs {
  const pairs = { none: new Array<number>(), many: new Array<number>() };
  for (let run = 0; run < runs; run += 1) {
    pairs.none.push(openOnce(none));
    pairs.many.push(openOnce(many));
  }
  return pairs;
}

export interface Directories {
  readonly none: string;
  readonly many: string;
}

function openOnce(dataDirectory: string): number {
  const { status, stdout, stderr } = spawnSync(toolNode(ROOT), [START, dataDirectory], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`a start of the journal failed: ${stderr}`);
  return startedSchema.parse(JSON.parse(stdout)).openMs;
}

const SEED = 11;
/** Larger than every sale's number in a history. */
const FIRST_SALE = 100_000_000;
const WARM_UP = 10;

/**
 * Measures a sale's work in the journal: the append of every step, the check for a repeated number, the final clean-up.
 */
export function measureJournalSales({ none, many }: Directories, sales: number): Pairs {
  const keepers = { none: opened(none), many: opened(many) };
  const random = seededRandom(SEED);
  const pairs = { none: new Array<number>(), many: new Array<number>() };
  for (let sale = 0; sale < WARM_UP + sales; sale += 1) {
    const steps = pastSale(FIRST_SALE + sale, random);
    for (const which of sale % 2 === 0 ? (['none', 'many'] as const) : (['many', 'none'] as const)) {
      const tookMs = timed(() => {
        sell(keepers[which], steps);
      });
      if (sale >= WARM_UP) pairs[which].push(tookMs);
    }
  }
  keepers.none.close();
  keepers.many.close();
  return pairs;
}

function sell(keeper: JournalKeeper, steps: ReturnType<typeof pastSale>): void {
  for (const { entries } of steps) {
    for (const entry of entries) {
      if (entry.kind === 'purchase-known' && keeper.knowsPurchase(entry.qrPaymentId, entry.binding ?? null))
        throw new Error('the history knows a new number');
    }
    expectDone(keeper.append(entries, now()));
  }
  keeper.tidy(now());
}

function opened(dataDirectory: string): JournalKeeper {
  const keeper = new JournalKeeper(dataDirectory);
  const ledger = keeper.open();
  if (!ledger.ok)
    throw new Error(`the journal is refused: ${ledger.error.reason} ${JSON.stringify(ledger.error.parameters)}`);
  return keeper;
}

function now(): { readonly wallMs: number; readonly monoMs: number } {
  return { wallMs: Date.now(), monoMs: performance.now() };
}

function timed(work: () => void): number {
  const startMs = performance.now();
  work();
  return performance.now() - startMs;
}
