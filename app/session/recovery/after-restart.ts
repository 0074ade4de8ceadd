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
import { itemOfPiece, priceOf } from '../../money/price.ts';
import { DELAYS } from '../state/delays.ts';
import { debtEntry } from '../refund/debt.ts';
import { claimCode } from '../../claim-code.ts';
import { totalTiyn } from '../../payment/commission.ts';
import { methodOf, rateOf, serviceAt, serviceOf } from '../state/services.ts';
import { changeEntries, commissionEntries, startDispensing, takeOne } from '../dispense/dispense.ts';
import type { Now } from '../../ports/clock.ts';
import { withSearch } from '../invoice/search.ts';
import { interruptedSales } from './interrupted-sale.ts';
import { learnedRates } from './learned-rates.ts';
import { countedStock, recordsOf } from '../stock/counted-stock.ts';
import { resumeRefund, startRefund } from '../refund/refunds.ts';
import type { ChosenWay, PaidPurchase, Received, Sale } from '../state/sale.ts';
import { noticeAt } from '../state/shown-notice.ts';
import { checksOf } from '../state/machine-checks.ts';
import type { KioskState } from '../state/state.ts';
import type { WatchedPurchase } from '../state/running-payments.ts';
import { andThen, step, type Step } from '../state/step.ts';
import { watchPurchase } from '../state/watch-purchase.ts';

/**
 * The first event of every run: settles what earlier runs left open, polls it, or records it as owed. Nothing is
 * repeated that may already have moved products or money.
 */
export function onBooted(state: KioskState, event: { ledger: Ledger; version: string }, now: Now): Step {
  const { ledger } = event;
  const started: JournalEntry = { kind: 'started', version: event.version };
  const stock = countedStock(state.settings.catalogue, recordsOf(ledger));
  let result = step(
    {
      ...state,
      journal: { kind: 'ready' },
      stock: stock.left,
      loads: stock.loads,
      takenOff: ledger.off,
      closed: ledger.closed,
      notice: noticeAt(ledger.notice, now),
      checks: checksOf(ledger.checks),
      cassette: ledger.cassette,
      rates: learnedRates(state, ledger),
      interrupted: interruptedSales(ledger, (method) => isInvoice(state, method), now),
    },
    {
      entries: [started, ...stock.entries],
      effects: state.services.map(({ about }) => ({ kind: 'connect-payments', provider: about.provider })),
    },
  );
  for (const record of ledger.sales.values()) result = andThen(result, (next) => settle(next, record, now));
  return result;
}

function settle(before: KioskState, record: SaleRecord, now: Now): Step {
  const bill = record.bills.find((one) => one.status === 'intended');
  // Only the acceptor can report where the note is, once it is connected.
  const state: KioskState =
    bill === undefined
      ? before
      : {
          ...before,
          bill: { sale: saleOf(record), billTiyn: bill.billTiyn, doubtMonoMs: now.monoMs + searchMs(before) },
        };
  const undecided = record.purchases.filter(isToBeWatched);
  const watching = undecided.reduce((next, purchase) => watchAgain(next, record, purchase, now), state);
  const resumed = resumeRefunds(watching, record, now);
  return andThen(lostInvoice(resumed, record, now), (next) => settleRest(next, record, now));
}

function settleRest(state: KioskState, record: SaleRecord, now: Now): Step {
  if (record.paidTiyn > ZERO_TIYN) return settlePaid(state, record, now);
  const unfinished = record.endedAtMs === null && record.abandoned === null;
  return unfinished && !isAskedElsewhere(state, record)
    ? step(state, { entries: [{ kind: 'attempt-abandoned', saleId: record.saleId, reason: 'restart' }] })
    : step(state);
}

/**
 * Whether a way to pay of a service that is not configured now was asked for: an invoice may be on a telephone, and only
 * that service can tell. The sale stays without an end until it is configured again, when the invoice counts as lost.
 */
function isAskedElsewhere(state: KioskState, { openRequest }: SaleRecord): boolean {
  const method = openRequest?.method ?? null;
  return state.services.length > 0 && method !== null && methodOf(state, method) === null;
}

function isInvoice(state: KioskState, method: string | null): boolean {
  return methodOf(state, method ?? '')?.method.presents === 'invoice';
}

/**
 * The power failed before the answer about an invoice: it may be on a telephone, and nobody knows its number. Where the
 * service can be asked by the sale's own number it is looked for, like those that earlier runs lost.
 */
function lostInvoice(state: KioskState, record: SaleRecord, now: Now): Step {
  const { lostInvoices, openRequest, saleId } = record;
  const searching = lostInvoices.reduce(
    (next, { amountTiyn, method, provider }) =>
      provider === null || method === null
        ? next
        : withSearch(next, searchFor(next, record, { provider, method }, amountTiyn, amountTiyn), now),
    withSecondSearches(state, record, now),
  );
  const way = openRequest === null ? null : methodOf(state, openRequest.method ?? '');
  if (openRequest === null || way?.method.presents !== 'invoice') return step(searching);
  const amountTiyn = totalTiyn(openRequest.amountTiyn, rateOf(state, way.method.id));
  const by = { provider: way.service.about.provider, method: way.method.id };
  return step(withSearch(searching, searchFor(searching, record, by, amountTiyn, amountTiyn), now), {
    entries: [{ kind: 'invoice-lost', saleId, amountTiyn, claimCode: claimCode(saleId), ...by }],
  });
}

/** Whether a request for an invoice arrived twice had not been found out when the power failed. */
function withSecondSearches(state: KioskState, record: SaleRecord, now: Now): KioskState {
  return record.searches.reduce((next, by) => {
    const last = record.purchases.findLast(({ method }) => method === by.method);
    return withSearch(next, searchFor(next, record, by, last?.askedTiyn ?? ZERO_TIYN, ZERO_TIYN), now);
  }, state);
}

/** What to look for, beside the purchases that are on record: their numbers are known by the sale alone. */
function searchFor(
  state: KioskState,
  record: SaleRecord,
  by: ChosenWay,
  amountTiyn: Tiyn,
  lostTiyn: Tiyn,
): Parameters<typeof withSearch>[1] {
  const own = serviceOf(state, by.provider)?.about.binding;
  const taken = record.purchases.flatMap(({ binding, qrPaymentId }) => (binding === own ? [] : [qrPaymentId]));
  return { sale: saleOf(record), by, amountTiyn, lostTiyn, restored: true, taken };
}

function saleOf(record: SaleRecord): Sale {
  const { saleId, externalId, item, quantity, further } = record;
  return { saleId, externalId, item, quantity, further, carriedChange: null };
}

/** Whether the service of every purchase is configured, so that its money could go back. */
function isOurs(state: KioskState, record: SaleRecord): boolean {
  // Without a service only sales without purchases can be settled.
  if (state.services.length === 0) return record.binding === null && record.purchases.length === 0;
  const isHere = (binding: string | null): boolean => serviceAt(state, binding) !== null;
  return record.purchases.length === 0
    ? isHere(record.binding)
    : record.purchases.every(({ binding }) => isHere(binding));
}

/**
 * Polls a purchase of an earlier run soon, because it may have been paid meanwhile. All limits are measured again on
 * this run's clock, because the wall clock may have jumped.
 */
function watchAgain(state: KioskState, record: SaleRecord, purchase: PurchaseRecord, now: Now): KioskState {
  // At another service nobody knows it: it stays unresolved until that service is configured again.
  const service = serviceAt(state, purchase.binding);
  if (service === null) return state;
  const darkMs = now.wallMs - purchase.knownAtWallMs;
  const { provider, methods } = service.about;
  const method = methods.find(({ id }) => id === purchase.method) ?? null;
  const again = watchPurchase(saleOf(record), { ...purchase, provider, method: purchase.method ?? '' }, method, now);
  const { receivedTiyn } = purchase;
  const watched: WatchedPurchase = {
    ...again,
    receivedTiyn,
    // What is in of it is recorded as owed by now, see `settlePaid`.
    partOwedTiyn: receivedTiyn,
    withdrawal: again.withdrawal === null ? null : { ...again.withdrawal, attempts: purchase.cancels },
    owedTiyn: record.debtTiyn,
    // Not at once, because the previous run may have polled just before, and a strict service checks the interval.
    askMonoMs: again.askMonoMs === null ? null : now.monoMs + Math.min(purchase.pollIntervalMs, DELAYS.restoredAskMs),
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
    // The relay may have moved, so a second pulse could dispense the product twice.
    const failed: JournalEntry = {
      kind: 'dispense-failed',
      saleId,
      piece: record.delivered + 1,
      certain: false,
      reason: 'restart',
    };
    return step(state, { entries: [failed, debtEntry(saleId, undecided)] });
  }
  if (record.delivered >= record.quantity) {
    const earned = leastTiyn(undecided, unearnedTiyn(record));
    const aboveTiyn = subtractTiyn(undecided, earned);
    // As in `overTiyn`: beside a purchase nothing is change.
    const over = paidPurchase(state, record) === null ? ZERO_TIYN : aboveTiyn;
    const above = { changeTiyn: subtractTiyn(aboveTiyn, over), overTiyn: over };
    return step(state, { entries: [...commissionEntries(saleId, earned), ...changeEntries(state, saleId, above)] });
  }
  const untouched = record.dispense !== 'failed-uncertain';
  // Extra pulses are counted over a power cut.
  const mayTurn = record.unseen <= (state.settings.drop?.extraPulses ?? 0);
  const paidAtMs = record.paidAtMs ?? Number.NEGATIVE_INFINITY;
  const sincePaidMs = now.wallMs - paidAtMs;
  // A wall clock that was set back does not prove that the payment is recent.
  const fresh = sincePaidMs >= 0 && sincePaidMs < DELAYS.dispenseWithinMs && record.lastAtMs >= paidAtMs;
  // At another service the money could not be refunded if nothing was dispensed.
  if (untouched && mayTurn && fresh && isPaidWhole(record) && isOurs(state, record) && canDispense(state)) {
    return startDispensing(state, {
      sale: saleOf(record),
      received: receivedOf(state, record),
      piece: record.delivered + 1,
      paidAtMs,
      attempt: record.dispense === 'failed-certain' ? record.dispenseAttempts + 1 : 1,
      unseen: record.unseen,
      endsMonoMs: now.monoMs + DELAYS.dispenseWithinMs - sincePaidMs,
    });
  }
  // Certainly nothing was dispensed: a payment by QR is refunded automatically, if the contract allows that.
  const purchase = paidPurchase(state, record);
  const service = purchase === null ? null : serviceOf(state, purchase.provider);
  const amountTiyn = leastTiyn(purchase?.amountTiyn ?? ZERO_TIYN, undecided);
  const goesBack =
    service?.about.refundWay === 'direct' && (service.about.refundsInParts || amountTiyn === purchase?.amountTiyn);
  if (untouched && purchase !== null && isOurs(state, record) && goesBack) {
    const inNotes = subtractTiyn(undecided, amountTiyn);
    const debt = inNotes === ZERO_TIYN ? [] : [debtEntry(saleId, inNotes)];
    const refunding = startRefund(state, { sale: saleOf(record), purchase, amountTiyn, noticeIfRefused: null }, now);
    return { ...refunding, entries: [...debt, ...refunding.entries] };
  }
  return step(state, { entries: [debtEntry(saleId, undecided)] });
}

/** Settles a sale whose pulse was done: without a drop sensor the piece counts as dispensed, and the others follow. */
function settlePulsed(state: KioskState, record: SaleRecord, now: Now): Step {
  const { saleId } = record;
  const piece = record.delivered + 1;
  const item = itemOfPiece(record, piece);
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

/** The amount that is neither delivered, refunded, recorded as owed nor being refunded. */
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

/** The sale's paid purchase without a refund so far, because each purchase is refunded only once; otherwise null. */
function paidPurchase(state: KioskState, { purchases, refunds }: SaleRecord): PaidPurchase | null {
  const paid = purchases.find(
    ({ status, qrPaymentId }) => status === 'paid' && !refunds.some((refund) => refund.qrPaymentId === qrPaymentId),
  );
  if (paid === undefined) return null;
  const { qrPaymentId, amountTiyn, binding } = paid;
  const provider = serviceAt(state, binding)?.about.provider ?? paid.provider;
  const commissionTiyn = leastTiyn(paid.commissionTiyn, amountTiyn);
  return { provider, method: paid.method, qrPaymentId, amountTiyn, commissionTiyn };
}

/** The commission of what was paid that does not count as delivered yet. */
function unearnedTiyn({ commissionTiyn, commissionKeptTiyn }: SaleRecord): Tiyn {
  return subtractTiyn(commissionTiyn, leastTiyn(commissionTiyn, commissionKeptTiyn));
}

function receivedOf(state: KioskState, record: SaleRecord): Received {
  const cashTiyn = addTiyn(
    record.carriedTiyn,
    ...record.bills.flatMap((bill) => (bill.status === 'stacked' ? [bill.billTiyn] : [])),
  );
  return { cashTiyn, carriedTiyn: record.carriedTiyn, purchase: paidPurchase(state, record) };
}

/** Whether the sale was not abandoned, its whole price is paid, and nothing was refunded. */
function isPaidWhole(record: SaleRecord): boolean {
  const isUntouched = record.abandoned === null && record.refunds.length === 0 && record.debtTiyn === ZERO_TIYN;
  // A part of a purchase is no payment, and the commission buys nothing.
  const parts = record.purchases.filter(({ status }) => status !== 'paid').map(({ receivedTiyn }) => receivedTiyn);
  return isUntouched && record.paidTiyn >= addTiyn(priceOf(record), record.commissionTiyn, ...parts);
}

function resumeRefunds(state: KioskState, record: SaleRecord, now: Now): KioskState {
  // A refund through the customer has its debt recorded before it begins.
  const isOwed = unrecordedTiyn(record) < runningTiyn(record);
  const purchases = new Map(record.purchases.map((purchase) => [purchase.qrPaymentId, purchase]));
  return record.refunds.filter(isRunning).reduce((next, refund) => {
    const purchase = purchases.get(refund.qrPaymentId);
    const service = serviceAt(state, purchase === undefined ? record.binding : purchase.binding);
    if (service === null) return next;
    const { provider } = service.about;
    const paidTiyn = purchase?.amountTiyn ?? refund.amountTiyn;
    return resumeRefund(next, { sale: saleOf(record), provider, paidTiyn, record: refund, isOwed }, now);
  }, state);
}

/** Limit of the search for a note in milliseconds; 0 without an acceptor. A broken kiosk may still have one. */
function searchMs({ settings, broken }: KioskState): number {
  return settings.hasAcceptor || broken !== null ? DELAYS.billSearchMs : 0;
}

/** Whether a sale can continue: there is a relay, the kiosk is not broken, and no other product is being dispensed. */
function canDispense(state: KioskState): boolean {
  return state.session.kind === 'idle' && state.broken === null && state.settings.hasRelay;
}
