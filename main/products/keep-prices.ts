import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Log } from '../../app/log/events.ts';
import type { Tiyn } from '../../app/money/money.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { KioskEvent } from '../../app/session/state/event.ts';
import type { KioskState } from '../../app/session/state/state.ts';
import {
  continuedPrices,
  earlierPrices,
  priceHistorySchema,
  type PriceHistory,
} from '../../app/session/stock/price-history.ts';
import { HOUR_MS, MINUTE_MS } from '../../app/units.ts';
import { replaceDurably } from '../files/replace-durably.ts';

/** Larger than the history of any catalogue. */
const MOST_BYTES = 1_000_000;
const LOOK_EVERY_MS = MINUTE_MS;
/** What a power cut may take away from the time for which a price was asked. */
const WRITE_EVERY_MS = HOUR_MS;

/** The file says whose prices they are: a data directory is copied where a machine is set up after another one. */
const fileSchema = z.strictObject({ machine: z.string(), prices: priceHistorySchema });

interface Ports {
  readonly dataDirectory: string;
  /** What tells this computer from others, see `computerMark`. */
  readonly computer: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Whether earlier prices are shown; how long prices are asked, counts in any case. */
  readonly isTold: boolean;
  readonly loop: { state(): KioskState; dispatch(event: KioskEvent): void };
}

/**
 * Keeps in `prices.json` which prices customers were asked and for how long, and tells the session which earlier prices
 * may be shown beside lower ones. A file that is lost, damaged or another machine's means that no earlier price is known.
 * The result resolves when what there was to write is written; it never rejects.
 */
export function keepPrices({ dataDirectory, computer, clock, log, isTold, loop }: Ports): () => Promise<void> {
  const file = join(dataDirectory, 'prices.json');
  let history = readHistory(file, computer, log);
  let writing: Promise<void> = Promise.resolve();
  // The computer's clock counts parts of milliseconds, the file whole ones.
  const wholeMs = (): number => Math.floor(clock.monoMs());
  let lookedMonoMs = wholeMs();
  let writtenMonoMs = lookedMonoMs;
  let isWarned = false;

  const write = (): void => {
    writtenMonoMs = wholeMs();
    const text = `${JSON.stringify({ machine: computer, prices: history })}\n`;
    writing = writing
      .then(() => replaceDurably(file, text))
      .catch((error: unknown) => {
        if (isWarned) return;
        isWarned = true;
        log.write('warning', 'prices-not-kept', { detail: error instanceof Error ? error.message : String(error) });
      });
  };
  const look = (): void => {
    const nowMonoMs = wholeMs();
    const before = history;
    history = continuedPrices(before, loop.state().settings.catalogue, nowMonoMs - lookedMonoMs);
    lookedMonoMs = nowMonoMs;
    const told: ReadonlyMap<string, Tiyn> = isTold ? earlierPrices(history) : new Map();
    if (!isSame(told, loop.state().earlierPrices)) loop.dispatch({ kind: 'prices-known', earlier: told });
    if (hasChanged(before, history) || nowMonoMs - writtenMonoMs >= WRITE_EVERY_MS) write();
    clock.setTimer(LOOK_EVERY_MS, look);
  };
  look();
  return () => writing;
}

/** Whether more than the durations is different. */
function hasChanged(before: PriceHistory, after: PriceHistory): boolean {
  const facts = (history: PriceHistory): string =>
    JSON.stringify(Object.entries(history).map(([id, { priceTiyn, earlier }]) => [id, priceTiyn, earlier?.priceTiyn]));
  return facts(before) !== facts(after);
}

function isSame(one: ReadonlyMap<string, Tiyn>, other: ReadonlyMap<string, Tiyn>): boolean {
  return one.size === other.size && [...one].every(([id, priceTiyn]) => other.get(id) === priceTiyn);
}

function readHistory(file: string, computer: string, log: Log): PriceHistory {
  try {
    if (statSync(file).size > MOST_BYTES) throw new Error('larger than any history of prices');
    const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const { machine, prices } = fileSchema.parse(json);
    if (machine === computer) return prices;
    log.write('warning', 'prices-not-kept', { detail: 'prices.json is of another machine: a new one is begun' });
    return {};
  } catch (error) {
    const isNew = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!isNew) log.write('warning', 'prices-not-kept', { detail: 'prices.json was damaged: a new one is begun' });
    return {};
  }
}
