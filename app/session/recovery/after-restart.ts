import type { JournalEntry } from '../../journal/entry.ts';
import {
  isToBeWatched,
  owedTiyn,
  type Ledger,
  type PurchaseRecord,
  type RefundRecord,
  type SaleRecord,
} from '../../journal/replay.ts';
import { addTiyn, leastTiyn, subtractTiyn, ZERO_TIYN, type Tiyn } from '../../money/money.ts';
import { priceOf } from '../../money/price.ts';
import { DELAYS } from '../state/delays.ts';
import { debtEntry } from '../refund/debt.ts';
import { changeEntries, startDispensing, takeOne } from '../dispense/dispense.ts';
import type { Now } from '../../ports/clock.ts';
import { interruptedSale } from './interrupted-sale.ts';
import { resumeRefund, startRefund } from '../refund/refunds.ts';
import type { PaidPurchase, Received, Sale } from '../state/sale.ts';
import type { KioskState } from '../state/state.ts';
import type { WatchedPurchase } from '../state/running-payments.ts';
import { andThen, step, type Step } from '../state/step.ts';
import { watchPurchase } from '../state/watch-purchase.ts';

/**
 * The first event of every run: what earlier runs left open is settled, asked about, or written down as owed. Nothing
 * is repeated that might have moved goods or money already.
 */
export function onBooted(state: KioskState, event: { ledger: Ledger; version: string }, now: Now): Step {
  const { ledger } = event;
  const started: JournalEntry = { kind: 'started', version: event.version };
  const stock = loadStock(state, ledger);
  let result = step(
    {
      ...state,
      journal: { kind: 'ready' },
      stock: stock.left,
      cassette: ledger.cassette,
      interrupted: interruptedSale(ledger.sales.values(), now),
    },
    {
      entries: [started, ...stock.entries],
      effects: state.payments.kind === 'absent' ? [] : [{ kind: 'connect-payments' }],
    },
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

function settle(before: KioskState, record: SaleRecord, now: Now): Step {
  const bill = record.bills.find((one) => one.status === 'intended');
  // Where the note is, only the acceptor can report, when it is connected.
  const state: KioskState =
    bill === undefined
      ? before
      : {
          ...before,
          bill: { sale: saleOf(record), billTiyn: bill.billTiyn, doubtMonoMs: now.monoMs + searchMs(before) },
        };
  const undecided = record.purchases.filter(isToBeWatched);
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
  const { saleId, externalId, item, quantity } = record;
  return { saleId, externalId, item, quantity, carriedChange: null };
}

/** Another service knows nothing of this sale: it stays unresolved until the kiosk is bound to the right one again. */
function isOurs({ settings: { binding } }: KioskState, record: SaleRecord): boolean {
  // Without a service only a sale that never needed one.
  if (binding === null) return record.binding === null && record.purchases.length === 0;
  return record.binding === null || record.binding === binding;
}

/**
 * Asked about soon: the customer may have paid while the machine was dark. Every limit is measured again on this
 * run's clock, because the wall clock may have jumped in between.
 */
function watchAgain(state: KioskState, record: SaleRecord, purchase: PurchaseRecord, now: Now): KioskState {
  const darkMs = now.wallMs - purchase.knownAtWallMs;
  const watched: WatchedPurchase = {
    ...watchPurchase(saleOf(record), purchase, now),
    owedTiyn: record.debtTiyn,
    // Not at once: the run before may have asked a moment ago, and a strict service counts.
    askMonoMs: now.monoMs + Math.min(purchase.pollIntervalMs, DELAYS.restoredAskMs),
    scanned: purchase.scanned,
    restored: true,
    stale: darkMs >= purchase.scanTimeoutMs + DELAYS.expiryMarginMs,
    expired: purchase.status === 'expired',
  };
  return { ...state, watched: [...state.watched, watched] };
}

function settlePaid(state: KioskState, record: SaleRecord, now: Now): Step {
  const { saleId } = record;
  const undecided = undecidedTiyn(record);
  if (undecided === ZERO_TIYN) return step(state);
  if (record.dispense === 'pulsed') return settlePulsed(state, record, now);
  if (record.dispense === 'intended') {
    // The relay may or may not have moved: a second pulse could give the product twice.
    const failed: JournalEntry = {
      kind: 'dispense-failed',
      saleId,
      piece: record.delivered + 1,
      certain: false,
      reason: 'restart',
    };
    return step(state, { entries: [failed, debtEntry(saleId, undecided)] });
  }
  if (record.delivered >= record.quantity) return step(state, { entries: changeEntries(state, saleId, undecided) });
  const untouched = record.dispense !== 'failed-uncertain';
  // The extra pulses count over a power cut.
  const mayTurn = record.unseen <= (state.settings.drop?.extraPulses ?? 0);
  const paidAtMs = record.paidAtMs ?? Number.NEGATIVE_INFINITY;
  const sincePaidMs = now.wallMs - paidAtMs;
  // A wall clock that went back in between proves nothing.
  const fresh = sincePaidMs >= 0 && sincePaidMs < DELAYS.dispenseWithinMs && record.lastAtMs >= paidAtMs;
  // Elsewhere the money could not go back if nothing came out.
  if (untouched && mayTurn && fresh && isPaidWhole(record) && isOurs(state, record) && canDispense(state)) {
    return startDispensing(state, {
      sale: saleOf(record),
      received: receivedOf(record),
      piece: record.delivered + 1,
      paidAtMs,
      attempt: record.dispense === 'failed-certain' ? record.dispenseAttempts + 1 : 1,
      unseen: record.unseen,
      endsMonoMs: now.monoMs + DELAYS.dispenseWithinMs - sincePaidMs,
    });
  }
  // Certain that nothing came out: what was paid by QR goes back by itself, if this contract can do that.
  const purchase = paidPurchase(record);
  if (untouched && purchase !== null && isOurs(state, record) && state.settings.refundWay === 'direct') {
    const amountTiyn = leastTiyn(purchase.amountTiyn, undecided);
    const inNotes = subtractTiyn(undecided, amountTiyn);
    const debt = inNotes === ZERO_TIYN ? [] : [debtEntry(saleId, inNotes)];
    const refunding = startRefund(state, { sale: saleOf(record), purchase, amountTiyn, untold: null }, now);
    return { ...refunding, entries: [...debt, ...refunding.entries] };
  }
  return step(state, { entries: [debtEntry(saleId, undecided)] });
}

/** The contact had closed and opened: without a drop sensor that is as much as is ever known. The other pieces follow. */
function settlePulsed(state: KioskState, record: SaleRecord, now: Now): Step {
  const { saleId, item } = record;
  const piece = record.delivered + 1;
  const entry: JournalEntry = { kind: 'dispensed', saleId, piece, by: 'assumed', valueTiyn: item.priceTiyn };
  const after: SaleRecord = {
    ...record,
    dispense: 'dispensed',
    delivered: piece,
    deliveredTiyn: addTiyn(record.deliveredTiyn, item.priceTiyn),
  };
  return andThen(step({ ...state, stock: takeOne(state.stock, item.productId) }, { entries: [entry] }), (next) =>
    settlePaid(next, after, now),
  );
}

/** What is neither delivered nor given back nor on record as owed, and is not on its way back either. */
function undecidedTiyn(record: SaleRecord): Tiyn {
  const open = unrecordedTiyn(record);
  return subtractTiyn(open, leastTiyn(open, runningTiyn(record)));
}

function unrecordedTiyn(record: SaleRecord): Tiyn {
  return subtractTiyn(owedTiyn(record), record.debtTiyn);
}

function runningTiyn({ refunds }: SaleRecord): Tiyn {
  return addTiyn(...refunds.filter(isRunning).map((refund) => refund.amountTiyn));
}

function isRunning({ status }: RefundRecord): boolean {
  return status === 'intended' || status === 'asked';
}

/** Paid, and nothing of it has been asked back: money goes back only once from each purchase. */
function paidPurchase({ purchases, refunds }: SaleRecord): PaidPurchase | null {
  return (
    purchases.find(
      ({ status, qrPaymentId }) => status === 'paid' && !refunds.some((refund) => refund.qrPaymentId === qrPaymentId),
    ) ?? null
  );
}

function receivedOf(record: SaleRecord): Received {
  const cashTiyn = addTiyn(
    record.carriedTiyn,
    ...record.bills.flatMap((bill) => (bill.status === 'stacked' ? [bill.billTiyn] : [])),
  );
  const purchase = paidPurchase(record);
  return {
    cashTiyn,
    carriedTiyn: record.carriedTiyn,
    purchase: purchase === null ? null : { qrPaymentId: purchase.qrPaymentId, amountTiyn: purchase.amountTiyn },
  };
}

/** Nobody has given the sale up, nothing of it went back, and all of its price is there. */
function isPaidWhole(record: SaleRecord): boolean {
  const isUntouched = record.abandoned === null && record.refunds.length === 0 && record.debtTiyn === ZERO_TIYN;
  return isUntouched && record.paidTiyn >= priceOf(record);
}

function resumeRefunds(state: KioskState, record: SaleRecord, now: Now): KioskState {
  // A refund with the customer's help has its debt on record before it begins.
  const isOwed = unrecordedTiyn(record) < runningTiyn(record);
  const amounts = new Map(record.purchases.map(({ qrPaymentId, amountTiyn }) => [qrPaymentId, amountTiyn]));
  return record.refunds.filter(isRunning).reduce((next, refund) => {
    const paidTiyn = amounts.get(refund.qrPaymentId) ?? refund.amountTiyn;
    return resumeRefund(next, { sale: saleOf(record), paidTiyn, record: refund, isOwed }, now);
  }, state);
}

/** Without an acceptor the place will never be reported; a kiosk that could not be composed has one perhaps. */
function searchMs({ settings, broken }: KioskState): number {
  return settings.hasAcceptor || broken !== null ? DELAYS.billSearchMs : 0;
}

/** A kiosk that cannot be composed has no relay to wait for, and one product is given out at a time. */
function canDispense(state: KioskState): boolean {
  return state.session.kind === 'idle' && state.broken === null && state.settings.hasRelay;
}
