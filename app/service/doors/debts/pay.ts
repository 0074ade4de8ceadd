import { entriesFor } from '../../../claims/decide.ts';
import { claimAfter, type Claim } from '../../../claims/claim.ts';
import { leastTiyn, subtractTiyn, addTiyn, tiyn, ZERO_TIYN, type Tiyn } from '../../../money/money.ts';
import { invoiceEntries } from '../../../claims/invoice.ts';
import type { JournalEntry } from '../../../journal/entry.ts';
import type { RefundReason } from '../../../sale-outcome.ts';
import { showRefundQr } from '../../../session/refund/refund-qr.ts';
import { startRefund } from '../../../session/refund/refunds.ts';
import type { PaidPurchase, Sale } from '../../../session/state/sale.ts';
import type { KioskState } from '../../../session/state/state.ts';
import type { Step } from '../../../session/state/step.ts';
import type { DoorContext } from '../../state/door.ts';
import type { DebtsAction } from './actions.ts';
import type { DebtHindrance } from './types.ts';
import { serviceAt, serviceOf } from '../../../session/state/services.ts';

/** Why nothing may be paid out for this sale; null where its whole debt may. */
export function hindranceOf({ sale, status }: Claim, kiosk: KioskState): DebtHindrance | null {
  if (isUnderWay(kiosk, sale.saleId)) return 'under-way';
  return status === 'owed' ? null : status;
}

/** Whether the session may still write about this sale by itself. */
export function isUnderWay({ refunds, watched, bill }: KioskState, saleId: string): boolean {
  const sales = [...refunds, ...watched, ...(bill === null ? [] : [bill])].map(({ sale }) => sale);
  return sales.some((one) => one.saleId === saleId);
}

interface Paid {
  readonly entries: readonly JournalEntry[];
  readonly claim: Claim;
  readonly kiosk: KioskState;
}

/**
 * The whole debt is paid by hand, if it is `amountTiyn`: the same decision and entries as those of the command `claim`.
 * Null where it may not be paid, or is another one.
 */
export function payByHand(claim: Claim, amountTiyn: number, { kiosk, role, now }: DoorContext): Paid | null {
  if (hindranceOf(claim, kiosk) !== null) return null;
  const decided = entriesFor(claim, { note: null, paid: { amountTiyn: tiyn(amountTiyn), isChecked: false, role } });
  if (!decided.ok) return null;
  const after = claimAfter(claim, decided.value, now.wallMs);
  return { entries: decided.value, claim: after, kiosk: withoutDebt(kiosk, after.sale.saleId) };
}

/**
 * The session's view of the debt: it can pay for no other product, and its notices are withdrawn. An interrupted sale
 * is updated from the entries, as with every entry of the menu.
 */
function withoutDebt(kiosk: KioskState, paidSaleId: string): KioskState {
  const isOther = (saleId: string | undefined): boolean => saleId !== paidSaleId;
  return {
    ...kiosk,
    carriedChange: isOther(kiosk.carriedChange?.saleId) ? kiosk.carriedChange : null,
    pendingNotices: kiosk.pendingNotices.filter(({ facts }) => isOther(facts.sale?.saleId)),
  };
}

/** The lost invoice of a sale that this role may decide about; null where there is none, or work on the sale goes on. */
export function lostInvoiceOf(claim: Claim, { kiosk, role }: Pick<DoorContext, 'kiosk' | 'role'>): Tiyn | null {
  if (role !== 'technician' || isUnderWay(kiosk, claim.sale.saleId)) return null;
  const decided = invoiceEntries(claim, 'not-paid');
  return decided.ok ? claim.sale.lostInvoicesTiyn : null;
}

/**
 * Records what became of the lost invoice, if it is `amountTiyn`: the same decision and entries as those of the command
 * `claim`. Null where nothing may be decided, or it is another one.
 */
export function decideInvoice(
  claim: Claim,
  { amountTiyn, outcome, paidTiyn }: Extract<DebtsAction, { kind: 'invoice' }>,
  context: DoorContext,
): Omit<Paid, 'kiosk'> | null {
  if (lostInvoiceOf(claim, context) !== amountTiyn) return null;
  // What was not paid has no amount that was.
  if (outcome === 'not-paid' && paidTiyn !== undefined) return null;
  const decided = invoiceEntries(claim, outcome, { paidTiyn: paidTiyn ?? null, role: context.role });
  return decided.ok ? { entries: decided.value, claim: claimAfter(claim, decided.value, context.now.wallMs) } : null;
}

interface Refundable {
  readonly purchase: PaidPurchase;
  readonly amountTiyn: Tiyn;
}

/** What the bank could give back of this debt; null where it cannot, or this role may not ask it. */
export function refundableOf(claim: Claim, { kiosk, role }: Pick<DoorContext, 'kiosk' | 'role'>): Refundable | null {
  const { sale } = claim;
  if (role !== 'technician' || hindranceOf(claim, kiosk) !== null) return null;
  const offers = sale.purchases
    .filter(({ status, binding }) => status === 'paid' && canGiveBack(kiosk, binding))
    .map(({ qrPaymentId, amountTiyn, binding, ...paid }): Refundable => {
      const back = sale.refunds.filter((one) => one.status === 'done' && one.qrPaymentId === qrPaymentId);
      const leftTiyn = subtractTiyn(amountTiyn, addTiyn(...back.map((one) => one.amountTiyn)));
      const provider = serviceAt(kiosk, binding)?.about.provider ?? paid.provider;
      const purchase = {
        provider,
        method: paid.method,
        qrPaymentId,
        amountTiyn,
        commissionTiyn: paid.commissionTiyn,
      };
      return { purchase, amountTiyn: leastTiyn(leftTiyn, sale.debtTiyn) };
    });
  return offers.find(({ amountTiyn }) => amountTiyn > ZERO_TIYN) ?? null;
}

/** Whether the service of a purchase can be asked to give its money back now. */
function canGiveBack(kiosk: KioskState, binding: string | null): boolean {
  const service = binding === null ? null : serviceAt(kiosk, binding);
  return service !== null && service.about.refundWay !== 'by-hand' && service.gate.kind === 'ready';
}

/**
 * Asks the bank to give the debt back: at once, or with a QR on the customer's screen, which takes the menu's place, as
 * the contract demands. The debt stays recorded until the bank has done it.
 */
export function refundAgain({ sale }: Claim, { purchase, amountTiyn }: Refundable, { kiosk, now }: DoorContext): Step {
  const { saleId, externalId, item, quantity, further, delivered, debtTiyn } = sale;
  const whose: Sale = { saleId, externalId, item, quantity, further, carriedChange: null };
  if (serviceOf(kiosk, purchase.provider)?.about.refundWay === 'direct')
    return startRefund(kiosk, { sale: whose, purchase, amountTiyn, noticeIfRefused: null, isOwed: true }, now);
  const reason: RefundReason = delivered > 0 ? 'partly-dispensed' : 'not-dispensed';
  const shown = showRefundQr(kiosk, { reason, sale: whose, purchase, amountTiyn, owedTiyn: debtTiyn }, now);
  return { ...shown, state: { ...shown.state, revision: kiosk.revision + 1 } };
}
