import type { JournalEntry } from '../../journal/entry.ts';
import { addTiyn, leastTiyn, subtractTiyn, ZERO_TIYN, type Tiyn } from '../../money/money.ts';
import { valueOfPieces } from '../../money/price.ts';
import { debtEntry, errorSession } from './debt.ts';
import { withoutNotices } from './pending-notices.ts';
import type { Now } from '../../ports/clock.ts';
import { refundSession, startRefund } from './refunds.ts';
import { startRefundQr } from './refund-qr.ts';
import { receivedTiyn, type Received, type Sale } from '../state/sale.ts';
import { serviceOf } from '../state/services.ts';
import type { KioskState } from '../state/state.ts';
import type { RefundReason } from '../../sale-outcome.ts';
import { step, type Step } from '../state/step.ts';

/** Received money without its product, or with only some of its pieces. */
export interface NotDelivered {
  readonly reason: RefundReason;
  readonly sale: Sale;
  readonly received: Received;
  /** Number of dispensed pieces. */
  readonly delivered: number;
  /** Amount already recorded as owed for this sale, which the screen includes. */
  readonly owedTiyn?: Tiyn;
  /** Whether certainly nothing moved; otherwise the product may have been dispensed, and a person must look. */
  readonly certain: boolean;
  /** Whether the customer is waiting and sees the outcome. */
  readonly isWaited: boolean;
  /** With another screen shown: until when the customer may still be there. */
  readonly lingersUntilMonoMs?: number;
}

/**
 * Compensates a paid sale that was not delivered: a payment by QR is refunded automatically, or through the waiting
 * customer, as the contract allows; the rest is owed, with a code.
 */
export function compensate(given: KioskState, facts: NotDelivered, before: readonly JournalEntry[], now: Now): Step {
  const { received, delivered, certain, isWaited, reason } = facts;
  const sale = withOut(facts.sale, delivered);
  // The next screen includes the debt for unrequested notes.
  const noticed = facts.isWaited ? withoutNotices(given, facts.sale.saleId) : { state: given, owedTiyn: ZERO_TIYN };
  const { state } = noticed;
  const owedTiyn = subtractTiyn(receivedTiyn(received), valueOfPieces(sale, delivered));
  const alreadyTiyn = addTiyn(facts.owedTiyn ?? ZERO_TIYN, noticed.owedTiyn);
  const { purchase } = received;
  const service = purchase === null ? null : serviceOf(state, purchase.provider);
  const refundWay = service?.about.refundWay ?? 'by-hand';
  const most = purchase === null ? ZERO_TIYN : leastTiyn(purchase.amountTiyn, owedTiyn);
  // Where no part of a payment can go back, less than all of it is owed instead.
  const canGoBack = most === purchase?.amountTiyn || service?.about.refundsInParts === true;
  const back = certain && canGoBack ? most : ZERO_TIYN;
  if (purchase !== null && back > ZERO_TIYN && refundWay === 'direct') {
    const inNotes = subtractTiyn(owedTiyn, back);
    const session = isWaited
      ? refundSession(
          {
            reason,
            sale,
            provider: purchase.provider,
            qrPaymentId: purchase.qrPaymentId,
            amountTiyn: back,
            owedTiyn: addTiyn(inNotes, alreadyTiyn),
          },
          now,
        )
      : state.session;
    const untilMonoMs = facts.lingersUntilMonoMs ?? null;
    const noticeIfRefused = isWaited || untilMonoMs === null ? null : { reason, untilMonoMs };
    const refunding = startRefund({ ...state, session }, { sale, purchase, amountTiyn: back, noticeIfRefused }, now);
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
      ...(purchase === null ? {} : { provider: purchase.provider }),
      money: 'owed',
      claimCode,
      amountTiyn: addTiyn(owedTiyn, alreadyTiyn),
    },
    now,
  );
  return step({ ...state, session }, { entries });
}

/** The screens that follow tell what of a basket came out. */
function withOut(sale: Sale, delivered: number): Sale {
  return sale.further.length === 0 ? sale : { ...sale, out: delivered };
}

function debtOf({ saleId }: Sale, amountTiyn: Tiyn): readonly JournalEntry[] {
  return amountTiyn === ZERO_TIYN ? [] : [debtEntry(saleId, amountTiyn)];
}
