import type { JournalEntry } from '../../journal/entry.ts';
import { addTiyn, leastTiyn, subtractTiyn, ZERO_TIYN, type Tiyn } from '../../money/money.ts';
import { valueOfPieces } from '../../money/price.ts';
import { debtEntry, errorSession } from './debt.ts';
import { withoutNotices } from './pending-notices.ts';
import type { Now } from '../../ports/clock.ts';
import { refundSession, startRefund } from './refunds.ts';
import { startRefundQr } from './refund-qr.ts';
import { receivedTiyn, type Received, type Sale } from '../state/sale.ts';
import type { KioskState } from '../state/state.ts';
import type { RefundReason } from '../../sale-outcome.ts';
import { step, type Step } from '../state/step.ts';

/** Money that brought no product, or not enough of it. */
export interface NotDelivered {
  readonly reason: RefundReason;
  readonly sale: Sale;
  readonly received: Received;
  /** Pieces that came out. */
  readonly delivered: number;
  /** On record as owed for this sale already: the screen names the whole. */
  readonly owedTiyn?: Tiyn;
  /** Nothing moved; otherwise the product may be out, and only a person can look. */
  readonly certain: boolean;
  /** The customer stands there and sees the outcome. */
  readonly isWaited: boolean;
  /** Something else is on the screen, and the customer may still stand there until then. */
  readonly lingersUntilMonoMs?: number;
}

/**
 * Paid and not delivered: what was paid by QR goes back by itself, or with the customer's help while they are there, as
 * far as the contract can do that; the rest is owed, with a code.
 */
export function compensate(given: KioskState, facts: NotDelivered, before: readonly JournalEntry[], now: Now): Step {
  const { sale, received, delivered, certain, isWaited, reason } = facts;
  // What is owed for notes that came in unasked is named on the screen that follows.
  const noticed = facts.isWaited ? withoutNotices(given, facts.sale.saleId) : { state: given, owedTiyn: ZERO_TIYN };
  const { state } = noticed;
  const { refundWay } = state.settings;
  const owedTiyn = subtractTiyn(receivedTiyn(received), valueOfPieces(sale.item, delivered));
  const alreadyTiyn = addTiyn(facts.owedTiyn ?? ZERO_TIYN, noticed.owedTiyn);
  const { purchase } = received;
  const back = certain && purchase !== null ? leastTiyn(purchase.amountTiyn, owedTiyn) : ZERO_TIYN;
  if (purchase !== null && back > ZERO_TIYN && refundWay === 'direct') {
    const inNotes = subtractTiyn(owedTiyn, back);
    const session = isWaited
      ? refundSession(
          {
            reason,
            sale,
            qrPaymentId: purchase.qrPaymentId,
            amountTiyn: back,
            owedTiyn: addTiyn(inNotes, alreadyTiyn),
          },
          now,
        )
      : state.session;
    const untilMonoMs = facts.lingersUntilMonoMs ?? null;
    const untold = isWaited || untilMonoMs === null ? null : { reason, untilMonoMs };
    const refunding = startRefund({ ...state, session }, { sale, purchase, amountTiyn: back, untold }, now);
    return { ...refunding, entries: [...before, ...debtOf(sale, inNotes), ...refunding.entries] };
  }
  if (purchase !== null && back > ZERO_TIYN && refundWay === 'with-customer' && isWaited) {
    const asking = startRefundQr(
      state,
      { reason, sale, purchase, amountTiyn: back, owedTiyn: addTiyn(owedTiyn, alreadyTiyn) },
      owedTiyn,
      now,
    );
    return { ...asking, entries: [...before, ...asking.entries] };
  }
  const entries = [...before, ...debtOf(sale, owedTiyn)];
  if (!isWaited || owedTiyn === ZERO_TIYN) return step(state, { entries });
  const { claimCode } = debtEntry(sale.saleId, owedTiyn);
  const session = errorSession(
    {
      reason: certain ? reason : 'dispense-uncertain',
      sale,
      qrPaymentId: purchase?.qrPaymentId ?? null,
      money: 'owed',
      claimCode,
      amountTiyn: addTiyn(owedTiyn, alreadyTiyn),
    },
    now,
  );
  return step({ ...state, session }, { entries });
}

function debtOf({ saleId }: Sale, amountTiyn: Tiyn): readonly JournalEntry[] {
  return amountTiyn === ZERO_TIYN ? [] : [debtEntry(saleId, amountTiyn)];
}
