import type { JournalEntry } from '../journal/entry.ts';
import { debtEntry, errorSession } from './debt.ts';
import type { Now } from './event.ts';
import { refundSession, startRefund } from './refunds.ts';
import { startReturn } from './return-flow.ts';
import type { KioskState, RefundReason, Sale } from './state.ts';
import { step, type Step } from './step.ts';

/** A payment that brought no product. */
export interface NotDelivered {
  readonly reason: RefundReason;
  readonly sale: Sale;
  readonly qrPaymentId: string;
  /** Nothing moved; otherwise the product may be out, and only a person can look. */
  readonly certain: boolean;
  /** The customer stands there and is told. */
  readonly isWaited: boolean;
}

/**
 * Paid and not delivered: the money goes back by itself, or with the customer's help while they are there, as far as
 * the contract can do that; otherwise it is owed, with a code.
 */
export function makeGood(state: KioskState, facts: NotDelivered, before: readonly JournalEntry[], now: Now): Step {
  const { sale, qrPaymentId, certain, isWaited, reason } = facts;
  const { refundWay } = state.settings;
  const amountTiyn = sale.item.priceTiyn;
  if (certain && refundWay === 'direct') {
    const session = isWaited ? refundSession(reason, sale, qrPaymentId, now) : state.session;
    const refunding = startRefund({ ...state, session }, { sale, qrPaymentId, amountTiyn }, now);
    return { ...refunding, entries: [...before, ...refunding.entries] };
  }
  if (certain && refundWay === 'with-customer' && isWaited) {
    const asking = startReturn(state, { reason, sale, qrPaymentId }, now);
    return { ...asking, entries: [...before, ...asking.entries] };
  }
  const debt = debtEntry(sale.saleId, amountTiyn);
  const entries = [...before, debt];
  if (!isWaited) return step(state, { entries });
  const session = errorSession(
    { reason: certain ? reason : 'dispense-uncertain', sale, qrPaymentId, money: 'owed', claimCode: debt.claimCode, amountTiyn },
    now,
  );
  return step({ ...state, session }, { entries });
}
