import { claimCode } from '../../claim-code.ts';
import type { JournalEntry } from '../../journal/entry.ts';
import { inDoubtTiyn, isToBeWatched, type SaleRecord } from '../../journal/replay.ts';
import { applyToSale } from '../../journal/sale-record.ts';
import { addTiyn, ZERO_TIYN, type Tiyn } from '../../money/money.ts';
import type { Slip } from '../../paper/slip.ts';
import { DELAYS } from '../state/delays.ts';
import type { Now } from '../../ports/clock.ts';
import type { KioskEvent } from '../state/event.ts';
import type { InterruptedSale } from '../state/recent-sales.ts';
import type { KioskState } from '../state/state.ts';
import type { Step } from '../state/step.ts';

/** State of the money of a sale that a power cut interrupted. */
export type InterruptedMoney = 'checking' | 'going-back' | 'returned' | 'owed' | 'in-doubt' | 'not-charged';

/**
 * The interrupted sale, if its customer may still be there: of the sales with money the one that began last. Later
 * events of an earlier sale, such as its refund, had no customer at the machine.
 */
export function interruptedSale(sales: Iterable<SaleRecord>, now: Now): InterruptedSale | null {
  const recent = [...sales]
    .filter((record) => isInterrupted(record, now))
    .sort((a, b) => b.startedAtMs - a.startedAtMs);
  const [record] = recent;
  return record === undefined ? null : { record, untilMonoMs: now.monoMs + DELAYS.interruptedMs };
}

function isInterrupted(record: SaleRecord, { wallMs }: Now): boolean {
  const agoMs = wallMs - record.lastAtMs;
  const isRecent = agoMs >= 0 && agoMs < DELAYS.interruptedWithinMs;
  const isOpen = record.endedAtMs === null && record.abandoned === null;
  const money = moneyOf(record);
  const isToBeShown = isOpen ? money !== 'not-charged' : money === 'checking' || money === 'going-back';
  return isRecent && (isToBeShown || isUnsettled(record));
}

/** Whether the sale has money beside an earlier debt that its customer has not been informed about. */
function isUnsettled({ bills, paidTiyn, deliveredTiyn, refundedTiyn, debtTiyn }: SaleRecord): boolean {
  const undecidedTiyn = paidTiyn - deliveredTiyn - refundedTiyn - debtTiyn;
  return undecidedTiyn > ZERO_TIYN || bills.some(({ status }) => status === 'intended');
}

/** The present state of the sale's money according to the journal. */
export function moneyOf(record: SaleRecord): InterruptedMoney {
  if (record.bills.some(({ status }) => status === 'doubtful')) return 'in-doubt';
  if (record.debtTiyn > ZERO_TIYN) return 'owed';
  if (record.refunds.some(({ status }) => status === 'intended' || status === 'asked')) return 'going-back';
  const isOpen = record.bills.some(({ status }) => status === 'intended') || record.purchases.some(isToBeWatched);
  const undecidedTiyn = record.paidTiyn - record.deliveredTiyn - record.refundedTiyn;
  if (isOpen || undecidedTiyn > ZERO_TIYN) return 'checking';
  return record.refundedTiyn > ZERO_TIYN ? 'returned' : 'not-charged';
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

/** The sale to show, for a while after the start; null if everything was dispensed after all. */
export function shownInterrupted({ interrupted }: KioskState): InterruptedSale | null {
  if (interrupted === null) return null;
  const { record } = interrupted;
  const isOut = record.delivered >= record.quantity && moneyOf(record) === 'not-charged';
  return isOut ? null : interrupted;
}

/** Updates the interrupted sale from the entries of a step, and prints its slip once, after its intent is recorded. */
export function withInterrupted(before: Step, event: KioskEvent, now: Now): Step {
  const { interrupted } = before.state;
  if (interrupted === null) return before;
  if (now.monoMs >= interrupted.untilMonoMs) return { ...before, state: { ...before.state, interrupted: null } };
  const { saleId } = interrupted.record;
  const record = after(interrupted.record, before.entries, now);
  const followed: Step = { ...before, state: { ...before.state, interrupted: { ...interrupted, record } } };
  // Only on `time-passed`, so that a disk that refuses the intent does not lose another event.
  if (event.kind !== 'time-passed' || !isSlipDue(followed.state)) return followed;
  const code = codeOf(record) ?? claimCode(saleId);
  const intent: JournalEntry = { kind: 'claim-slip-intended', saleId };
  const number = before.state.slips + 1;
  return {
    state: { ...followed.state, slips: number, interrupted: { ...interrupted, record: after(record, [intent], now) } },
    entries: [...before.entries, intent],
    effects: [...before.effects, { kind: 'print', number, slip: slipOf(before.state, record, code, now) }],
  };
}

function after(record: SaleRecord, entries: readonly JournalEntry[], { wallMs }: Now): SaleRecord {
  return entries.reduce<SaleRecord>((sale, entry) => {
    if (!('saleId' in entry) || entry.saleId !== sale.saleId || entry.kind === 'sale-opened') return sale;
    return applyToSale(sale, entry, wallMs);
  }, record);
}

function slipOf({ settings, tradePoint, language }: KioskState, record: SaleRecord, code: string, now: Now): Slip {
  const { operatorName, contact, refundWay } = settings;
  return {
    kind: 'claim',
    language: record.language ?? language,
    operatorName,
    contact,
    tradePoint,
    reason: 'power-cut',
    money: moneyOf(record) === 'in-doubt' ? 'in-doubt' : 'owed',
    productName: record.item.name,
    quantity: record.quantity,
    amountTiyn: amountOf(record),
    claimCode: code,
    qrPaymentId: record.purchases.find(({ status }) => status === 'paid')?.qrPaymentId ?? null,
    refundWay,
    atMs: now.wallMs,
  };
}

function isSlipDue({ interrupted, printer, journal }: KioskState): boolean {
  const isPrintable = printer.kind === 'ready' && journal.kind === 'ready';
  return (
    isPrintable && interrupted !== null && !interrupted.record.isSlipIntended && codeOf(interrupted.record) !== null
  );
}

/** When the card disappears; at once if its slip is due. */
export function interruptedDeadline(state: KioskState): number | null {
  return isSlipDue(state) ? 0 : (state.interrupted?.untilMonoMs ?? null);
}
