import type { JournalEntry } from '../journal/entry.ts';
import { owedTiyn, type Ledger, type PurchaseRecord, type RefundRecord, type SaleRecord } from '../journal/replay.ts';
import { addTiyn, subtractTiyn, ZERO_TIYN, type Tiyn } from '../money/money.ts';
import { DELAYS } from './delays.ts';
import { debtEntry } from './debt.ts';
import { startDispensing } from './dispense.ts';
import type { Now } from './event.ts';
import { resumeRefund, startRefund } from './refunds.ts';
import type { KioskState, Sale, WatchedPurchase } from './state.ts';
import { andThen, step, type Step } from './step.ts';

/**
 * The first event of every run: what earlier runs left open is settled, asked about, or written down as owed. Nothing
 * is repeated that might have moved goods or money already.
 */
export function onBooted(state: KioskState, event: { ledger: Ledger; version: string }, now: Now): Step {
  const { ledger } = event;
  const started: JournalEntry = { kind: 'started', version: event.version };
  const stock = loadStock(state, ledger);
  let result = step(
    { ...state, journal: { kind: 'ready' }, stock: stock.left },
    { entries: [started, ...stock.entries], effects: [{ kind: 'connect-payments' }] },
  );
  for (const record of ledger.sales.values()) result = andThen(result, (next) => settle(next, record, now));
  return result;
}

/** A changed number in the configuration means that the machine was filled. */
function loadStock(state: KioskState, ledger: Ledger): { left: Map<string, number>; entries: JournalEntry[] } {
  const left = new Map<string, number>();
  const entries: JournalEntry[] = [];
  for (const { id, stock } of state.settings.catalogue) {
    if (stock === undefined) continue;
    const record = ledger.stock.get(id);
    if (record?.loaded === stock) {
      left.set(id, Math.max(0, stock - record.dispensed));
    } else {
      left.set(id, stock);
      entries.push({ kind: 'stock-loaded', productId: id, count: stock });
    }
  }
  return { left, entries };
}

function settle(state: KioskState, record: SaleRecord, now: Now): Step {
  const undecided = record.purchases.filter(({ status }) => status === 'open' || status === 'doubtful');
  const watching = isOurs(state, record)
    ? undecided.reduce((next, purchase) => watchAgain(next, record, purchase, now), state)
    : state;
  const resumed = isOurs(state, record) ? resumeRefunds(watching, record, now) : watching;
  if (record.paidTiyn > ZERO_TIYN) return settlePaid(resumed, record, now);
  const unfinished = record.endedAtMs === null && record.abandoned === null;
  return unfinished
    ? step(watching, { entries: [{ kind: 'attempt-abandoned', saleId: record.saleId, reason: 'restart' }] })
    : step(watching);
}

function saleOf(record: SaleRecord): Sale {
  return { saleId: record.saleId, externalId: record.externalId, item: record.item };
}

/** Another service knows nothing of this sale: it stays unresolved until the kiosk is bound to the right one again. */
function isOurs({ settings }: KioskState, record: SaleRecord): boolean {
  return settings.binding !== null && (record.binding === null || record.binding === settings.binding);
}

/**
 * Asked about soon: the customer may have paid while the machine was dark. Every limit is measured anew on this
 * run's clock, because the wall clock may have jumped in between.
 */
function watchAgain(state: KioskState, record: SaleRecord, purchase: PurchaseRecord, now: Now): KioskState {
  const darkMs = now.wallMs - purchase.knownAtWallMs;
  const scanDeadlineMonoMs = now.monoMs + purchase.scanTimeoutMs;
  const watched: WatchedPurchase = {
    sale: saleOf(record),
    qrPaymentId: purchase.qrPaymentId,
    pollIntervalMs: purchase.pollIntervalMs,
    sinceMonoMs: now.monoMs,
    scanDeadlineMonoMs,
    lastDeadlineMonoMs: scanDeadlineMonoMs + purchase.confirmTimeoutMs,
    askedMonoMs: null,
    // Not at once: the run before may have asked a moment ago, and a strict service counts.
    askMonoMs: now.monoMs + Math.min(purchase.pollIntervalMs, DELAYS.restoredAskMs),
    deniedSinceMonoMs: null,
    scanned: purchase.scanned,
    restored: true,
    stale: darkMs >= purchase.scanTimeoutMs + DELAYS.expiryMarginMs,
    expired: false,
  };
  return { ...state, watched: [...state.watched, watched] };
}

function settlePaid(state: KioskState, record: SaleRecord, now: Now): Step {
  const { saleId } = record;
  const undecided = subtractTiyn(owedTiyn(record), addTiyn(record.debtTiyn, goingBackTiyn(record)));
  if (undecided === ZERO_TIYN) return step(state);
  if (record.dispense === 'pulsed') {
    // The contact had closed and opened: without a drop sensor that is as much as is ever known.
    return step(state, { entries: [{ kind: 'dispensed', saleId, by: 'assumed', valueTiyn: undecided }] });
  }
  if (record.dispense === 'intended') {
    // The relay may or may not have moved: a second pulse could give the product twice.
    const failed: JournalEntry = { kind: 'dispense-failed', saleId, certain: false, reason: 'restart' };
    return step(state, { entries: [failed, debtEntry(saleId, undecided)] });
  }
  const untouched = record.dispense === 'none' || record.dispense === 'failed-certain';
  const sincePaidMs = record.paidAtMs === null ? Number.POSITIVE_INFINITY : now.wallMs - record.paidAtMs;
  const fresh = sincePaidMs >= 0 && sincePaidMs < DELAYS.dispenseWithinMs;
  const paid = record.purchases.find((purchase) => purchase.status === 'paid');
  if (untouched && fresh && paid !== undefined && record.abandoned === null && canDispense(state)) {
    return startDispensing(state, {
      sale: saleOf(record),
      qrPaymentId: paid.qrPaymentId,
      paidAtMs: record.paidAtMs ?? now.wallMs,
      attempt: record.dispenseAttempts + 1,
      endsMonoMs: now.monoMs + DELAYS.dispenseWithinMs - sincePaidMs,
    });
  }
  // Certain that nothing came out: the money goes back by itself, if this contract can do that.
  if (untouched && paid !== undefined && isOurs(state, record) && state.settings.refundWay === 'direct') {
    return startRefund(state, { sale: saleOf(record), qrPaymentId: paid.qrPaymentId, amountTiyn: undecided }, now);
  }
  return step(state, { entries: [debtEntry(saleId, undecided)] });
}

/** Refunds that are under way decide about their amounts themselves, unless these stand on record as owed. */
function goingBackTiyn({ refunds, debtTiyn }: SaleRecord): Tiyn {
  return debtTiyn > ZERO_TIYN ? ZERO_TIYN : addTiyn(...refunds.filter(isRunning).map((refund) => refund.amountTiyn));
}

function isRunning({ status }: RefundRecord): boolean {
  return status === 'intended' || status === 'asked';
}

function resumeRefunds(state: KioskState, record: SaleRecord, now: Now): KioskState {
  const isOwed = record.debtTiyn > ZERO_TIYN;
  return record.refunds.filter(isRunning).reduce((next, refund) => resumeRefund(next, saleOf(record), refund, isOwed, now), state);
}

/** A kiosk that cannot be composed has no relay to wait for, and one product is given out at a time. */
function canDispense(state: KioskState): boolean {
  return state.session.kind === 'idle' && state.broken === null && state.settings.hasRelay;
}
