import { addTiyn, subtractTiyn, tiyn, ZERO_TIYN, type Tiyn } from '../money/money.ts';
import type { PurchaseStatus } from '../payment/provider.ts';
import { unreachable } from '../result.ts';
import type { ReconcileFinding, ReconcileReason } from './reconcile-finding.ts';
import { owedTiyn, saleState, type PurchaseRecord, type RefundRecord, type SaleRecord } from './replay.ts';

/** The bank's answer about one purchase. */
export type BankAnswer =
  /** The answer of `payment/details`; `status` is null where the status was not asked for as well. */
  | {
      readonly kind: 'details';
      readonly totalTiyn: Tiyn;
      readonly refundableTiyn: Tiyn;
      readonly status: PurchaseStatus | null;
    }
  /** `payment/status` alone, in a contract without details. */
  | { readonly kind: 'status'; readonly status: PurchaseStatus }
  /** The bank does not know the number (-1601, -99000001). */
  | { readonly kind: 'unknown'; readonly code: string }
  /** It belongs to another trade point (-99000003). */
  | { readonly kind: 'other-trade-point'; readonly code: string }
  | { readonly kind: 'silent'; readonly code: string };

/** A purchase together with its sale. */
export interface Compared {
  readonly sale: SaleRecord;
  readonly purchase: PurchaseRecord;
}

/** A finding about one purchase. */
export function finding(
  reason: ReconcileReason,
  { sale, purchase }: Compared,
  facts: ReconcileFinding['facts'] = {},
): ReconcileFinding {
  const common = { sale: sale.externalId, purchase: purchase.qrPaymentId, priceTiyn: purchase.amountTiyn };
  return { reason, saleId: sale.saleId, qrPaymentIds: [purchase.qrPaymentId], facts: { ...common, ...facts } };
}

/** Compares one purchase in the journal with the bank's answer about it. */
export function comparePurchase(one: Compared, answer: BankAnswer): readonly ReconcileFinding[] {
  switch (answer.kind) {
    case 'silent':
      return [finding('no-answer', one, { code: answer.code })];
    case 'other-trade-point':
      return [finding('other-trade-point', one, { code: answer.code })];
    case 'unknown':
      return afterUnknown(one, answer.code);
    case 'status':
      return afterStatus(one, answer.status);
    case 'details':
      return afterDetails(one, answer);
    default:
      return unreachable(answer);
  }
}

/**
 * The bank no longer knows the purchase. That is normal for one that failed or expired, and an error for a paid one.
 */
function afterUnknown(one: Compared, code: string): readonly ReconcileFinding[] {
  switch (one.purchase.status) {
    case 'paid':
      return [finding('unknown-at-bank', one, { code })];
    case 'open':
    case 'doubtful':
      return [finding('still-undecided', one)];
    case 'failed':
    case 'expired':
      return [];
    default:
      return unreachable(one.purchase.status);
  }
}

/** Compares the status of an expired purchase, which shows only whether it was paid. */
function afterStatus(one: Compared, status: PurchaseStatus): readonly ReconcileFinding[] {
  switch (status.kind) {
    case 'processed':
      return [finding('paid-not-in-journal', one, { amountTiyn: one.purchase.amountTiyn })];
    case 'part-paid':
      return status.amountTiyn <= one.purchase.receivedTiyn
        ? []
        : [
            finding('paid-not-in-journal', one, {
              amountTiyn: subtractTiyn(status.amountTiyn, one.purchase.receivedTiyn),
            }),
          ];
    case 'scanned':
    case 'cancelling':
      return [finding('still-undecided', one)];
    case 'unknown':
      return [finding('no-answer', one, { code: status.name })];
    case 'created':
    case 'failed':
    case 'declined':
      return [];
    default:
      return unreachable(status);
  }
}

type Details = Extract<BankAnswer, { kind: 'details' }>;

function afterDetails(one: Compared, details: Details): readonly ReconcileFinding[] {
  const { totalTiyn, refundableTiyn: availableTiyn } = details;
  if (availableTiyn > totalTiyn) return [finding('answer-contradictory', one, { totalTiyn, availableTiyn })];
  const differs = isTotalOf(one.purchase, totalTiyn) ? [] : [finding('total-differs', one, { totalTiyn })];
  if (one.purchase.status === 'paid') return [...differs, ...comparePaid(one, subtractTiyn(totalTiyn, availableTiyn))];
  // Of an unpaid purchase nothing can be refunded but the parts that came in, which are on record.
  const { receivedTiyn } = one.purchase;
  if (availableTiyn > receivedTiyn) {
    const isWatched = one.purchase.status === 'open' || one.purchase.status === 'doubtful';
    return [
      finding(isWatched ? 'paid-but-undecided' : 'paid-not-in-journal', one, {
        amountTiyn: subtractTiyn(availableTiyn, receivedTiyn),
      }),
      ...differs,
    ];
  }
  if (one.purchase.status === 'open' || one.purchase.status === 'doubtful')
    return [finding('still-undecided', one), ...(availableTiyn < receivedTiyn ? differs : [])];
  if (receivedTiyn > ZERO_TIYN) return differs;
  if (details.status === null) return [];
  if (details.status.kind === 'processed')
    return [finding('paid-and-refunded', one, { amountTiyn: totalTiyn }), ...differs];
  return afterStatus(one, details.status);
}

/** Whether the total is the purchase's; a service that takes parts tells what has come in so far. */
function isTotalOf({ amountTiyn, receivedTiyn, status }: PurchaseRecord, totalTiyn: Tiyn): boolean {
  if (totalTiyn === amountTiyn) return true;
  if (status === 'paid') return false;
  return totalTiyn === receivedTiyn || (receivedTiyn > ZERO_TIYN && totalTiyn > receivedTiyn);
}

/** Compares the refunded part of a paid purchase with the journal. */
function comparePaid(one: Compared, refundedTiyn: Tiyn): readonly ReconcileFinding[] {
  const { sale, purchase } = one;
  const refunds = sale.refunds.filter(({ qrPaymentId }) => qrPaymentId === purchase.qrPaymentId);
  const sum = (...statuses: readonly RefundRecord['status'][]): Tiyn =>
    addTiyn(...refunds.flatMap(({ status, amountTiyn }) => (statuses.includes(status) ? [amountTiyn] : [])));
  const journalTiyn = sum('done');
  if (refundedTiyn < journalTiyn) return [finding('refunded-less', one, { journalTiyn, refundedTiyn })];
  const running = sum('intended', 'asked');
  const extraTiyn = subtractTiyn(refundedTiyn, journalTiyn);
  if (running > ZERO_TIYN && (extraTiyn === ZERO_TIYN || extraTiyn === running))
    return [finding('refund-undecided', one, { amountTiyn: running, refundedTiyn })];
  // A debt may have been paid in the bank's application or in cash; the bank's answer is consistent with both.
  const owed = owedTiyn(sale);
  const doubtfulTiyn = sum('doubtful');
  if (extraTiyn === ZERO_TIYN && doubtfulTiyn > ZERO_TIYN)
    return [finding('refund-not-carried-out', one, { amountTiyn: doubtfulTiyn, owedTiyn: owed })];
  if (extraTiyn <= settledByHandTiyn(sale)) return [];
  const failedTiyn = sum('failed', 'doubtful');
  if (failedTiyn > ZERO_TIYN && extraTiyn === failedTiyn && owed > ZERO_TIYN)
    return [finding('refund-carried-out', one, { amountTiyn: failedTiyn, owedTiyn: owed })];
  const settles = owed > ZERO_TIYN && saleState(sale) !== 'open' && extraTiyn <= owed;
  if (settles)
    return [
      finding('debt-already-refunded', one, {
        amountTiyn: extraTiyn,
        owedTiyn: owed,
        claimCode: sale.claimCode ?? '-',
      }),
    ];
  return [finding('refunded-more', one, { journalTiyn, refundedTiyn, owedTiyn: owed })];
}

/** The amount given back other than by the machine's own refunds. */
function settledByHandTiyn({ refunds, refundedTiyn }: SaleRecord): Tiyn {
  const refunded = refunds.reduce((sum, { status, amountTiyn }) => sum + (status === 'done' ? amountTiyn : 0), 0);
  return tiyn(Math.max(0, refundedTiyn - refunded));
}
