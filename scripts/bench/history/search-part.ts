/** The part `search`: how soon the menu finds any sale of the last year in a long history, and tells it. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { shownCode } from '../../../app/claims/typed-code.ts';
import { dayOf, startOfDay } from '../../../app/journal/days.ts';
import type { PastSale } from '../../../app/past/past.ts';
import { readSearch } from '../../../app/past/search.ts';
import { storyOf } from '../../../app/past/story.ts';
import type { Result } from '../../../app/result.ts';
import { DAY_MS } from '../../../app/units.ts';
import { journalFiles } from '../../../main/journal/journal-files.ts';
import { PastKeeper } from '../../../main/past/past-keeper.ts';
import type { PastSales } from '../../../main/past/past-sales.ts';
import { openPastThread } from '../../../main/past/worker/past-thread.ts';
import { ROOT } from '../../setup/project.ts';
import { summarize } from '../numbers.ts';
import { line, TARGETS, type Line } from '../results.ts';
import { keepPast } from './past-journal.ts';
import { seededRandom } from './random.ts';
import { LAST_MORNING_MS } from './write-history.ts';

/** As built: the thread that answers the door. */
const THREAD = join(ROOT, 'dist/main/past-thread.cjs');
const SEED = 31;
const SEARCHED_PER_RUN = 10;
const YEAR_MS = 365 * DAY_MS;
/** Steps between two words of progress while the list is made. */
const STEPS_TOLD = 500;

export interface SearchPart {
  /** The folder in which journals with a history are kept between runs, each with its list of sales. */
  readonly keptIn: string;
  readonly sales: number;
  readonly runs: number;
  readonly progress: (text: string) => void;
}

/** Searches for sales of the last year by everything that the door takes; each is told in words as well. */
export async function searchLines({ keptIn, sales, runs, progress }: SearchPart): Promise<readonly Line[]> {
  const directory = keepPast(keptIn, sales, progress);
  // A kiosk has its journal open beside the search; without that nothing is read.
  const journal = new Database(journalFiles(directory).database);
  try {
    journal.prepare('SELECT count(*) FROM sqlite_schema').get();
    catchUp(directory, progress);
    const searched = chosen(directory, journal, runs * SEARCHED_PER_RUN);
    const took = new Took();
    const past = openPastThread({ program: THREAD, dataDirectory: directory });
    done(await past.page({ of: 'all', search: null, beforeSequence: null }));
    for (const [index, one] of searched.entries()) {
      progress(`search ${String(index + 1)}/${String(searched.length)}`);
      await searchFor(past, one, took);
    }
    return took.lines(sales);
  } finally {
    journal.close();
  }
}

/** Brings the list up to the journal's end, as the kiosk's thread does between its questions. */
function catchUp(directory: string, progress: (text: string) => void): void {
  const keeper = new PastKeeper(directory);
  for (let step = 1; keeper.goOn(); step += 1) {
    if (step % STEPS_TOLD === 0) progress(`list step ${String(step)}`);
  }
  keeper.close();
}

const soldSchema = z.object({
  sequence: z.number(),
  sale_id: z.string(),
  external_id: z.string(),
  started_ms: z.number(),
  price_tiyn: z.number(),
  code: z.string(),
});
const paymentSchema = z.object({ number: z.string() });

/** A sale that is searched for, and what a customer knows of it. */
interface Searched {
  readonly sale: z.infer<typeof soldSchema>;
  readonly payment: string;
}

/** Sales of the last year, at random. */
function chosen(directory: string, journal: Database.Database, count: number): readonly Searched[] {
  const list = new Database(join(directory, 'past-sales.db'), { readonly: true });
  const random = seededRandom(SEED);
  const newest = list.prepare(
    `SELECT sequence, sale_id, external_id, started_ms, price_tiyn, code FROM sales WHERE started_ms >= ?
       ORDER BY started_ms LIMIT 1`,
  );
  const numberOf = journal.prepare(
    `SELECT json_extract(body, '$.qrPaymentId') AS number FROM entries
       WHERE sale_id = ? AND kind = 'purchase-known' LIMIT 1`,
  );
  try {
    return Array.from({ length: count }, () => {
      const fromMs = LAST_MORNING_MS - random.below(YEAR_MS);
      const sale = soldSchema.parse(newest.get(fromMs) ?? newest.get(LAST_MORNING_MS - YEAR_MS));
      return { sale, payment: paymentSchema.parse(numberOf.get(sale.sale_id)).number };
    });
  } finally {
    list.close();
  }
}

/** Milliseconds of each way to search. */
class Took {
  readonly #ms = new Map<string, number[]>();

  async time<T>(name: string, work: () => Promise<T>): Promise<T> {
    const startMs = performance.now();
    const done = await work();
    const ms = performance.now() - startMs;
    this.#ms.set(name, [...(this.#ms.get(name) ?? []), ms]);
    return done;
  }

  lines(sales: number): readonly Line[] {
    const all = [...this.#ms.values()].flat();
    return [
      line(`19 of 20 searches in ${String(sales)} sales: at most`, 'ms', [summarize(all).p95], TARGETS.searchMs),
      // On a machine that does nothing else, the same holds for it.
      line('  the slowest of all', 'ms', [Math.max(...all)]),
      ...[...this.#ms].map(([name, ms]) => line(`  ${name}`, 'ms', ms)),
    ];
  }
}

async function searchFor(past: PastSales, { sale, payment }: Searched, took: Took): Promise<void> {
  const [day, clock] = dayAndClock(sale.started_ms);
  const texts = {
    'by the claim code, and told': shownCode(sale.code).toLowerCase().replace('-', ' '),
    'by the payment’s number, and told': payment,
    'by our number, and told': sale.external_id,
    'by day and time, and told': `${day} ${clock}`,
    'by day, and told': day,
    'by amount, and told': `${String(sale.price_tiyn / 100)} ₸`,
  };
  for (const [name, text] of Object.entries(texts)) {
    // What many sales have in common shows the newest; the one that is meant is on a later page.
    const isCommon = name.startsWith('by day') || name.startsWith('by amount');
    const before = isCommon ? sale.sequence + 1 : null;
    if (isCommon) await took.time(`${name.split(',')[0] ?? ''}: first page`, () => find(past, text, null));
    const told = await took.time(name, async () => {
      const page = await find(past, text, before);
      const found = page.find(({ saleId }) => saleId === sale.sale_id);
      return found === undefined ? null : storyOf(done(await past.sale(found.saleId))?.entries ?? []);
    });
    if (told === null || told.length === 0) throw new Error(`${sale.sale_id} was not found by ${text}`);
  }
  const untilMs = startOfDay(dayOf(sale.started_ms)) + DAY_MS;
  await took.time('bars of its week', async () => done(await past.bars({ fromMs: untilMs - 7 * DAY_MS, untilMs })));
  await took.time('bars of its month', async () => done(await past.bars({ fromMs: untilMs - 30 * DAY_MS, untilMs })));
  await took.time('open debts', async () => done(await past.page({ of: 'open', search: null, beforeSequence: null })));
}

async function find(past: PastSales, text: string, beforeSequence: number | null): Promise<readonly PastSale[]> {
  const search = readSearch(text, LAST_MORNING_MS);
  if (search === null) throw new Error(`${text} means nothing`);
  return done(await past.page({ of: 'all', search, beforeSequence })).page.sales;
}

/** As a person in Kazakhstan writes them. */
function dayAndClock(wallMs: number): readonly [string, string] {
  const day = dayOf(wallMs);
  const minutes = Math.floor((wallMs - startOfDay(day)) / 60_000);
  const two = (number: number): string => String(number).padStart(2, '0');
  const [year = '', month = '', date = ''] = day.split('-');
  return [`${date}.${month}.${year}`, `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`];
}

function done<T>(answer: Result<T, string>): T {
  if (!answer.ok) throw new Error(`past sales are ${answer.error}`);
  return answer.value;
}
