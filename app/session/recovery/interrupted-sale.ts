import { boughtOf } from '../../bought.ts';
import { claimCode } from '../../claim-code.ts';
import type { JournalEntry } from '../../journal/entry.ts';
import { inDoubtTiyn, isToBeWatched, type Ledger, type SaleRecord } from '../../journal/replay.ts';
import { applyToSale } from '../../journal/sale-record.ts';
import { addTiyn, ZERO_TIYN, type Tiyn } from '../../money/money.ts';
import type { Slip } from '../../paper/slip.ts';
import { DELAYS } from '../state/delays.ts';
import type { Now } from '../../ports/clock.ts';
import type { KioskEvent } from '../state/event.ts';
import type { InterruptedSale } from '../state/recent-sales.ts';
import { placeOf, serviceAt } from '../state/services.ts';
import type { KioskState } from '../state/state.ts';
import type { Step } from '../state/step.ts';

/** State of the money of a sale that the end of an earlier run interrupted. */
export type InterruptedMoney = 'checking' | 'going-back' | 'returned' | 'owed' | 'in-doubt' | 'not-charged';

/**
 * The interrupted sales whose customers may still be there, the one that began last first: later events of an earlier
 * sale, such as its refund, had no customer at the machine. Sales that the end of an even earlier run interrupted are included.
 * `isInvoice` tells whether a way to pay sends invoices: one that was asked for may be on a telephone.
 */
export function interruptedSales(
  { sales, interrupted }: Ledger,
  isInvoice: (method: string | null) => boolean,
  now: Now,
): readonly InterruptedSale[] {
  const untilMonoMs = now.monoMs + DELAYS.interruptedMs;
  return [...sales.values()]
    .filter((record) => {
      const isAsked = record.openRequest !== null && isInvoice(record.openRequest.method);
      return isInterrupted(record, interrupted.get(record.saleId) ?? null, { isAsked, now });
    })
    .reverse()
    .sort((a, b) => b.startedAtMs - a.startedAtMs)
    .map((record) => ({ record, untilMonoMs }));
}

/** `cutAtMs`: the time of its last entry before an earlier start found it unfinished; null if none did. */
function isInterrupted(
  record: SaleRecord,
  cutAtMs: number | null,
  { isAsked, now }: { readonly isAsked: boolean; readonly now: Now },
): boolean {
  const agoMs = now.wallMs - (cutAtMs ?? record.lastAtMs);
  const isRecent = agoMs >= -DELAYS.interruptedAheadMs && agoMs < DELAYS.interruptedWithinMs;
  const wasInHand = cutAtMs !== null || (record.endedAtMs === null && record.abandoned === null);
  const money = moneyOf(record);
  const isToBeShown = wasInHand ? money !== 'not-charged' : money === 'checking' || money === 'going-back';
  return isRecent && (isToBeShown || isAsked || isUnsettled(record));
}

/** Whether the sale has money beside an earlier debt that its customer has not been informed about. */
function isUnsettled({ bills, paidTiyn, deliveredTiyn, refundedTiyn, debtTiyn }: SaleRecord): boolean {
  const undecidedTiyn = paidTiyn - deliveredTiyn - refundedTiyn - debtTiyn;
  return undecidedTiyn > ZERO_TIYN || bills.some(({ status }) => status === 'intended');
}

/** The present state of the sale's money according to the journal. */
export function moneyOf(record: SaleRecord): InterruptedMoney {
  if (record.lostInvoicesTiyn > ZERO_TIYN || record.bills.some(({ status }) => status === 'doubtful'))
    return 'in-doubt';
  if (record.debtTiyn > ZERO_TIYN) return 'owed';
  if (record.refunds.some(({ status }) => status === 'intended' || status === 'asked')) return 'going-back';
  const isOpen = record.bills.some(({ status }) => status === 'intended') || record.purchases.some(isToBeWatched);
  const undecidedTiyn = record.paidTiyn - record.deliveredTiyn - record.refundedTiyn;
  if (isOpen || undecidedTiyn > ZERO_TIYN) return 'checking';
  return record.refundedTiyn > ZERO_TIYN ? 'returned' : 'not-charged';
}

/** Whether what is in doubt is an invoice that may be on a telephone, and no note. */
export function isInvoiceInDoubt({ bills, lostInvoicesTiyn }: SaleRecord): boolean {
  return lostInvoicesTiyn > ZERO_TIYN && bills.every(({ status }) => status !== 'doubtful');
}

/** The amount to show, in tiyn. */
export function amountOf(record: SaleRecord): Tiyn {
  switch (moneyOf(record)) {
    case 'in-doubt':
      return addTiyn(inDoubtTiyn(record), record.debtTiyn);
    case 'owed':
      return record.debtTiyn;
    case 'going-back':
      return addTiyn(...record.refunds.map(({ amountTiyn }) => amountTiyn));
    case 'returned':
      return record.refundedTiyn;
    default:
      return ZERO_TIYN;
  }
}

/** The claim code of a debt or a doubt; null if none is needed. */
export function codeOf(record: SaleRecord): string | null {
  const money = moneyOf(record);
  return money === 'owed' || money === 'in-doubt' ? (record.claimCode ?? claimCode(record.saleId)) : null;
}

/** The sales to show, for a while after the start; without those of which everything was dispensed after all. */
export function shownInterrupted({ interrupted }: KioskState): readonly InterruptedSale[] {
  return interrupted.filter(({ record }) => record.delivered < record.quantity || moneyOf(record) !== 'not-charged');
}

/** Updates the interrupted sales from the entries of a step, and prints each slip once, after its intent is recorded. */
export function withInterrupted(before: Step, event: KioskEvent, now: Now): Step {
  if (before.state.interrupted.length === 0) return before;
  const followed: Step = { ...before, state: followInterrupted(before.state, before.entries, now) };
  const { interrupted } = followed.state;
  const due = dueSlip(followed.state);
  // Only on `time-passed`, so that a disk that refuses the intent does not lose another event.
  if (event.kind !== 'time-passed' || due === null) return followed;
  const { record, code } = due;
  const intent: JournalEntry = { kind: 'claim-slip-intended', saleId: record.saleId };
  const number = followed.state.slips + 1;
  return {
    state: {
      ...followed.state,
      slips: number,
      interrupted: interrupted.map((one) => ({ ...one, record: after(one.record, [intent], now) })),
    },
    entries: [...followed.entries, intent],
    effects: [...followed.effects, { kind: 'print', number, slip: slipOf(followed.state, record, code, now) }],
  };
}

/** Applies further entries, such as those of the service menu, to the interrupted sales. */
export function followInterrupted(state: KioskState, entries: readonly JournalEntry[], now: Now): KioskState {
  if (state.interrupted.length === 0) return state;
  const left = state.interrupted.filter(({ untilMonoMs }) => now.monoMs < untilMonoMs);
  if (entries.length === 0 && left.length === state.interrupted.length) return state;
  return { ...state, interrupted: left.map((one) => ({ ...one, record: after(one.record, entries, now) })) };
}

function after(record: SaleRecord, entries: readonly JournalEntry[], { wallMs }: Now): SaleRecord {
  return entries.reduce<SaleRecord>((sale, entry) => {
    if (!('saleId' in entry) || entry.saleId !== sale.saleId || entry.kind === 'sale-opened') return sale;
    return applyToSale(sale, entry, wallMs);
  }, record);
}

function slipOf(state: KioskState, record: SaleRecord, code: string, now: Now): Slip {
  const { settings, tradePoint, language } = state;
  const { operatorName, contact } = settings;
  const paid = record.purchases.find(({ status }) => status === 'paid') ?? null;
  const bought = boughtOf(record);
  return {
    kind: 'claim',
    language: record.language ?? language,
    operatorName,
    contact,
    tradePoint,
    reason: 'interrupted',
    money: moneyOf(record) === 'in-doubt' ? 'in-doubt' : 'owed',
    ...(isInvoiceInDoubt(record) ? { isInvoice: true } : {}),
    productName: bought.name,
    quantity: bought.quantity,
    amountTiyn: amountOf(record),
    claimCode: code,
    qrPaymentId: paid?.qrPaymentId ?? null,
    service: paid === null ? null : placeOf(serviceAt(state, paid.binding)),
    refundWay: serviceAt(state, paid?.binding ?? null)?.about.refundWay ?? 'by-hand',
    atMs: now.wallMs,
  };
}

/** The next slip to be printed, or null. */
function dueSlip({ interrupted, printer, journal }: KioskState): { record: SaleRecord; code: string } | null {
  if (printer.kind !== 'ready' || journal.kind !== 'ready') return null;
  for (const { record } of interrupted) {
    const code = record.isSlipIntended ? null : codeOf(record);
    if (code !== null) return { record, code };
  }
  return null;
}

/** When the cards disappear; at once if a slip is due. */
export function interruptedDeadline(state: KioskState): number | null {
  const [first] = state.interrupted;
  return dueSlip(state) === null ? (first?.untilMonoMs ?? null) : 0;
}
