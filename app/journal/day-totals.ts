import { addTiyn, ZERO_TIYN, type Tiyn } from '../money/money.ts';
import type { JournalEntry, RecordedEntry } from './entry.ts';
import { dayOf, isInPeriod, type DayPeriod } from './days.ts';
import { owedTiyn, type Ledger, type SaleRecord } from './replay.ts';

/** How a customer began to pay; a sale in cash may have a QR for the rest. */
export type PaymentMethod = 'kaspi-qr' | 'cash';

const METHODS: Readonly<Record<SaleRecord['provider'], PaymentMethod>> = { kaspi: 'kaspi-qr', cash: 'cash' };

/**
 * One day and method. A sale belongs to the day on which it was paid, with everything that became of it later, so that
 * `sold = dispensed + refunded + owed` holds for every line; an attempt belongs to the day on which it began.
 */
export interface DayTotals {
  readonly day: string;
  readonly method: PaymentMethod;
  /** Sales begun on this day, paid or not. */
  readonly attempts: number;
  /** Sales paid on this day. */
  readonly sales: number;
  readonly soldTiyn: Tiyn;
  readonly dispensedTiyn: Tiyn;
  readonly refundedTiyn: Tiyn;
  readonly owedTiyn: Tiyn;
  /** Sales of which something is owed. */
  readonly debts: number;
  /** Debts of this day's sales that were settled since; part of `refundedTiyn`. */
  readonly settledTiyn: Tiyn;
  /** Went back on this day, by a refund or by hand, whenever it had been paid: for the bank's statement of the day. */
  readonly wentBackTiyn: Tiyn;
}

/** The wall clock was set: days near it are as the clock showed them, right or wrong. */
export interface ClockJump {
  /** The first entry after it. */
  readonly sequence: number;
  /** What the clock should have shown at least, and what it showed. */
  readonly expectedMs: number;
  readonly wallMs: number;
}

interface MoneyBack {
  readonly saleId: string;
  readonly wallMs: number;
  readonly amountTiyn: Tiyn;
}

/** When things happened, as far as the sales themselves do not keep it. */
export interface Moments {
  readonly firstPaidMs: Map<string, number>;
  readonly wentBack: MoneyBack[];
  readonly settledTiyn: Map<string, Tiyn>;
  readonly jumps: ClockJump[];
}

/** Smaller corrections are the daily work of a clock that is kept right over the network. */
const CLOCK_TOLERANCE_MS = 60_000;

/** Nothing noted yet. */
export function newMoments(): Moments {
  return { firstPaidMs: new Map(), wentBack: [], settledTiyn: new Map(), jumps: [] };
}

/** Passes the entries on and notes when things happened, so that the journal is read only once. */
export function* noting(entries: Iterable<RecordedEntry>, moments: Moments): Generator<RecordedEntry> {
  let before: RecordedEntry | null = null;
  for (const recorded of entries) {
    const { entry, wallMs } = recorded;
    const jump = before === null ? null : jumpBetween(before, recorded);
    if (jump !== null) moments.jumps.push(jump);
    before = recorded;
    note(entry, wallMs, moments);
    yield recorded;
  }
}

function note(entry: JournalEntry, wallMs: number, { firstPaidMs, wentBack, settledTiyn }: Moments): void {
  if (entry.kind === 'paid' && !firstPaidMs.has(entry.saleId)) firstPaidMs.set(entry.saleId, wallMs);
  if (entry.kind === 'debt-settled') settledTiyn.set(entry.saleId, addTiyn(settledTiyn.get(entry.saleId) ?? ZERO_TIYN, entry.amountTiyn));
  // A debt that a refund settles has the refund's own entry.
  const isMoneyBack = entry.kind === 'refund-done' || (entry.kind === 'debt-settled' && entry.how === 'by-hand');
  if (isMoneyBack) wentBack.push({ saleId: entry.saleId, wallMs, amountTiyn: entry.amountTiyn });
}

/** Within a run the monotonic clock knows better; between two runs only a step back can be noticed. */
function jumpBetween(before: RecordedEntry, { entry, sequence, wallMs, monoMs }: RecordedEntry): ClockJump | null {
  const isNewRun = entry.kind === 'started' || monoMs < before.monoMs;
  const expectedMs = isNewRun ? before.wallMs : before.wallMs + (monoMs - before.monoMs);
  const driftMs = isNewRun ? Math.max(0, expectedMs - wallMs) : Math.abs(wallMs - expectedMs);
  return driftMs > CLOCK_TOLERANCE_MS ? { sequence, expectedMs, wallMs } : null;
}

type Sums = Omit<DayTotals, 'day' | 'method'>;

const NOTHING: Sums = {
  attempts: 0,
  sales: 0,
  soldTiyn: ZERO_TIYN,
  dispensedTiyn: ZERO_TIYN,
  refundedTiyn: ZERO_TIYN,
  owedTiyn: ZERO_TIYN,
  debts: 0,
  settledTiyn: ZERO_TIYN,
  wentBackTiyn: ZERO_TIYN,
};

/** The totals of a period, by day and method, days without anything left out. */
export function dayTotals(ledger: Ledger, moments: Moments, period: DayPeriod): { days: readonly DayTotals[]; sum: Sums; jumps: readonly ClockJump[] } {
  const lines = new Map<string, DayTotals>();
  const count = (wallMs: number, { provider }: SaleRecord, more: Partial<Sums>): void => {
    if (!isInPeriod(wallMs, period)) return;
    const [day, method] = [dayOf(wallMs), METHODS[provider]];
    const key = `${day} ${method}`;
    lines.set(key, { day, method, ...added(lines.get(key) ?? NOTHING, more) });
  };
  for (const sale of ledger.sales.values()) {
    count(sale.startedAtMs, sale, { attempts: 1 });
    const paidMs = moments.firstPaidMs.get(sale.saleId);
    if (paidMs !== undefined) count(paidMs, sale, sumsOf(sale, moments.settledTiyn.get(sale.saleId) ?? ZERO_TIYN));
  }
  for (const { saleId, wallMs, amountTiyn } of moments.wentBack) {
    const sale = ledger.sales.get(saleId);
    if (sale !== undefined) count(wallMs, sale, { wentBackTiyn: amountTiyn });
  }
  const days = [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
  return { days, sum: days.reduce<Sums>(added, NOTHING), jumps: moments.jumps.filter((jump) => touches(jump, period)) };
}

function sumsOf(sale: SaleRecord, settledTiyn: Tiyn): Partial<Sums> {
  const owed = owedTiyn(sale);
  return {
    sales: 1,
    soldTiyn: sale.paidTiyn,
    dispensedTiyn: sale.deliveredTiyn,
    refundedTiyn: sale.refundedTiyn,
    owedTiyn: owed,
    debts: owed > ZERO_TIYN ? 1 : 0,
    settledTiyn,
  };
}

function added(a: Sums, b: Partial<Sums>): Sums {
  const money = (name: 'soldTiyn' | 'dispensedTiyn' | 'refundedTiyn' | 'owedTiyn' | 'settledTiyn' | 'wentBackTiyn'): Tiyn =>
    addTiyn(a[name], b[name] ?? ZERO_TIYN);
  return {
    attempts: a.attempts + (b.attempts ?? 0),
    sales: a.sales + (b.sales ?? 0),
    soldTiyn: money('soldTiyn'),
    dispensedTiyn: money('dispensedTiyn'),
    refundedTiyn: money('refundedTiyn'),
    owedTiyn: money('owedTiyn'),
    debts: a.debts + (b.debts ?? 0),
    settledTiyn: money('settledTiyn'),
    wentBackTiyn: money('wentBackTiyn'),
  };
}

/** Whether a jump may have moved something into the period or out of it. */
function touches({ expectedMs, wallMs }: ClockJump, { from, to }: DayPeriod): boolean {
  const [first, last] = [dayOf(Math.min(expectedMs, wallMs)), dayOf(Math.max(expectedMs, wallMs))];
  return (from === null || last >= from) && (to === null || first <= to);
}
