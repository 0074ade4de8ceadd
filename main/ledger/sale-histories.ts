import type { JournalEntry, RecordedEntry } from '../../app/journal/entry.ts';
import type { SaleHistory } from '../../app/journal/money-by-method.ts';
import {
  applyEntry,
  isSettled,
  JournalOrderError,
  newBooks,
  summaryOf,
  USABLE_SUMMARY_RULES,
  type SaleRecord,
} from '../../app/journal/replay.ts';
import type { JournalReading } from './in-journal.ts';

/** The most sales that wait for an older unfinished one; beyond that the older one is read to its end at once. */
const MOST_WAITING = 5_000;

/**
 * Yields every sale with its entries in the order opened, with the sums and checks of `replay`. Memory use hardly
 * depends on the number of sales. `note` receives every entry in order. Throws as `replay` does.
 */
export function* saleHistories(
  reading: JournalReading,
  note: (recorded: RecordedEntry) => void = () => undefined,
): Generator<SaleHistory> {
  const isLastOfSale = reading.lastOfSale();
  const walk = new Walk();
  /** Sales not yielded yet, in the order opened; with their history once they have ended. */
  const waiting = new Map<string, SaleHistory | null>();
  /** Sales yielded before they had ended. */
  const early = new Set<string>();
  for (const recorded of reading.entries) {
    walk.take(recorded);
    note(recorded);
    const { entry, sequence } = recorded;
    if (entry.kind === 'sale-opened') waiting.set(entry.saleId, null);
    if (!('saleId' in entry) || !isLastOfSale(sequence)) continue;
    const ended = walk.end(entry.saleId);
    if (!early.delete(entry.saleId)) waiting.set(entry.saleId, ended);
    yield* inOrder(waiting);
    if (waiting.size <= MOST_WAITING) continue;
    const [oldest] = waiting.keys();
    if (oldest === undefined) continue;
    waiting.delete(oldest);
    early.add(oldest);
    yield addedUp(reading.entriesOf(oldest), oldest);
  }
  for (const [saleId, history] of waiting) yield history ?? walk.end(saleId);
}

function* inOrder(waiting: Map<string, SaleHistory | null>): Generator<SaleHistory> {
  for (const [saleId, history] of waiting) {
    if (history === null) return;
    waiting.delete(saleId);
    yield history;
  }
}

function addedUp(entries: readonly RecordedEntry[], saleId: string): SaleHistory {
  const books = newBooks();
  for (const recorded of entries) applyEntry(books, recorded);
  const sale = books.sales.get(saleId);
  if (sale === undefined)
    throw new JournalOrderError(`journal: the entries of sale ${saleId} cannot be found by its number`);
  return { sale, entries };
}

/** Adds up the entries and drops sales that have ended. */
class Walk {
  readonly #books = newBooks();
  readonly #entries = new Map<string, RecordedEntry[]>();
  readonly #unsettled = new Map<string, SaleRecord>();
  #last = 0;

  take(recorded: RecordedEntry): void {
    const { entry, sequence } = recorded;
    if (sequence !== this.#last + 1) throw new JournalOrderError(`journal: entry ${String(this.#last + 1)} is missing`);
    this.#last = sequence;
    if (entry.kind === 'summary') checkSummary(entry, summaryOf({ ...this.#books, sales: this.#unsettled }));
    applyEntry(this.#books, recorded);
    if (!('saleId' in entry)) return;
    const { saleId } = entry;
    if (entry.kind === 'sale-opened') this.#entries.set(saleId, []);
    this.#entries.get(saleId)?.push(recorded);
    const sale = this.#books.sales.get(saleId);
    if (sale === undefined || isSettled(sale)) this.#unsettled.delete(saleId);
    else this.#unsettled.set(saleId, sale);
  }

  /** Ends a sale and returns its history. An unsettled sale is kept, because summaries must contain it. */
  end(saleId: string): SaleHistory {
    const sale = this.#books.sales.get(saleId);
    const entries = this.#entries.get(saleId);
    if (sale === undefined || entries === undefined)
      throw new JournalOrderError(`journal: sale ${saleId} has ended before`);
    this.#books.sales.delete(saleId);
    this.#entries.delete(saleId);
    return { sale, entries };
  }
}

type Summary = Extract<JournalEntry, { kind: 'summary' }>;

/** The comparison of summaries that `replay` makes. */
function checkSummary(written: Summary, right: Summary): void {
  if (written.rule === undefined || !USABLE_SUMMARY_RULES.includes(written.rule)) return;
  const comparable = ({ unsettled, stock, cassette }: Summary): string => {
    const sorted = Object.entries(stock)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([product, { loaded, dispensed }]) => [product, loaded, dispensed]);
    return JSON.stringify([unsettled, sorted, written.rule === 1 ? null : [cassette?.amountTiyn, cassette?.bills]]);
  };
  if (comparable(written) !== comparable(right))
    throw new JournalOrderError('journal: a summary disagrees with the entries before it');
}
