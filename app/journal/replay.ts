import { addTiyn, ZERO_TIYN, type Tiyn } from '../money/money.ts';
import { itemOfPiece } from '../money/price.ts';
import { type JournalEntry, type RecordedEntry } from './entry.ts';
import type { Closure, Notice } from '../orders.ts';
import { applyCheck, newChecks, recounted, type ChecksBooks, type ChecksRecord } from './machine-checks.ts';
import type { StockRecord } from './stock-record.ts';
import { JournalOrderError, isSettled, openedSale, applyToSale, type SaleRecord } from './sale-record.ts';

export {
  inDoubtTiyn,
  isDecided,
  isSettled,
  isToBeWatched,
  JournalOrderError,
  owedTiyn,
  saleState,
} from './sale-record.ts';
export type { BillRecord, PurchaseRecord, RefundRecord, SaleRecord, SaleState } from './sale-record.ts';

/** The state that the journal's entries add up to. */
export interface Ledger {
  readonly sales: ReadonlyMap<string, SaleRecord>;
  /** The number of each product left; absent where the operator does not count. */
  readonly stock: ReadonlyMap<string, StockRecord>;
  /** The products that are taken off sale. */
  readonly off: ReadonlySet<string>;
  /** That an operator has taken the machine out of service; null where it sells. */
  readonly closed: Closure | null;
  /** The last notice, also where its time has passed; null where none was put up. */
  readonly notice: Notice | null;
  /** The service menu's checks. */
  readonly checks: ChecksRecord;
  /** The notes expected in the cassette. */
  readonly cassette: CassetteRecord;
  /** Only those since the last summary, where reading began there. */
  readonly orphans: readonly OrphanRecord[];
  /**
   * Sales that a start found unfinished and that something has become of since, with the wall clock's time of their last
   * entry before it. Only those since the last summary, too.
   */
  readonly interrupted: ReadonlyMap<string, number>;
  readonly lastSequence: number;
}

export interface CassetteRecord {
  readonly amountTiyn: Tiyn;
  readonly bills: number;
}

/** Money that belongs to no sale. */
export interface OrphanRecord {
  readonly orphanId: string;
  readonly amountTiyn: Tiyn | null;
  readonly source: 'bill-acceptor';
  readonly atMs: number;
}

/** The running totals while entries are read. */
export interface Books {
  readonly sales: Map<string, SaleRecord>;
  readonly stock: Map<string, StockRecord>;
  readonly off: Set<string>;
  closed: Closure | null;
  notice: Notice | null;
  readonly checks: ChecksBooks;
  cassette: CassetteRecord;
  readonly orphans: OrphanRecord[];
  readonly interrupted: Map<string, number>;
  /** Sales with an entry since the last start; null before the first one. */
  sinceStart: Set<string> | null;
}

const EMPTY_CASSETTE: CassetteRecord = { amountTiyn: ZERO_TIYN, bills: 0 };

/** Totals before the first entry. */
export function newBooks(): Books {
  return {
    sales: new Map(),
    stock: new Map(),
    off: new Set(),
    closed: null,
    notice: null,
    checks: newChecks(),
    cassette: EMPTY_CASSETTE,
    orphans: [],
    interrupted: new Map(),
    sinceStart: null,
  };
}

/**
 * Derives what is owed from the entries. Throws on an order of entries that the kiosk never writes, and on a summary
 * that contradicts the entries before it.
 */
export function replay(entries: Iterable<RecordedEntry>): Ledger {
  const books = newBooks();
  // Collected on the way: searching for them at every summary would take time quadratic in the history.
  const unsettled = new Map<string, SaleRecord>();
  let lastSequence = 0;
  for (const recorded of entries) {
    if (recorded.sequence !== lastSequence + 1) {
      throw new JournalOrderError(`journal: entry ${String(lastSequence + 1)} is missing`);
    }
    lastSequence = recorded.sequence;
    if (recorded.entry.kind === 'summary') checkSummary(recorded.entry, summaryOf({ ...books, sales: unsettled }));
    applyEntry(books, recorded);
    const sale = 'saleId' in recorded.entry ? books.sales.get(recorded.entry.saleId) : undefined;
    if (sale !== undefined && isSettled(sale)) unsettled.delete(sale.saleId);
    else if (sale !== undefined) unsettled.set(sale.saleId, sale);
  }
  return ledgerOf(books, lastSequence);
}

/**
 * The version of the summary rule. `isSettled` decides which sales a summary omits; raise the version when changing
 * that or the summary's content.
 */
export const SUMMARY_RULE = 3;
/**
 * The rule versions that summaries may be built upon: the first omitted the same sales and knew no notes, and no journal
 * before the third has a search.
 */
export const USABLE_SUMMARY_RULES: readonly number[] = [1, 2, SUMMARY_RULE];

type Summary = Extract<JournalEntry, { kind: 'summary' }>;

/** The part of the state that a later start needs. */
export function summaryOf({
  sales,
  stock,
  off,
  closed,
  notice,
  checks,
  cassette,
}: Pick<Ledger, 'sales' | 'stock' | 'off' | 'closed' | 'notice' | 'checks' | 'cassette'>): Summary {
  const unsettled = [...sales.values()].filter((sale) => !isSettled(sale)).map((sale) => sale.saleId);
  return {
    kind: 'summary',
    rule: SUMMARY_RULE,
    unsettled: unsettled.sort(),
    stock: Object.fromEntries(stock),
    // Absent where there is none, as in the summaries of earlier versions.
    ...(off.size === 0 ? {} : { off: [...off].sort() }),
    ...(closed === null ? {} : { closed }),
    ...(notice === null ? {} : { notice }),
    ...summarisedChecks(checks),
    cassette,
  };
}

/** Absent where there was no check, as in the summaries of earlier versions. */
function summarisedChecks({ tests, triedNote, passed }: ChecksRecord): Pick<Summary, 'checks'> {
  if (tests.size === 0 && triedNote === null && passed.size === 0) return {};
  return {
    checks: { tests: byKey(tests).map(([, test]) => test), triedNote, passed: Object.fromEntries(byKey(passed)) },
  };
}

function byKey<K extends string | number, T>(map: ReadonlyMap<K, T>): readonly (readonly [K, T])[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

function checkSummary(written: Summary, right: Summary): void {
  // Another version of the program may have omitted other sales, so only summaries of usable rules are compared.
  if (written.rule === undefined || !USABLE_SUMMARY_RULES.includes(written.rule)) return;
  const sorted = (stock: Summary['stock']): string =>
    JSON.stringify(Object.entries(stock).sort(([a], [b]) => (a < b ? -1 : 1)));
  const isSameCash =
    written.rule === 1 ||
    (written.cassette?.amountTiyn === right.cassette?.amountTiyn && written.cassette?.bills === right.cassette?.bills);
  const same =
    isSameCash &&
    JSON.stringify(written.unsettled) === JSON.stringify(right.unsettled) &&
    JSON.stringify(written.off) === JSON.stringify(right.off) &&
    isSameOrder(written, right) &&
    JSON.stringify(written.checks) === JSON.stringify(right.checks) &&
    sorted(written.stock) === sorted(right.stock);
  if (!same) throw new JournalOrderError('journal: a summary disagrees with the entries before it');
}

function isSameOrder({ closed, notice }: Summary, right: Summary): boolean {
  const { by, role, sinceMs } = closed ?? {};
  const isSameClosure = by === right.closed?.by && role === right.closed?.role && sinceMs === right.closed?.sinceMs;
  const lines = ({ text }: Notice): string => JSON.stringify(Object.entries(text).sort(([a], [b]) => (a < b ? -1 : 1)));
  const isSameText = (notice && lines(notice)) === (right.notice && lines(right.notice));
  return isSameClosure && isSameText && notice?.untilMs === right.notice?.untilMs;
}

/**
 * Like `replay`, but from the last summary on. `entries` are all that follow the summary, and the earlier ones of every
 * sale that is unsettled or appears again.
 */
export function replayFrom(
  summary: { readonly sequence: number; readonly entry: Summary } | null,
  entries: Iterable<RecordedEntry>,
): Ledger {
  const books = newBooks();
  for (const [product, record] of Object.entries(summary?.entry.stock ?? {})) books.stock.set(product, record);
  for (const product of summary?.entry.off ?? []) books.off.add(product);
  books.closed = summary?.entry.closed ?? null;
  books.notice = summary?.entry.notice ?? null;
  takeChecks(books.checks, summary?.entry);
  books.cassette = summary?.entry.cassette ?? EMPTY_CASSETTE;
  const since = summary?.sequence ?? 0;
  let lastSequence = since;
  for (const recorded of entries) {
    const isOld = recorded.sequence <= since;
    if (!isOld && recorded.sequence !== lastSequence + 1) {
      throw new JournalOrderError(`journal: entry ${String(lastSequence + 1)} is missing`);
    }
    if (!isOld) lastSequence = recorded.sequence;
    // The summary already includes products and notes of entries before it.
    applyEntry(isOld ? { ...newBooks(), sales: books.sales } : books, recorded);
  }
  return ledgerOf(books, lastSequence);
}

function takeChecks(checks: ChecksBooks, summary: Summary | undefined): void {
  if (summary?.checks === undefined) return;
  const { tests, triedNote, passed } = summary.checks;
  for (const test of tests) checks.tests.set(test.channel, test);
  checks.triedNote = triedNote;
  for (const [check, atMs] of Object.entries(passed)) checks.passed.set(check, atMs);
}

function ledgerOf({ sinceStart: _, ...books }: Books, lastSequence: number): Ledger {
  return { ...books, lastSequence };
}

/** Adds one entry to the totals. Throws on an entry that contradicts those before it. */
export function applyEntry(books: Books, { entry, wallMs }: Pick<RecordedEntry, 'entry' | 'wallMs'>): void {
  switch (entry.kind) {
    case 'started':
      books.sinceStart = new Set();
      return;
    case 'summary':
    case 'service-opened':
    case 'service-closed':
    case 'service-refused':
    case 'spiral-cleared':
    case 'settings-intended':
    case 'settings-changed':
    case 'settings-unchanged':
    case 'collection-started':
    case 'collection-cassette':
    case 'collection-noted':
    case 'collection-counted':
    case 'collection-dropped':
    case 'orphan-kept':
      return;
    case 'service-acted':
    case 'channel-test-intended':
    case 'channel-test-pulsed':
    case 'channel-test-failed':
    case 'channel-test-answered':
    case 'note-try-intended':
    case 'note-try-ended':
      applyCheck(books.checks, books.stock, entry, wallMs);
      return;
    case 'stock-set':
      setStock(books.stock, entry);
      recount(books, entry.productId);
      return;
    case 'product-off':
    case 'machine-closed':
    case 'notice-set':
      applyOrder(books, entry, wallMs);
      return;
    case 'stock-loaded':
      books.stock.set(entry.productId, { loaded: entry.count, dispensed: 0 });
      recount(books, entry.productId);
      return;
    case 'sale-opened':
      books.sales.set(entry.saleId, openedSale(entry, wallMs));
      books.sinceStart?.add(entry.saleId);
      return;
    case 'orphan-recorded':
      books.orphans.push({
        orphanId: entry.orphanId,
        amountTiyn: entry.amountTiyn,
        source: entry.source,
        atMs: wallMs,
      });
      books.cassette = withBill(books.cassette, entry.amountTiyn ?? ZERO_TIYN);
      return;
    case 'cash-collected':
      books.cassette = EMPTY_CASSETTE;
      return;
    default: {
      const sale = books.sales.get(entry.saleId);
      if (sale === undefined) throw new JournalOrderError(`journal: ${entry.kind} for a sale that was never opened`);
      noteInterrupted(books, sale);
      books.sales.set(entry.saleId, { ...applyToSale(sale, entry, wallMs), lastAtMs: wallMs });
      if (entry.kind === 'orphan-assigned') dropOrphan(books.orphans, entry.orphanId);
      if (entry.kind === 'dispensed') countDispensed(books.stock, itemOfPiece(sale, sale.delivered + 1).productId);
      if (entry.kind === 'bill-stacked' && entry.cassette !== 'taken')
        books.cassette = withBill(books.cassette, entry.billTiyn);
    }
  }
}

/** What somebody ordered stays until they order otherwise. */
function applyOrder(
  books: Books,
  entry: Extract<JournalEntry, { kind: 'product-off' | 'machine-closed' | 'notice-set' }>,
  wallMs: number,
): void {
  switch (entry.kind) {
    case 'product-off':
      if (entry.isOff) books.off.add(entry.productId);
      else books.off.delete(entry.productId);
      return;
    case 'machine-closed': {
      const { isClosed, role, by } = entry;
      books.closed = isClosed ? { sinceMs: wallMs, role, ...(by === undefined ? {} : { by }) } : null;
      return;
    }
    default:
      books.notice = entry.notice;
  }
}

/** The first entry behind a start shows that the sale was unfinished until then. */
function noteInterrupted({ interrupted, sinceStart }: Books, sale: SaleRecord): void {
  if (sinceStart === null || sinceStart.has(sale.saleId)) return;
  sinceStart.add(sale.saleId);
  if (!isSettled(sale) && !interrupted.has(sale.saleId)) interrupted.set(sale.saleId, sale.lastAtMs);
}

/** What a test took before the count is part of it. */
function recount({ checks: { tests } }: Books, productId: string): void {
  for (const [channel, test] of recounted(tests, productId)) tests.set(channel, test);
}

function setStock(
  stock: Map<string, StockRecord>,
  { productId, count, loaded = count ?? 0, configured }: Extract<JournalEntry, { kind: 'stock-set' }>,
): void {
  if (count === null) {
    stock.delete(productId);
    return;
  }
  const dispensed = Math.max(0, loaded - count);
  stock.set(productId, { loaded, dispensed, ...(configured === loaded ? {} : { configured: configured ?? null }) });
}

function withBill({ amountTiyn, bills }: CassetteRecord, billTiyn: Tiyn): CassetteRecord {
  return { amountTiyn: addTiyn(amountTiyn, billTiyn), bills: bills + 1 };
}

function countDispensed(stock: Map<string, StockRecord>, productId: string): void {
  const record = stock.get(productId);
  if (record !== undefined) stock.set(productId, { ...record, dispensed: record.dispensed + 1 });
}

/** It belongs to a sale now. One from before the summary is not known here. */
function dropOrphan(orphans: OrphanRecord[], orphanId: string): void {
  const index = orphans.findIndex((orphan) => orphan.orphanId === orphanId);
  if (index >= 0) orphans.splice(index, 1);
}
