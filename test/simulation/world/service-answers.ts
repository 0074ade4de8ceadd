import { tiyn, type Tiyn } from '../../../app/money/money.ts';
import type { PurchaseStatus, RefundFacts, RefundProgress } from '../../../app/payment/provider.ts';
import {
  invoiceRefundFacts,
  invoiceRefundProgress,
  invoiceStatusOf,
  type InvoiceMoney,
  type InvoiceRefund,
} from '../../../app/payment/apipay/invoice.ts';
import { byFlyCommission, byFlyStatus } from '../../../app/payment/byfly/transaction.ts';
import type { ServicePurchase, ServiceRefund } from './service-purchase.ts';

/** What a service answers from its books; read back by the code that reads the real one. */
export interface ServiceAnswers {
  status(purchase: ServicePurchase): PurchaseStatus;
  details(purchase: ServicePurchase): RefundFacts;
  progress(purchase: ServicePurchase, refund: ServiceRefund): RefundProgress;
  /** What the customer pays on top, as the answer to a new purchase says it. */
  commission(purchase: ServicePurchase, rate: number): { readonly rate: number; readonly amountTiyn: Tiyn };
}

/** In the words of the port, for services without words of their own. */
const PLAIN: ServiceAnswers = {
  status: (purchase) => {
    const { askedTiyn, isOpen, method, receivedTiyn, state } = purchase;
    if (receivedTiyn > 0 && method.takesParts && receivedTiyn < askedTiyn)
      return { kind: 'part-paid', amountTiyn: tiyn(receivedTiyn), isOpen };
    if (receivedTiyn > 0) return { kind: 'processed', amountTiyn: tiyn(receivedTiyn) };
    if (!isOpen) return { kind: 'failed', name: 'Ended' };
    if (state === 'cancelling') return { kind: 'cancelling' };
    return { kind: state === 'scanned' ? 'scanned' : 'created' };
  },
  details: ({ leftTiyn, receivedTiyn }) => ({ totalTiyn: tiyn(receivedTiyn), refundableTiyn: tiyn(leftTiyn) }),
  progress: (purchase, refund) => {
    if (!purchase.isSettled(refund)) return { kind: 'pending' };
    return refund.fails ? { kind: 'failed', name: 'failed' } : { kind: 'done' };
  },
  commission: ({ commissionTiyn }, rate) => ({ rate, amountTiyn: commissionTiyn }),
};

const APIPAY: ServiceAnswers = {
  ...PLAIN,
  status: (purchase) => invoiceStatusOf(invoiceOf(purchase)),
  details: (purchase) => {
    const refunds = purchase.refunds.map((refund) => invoiceRefundOf(purchase, refund));
    const facts = invoiceRefundFacts(invoiceOf(purchase), refunds);
    return facts.ok ? facts.value : PLAIN.details(purchase);
  },
  progress: (purchase, refund) => invoiceRefundProgress(invoiceRefundOf(purchase, refund)),
};

function invoiceOf(purchase: ServicePurchase): InvoiceMoney {
  const { isOpen, receivedTiyn, reversedTiyn, settledTiyn, state, wantedTiyn } = purchase;
  const gone = settledTiyn + reversedTiyn;
  const paid = gone === 0 ? 'paid' : gone >= receivedTiyn ? 'refunded' : 'partially_refunded';
  const open = state === 'cancelling' ? 'cancelling' : 'pending';
  return {
    status: receivedTiyn > 0 ? paid : isOpen ? open : 'cancelled',
    amountTiyn: receivedTiyn > 0 ? tiyn(receivedTiyn) : wantedTiyn,
    refundedTiyn: gone > 0 ? tiyn(gone) : null,
    isFullyRefunded: gone > 0 && gone >= receivedTiyn,
  };
}

function invoiceRefundOf(purchase: ServicePurchase, refund: ServiceRefund): InvoiceRefund {
  const status = !purchase.isSettled(refund) ? 'processing' : refund.fails ? 'failed' : 'completed';
  return { id: refund.id, status, amountTiyn: tiyn(refund.amountTiyn) };
}

const BYFLY: ServiceAnswers = {
  ...PLAIN,
  status: ({ askedTiyn, id, isOpen, receivedTiyn }) => {
    const whole = receivedTiyn >= askedTiyn ? 'paid' : 'partially_paid';
    const none = isOpen ? 'pending' : 'cancelled';
    const status = !isOpen && receivedTiyn < askedTiyn ? 'cancelled' : receivedTiyn > 0 ? whole : none;
    const amountTiyn = tiyn(askedTiyn);
    const remainingTiyn = tiyn(Math.max(0, askedTiyn - receivedTiyn));
    const facts = { transactionId: id, status, amountTiyn, paidTiyn: tiyn(receivedTiyn), remainingTiyn };
    return byFlyStatus(facts, amountTiyn);
  },
  // The service does not tell what was given back by hand.
  details: ({ receivedTiyn }) => ({ totalTiyn: tiyn(receivedTiyn), refundableTiyn: tiyn(receivedTiyn) }),
  commission: (purchase, rate) => {
    const { askedTiyn, commissionTiyn, wantedTiyn } = purchase;
    const offered = {
      amountTiyn: tiyn(askedTiyn),
      originalTiyn: wantedTiyn,
      commissionTiyn,
      commissionRate: rate,
    };
    const read = byFlyCommission(offered, wantedTiyn);
    if (!read.ok) throw new Error(`a right offer is refused: ${read.error}`);
    return read.value;
  },
};

const ANSWERS: Readonly<Record<string, ServiceAnswers>> = { apipay: APIPAY, byfly: BYFLY };

/** The answers of the service with this name. */
export function answersOf(provider: string): ServiceAnswers {
  return ANSWERS[provider] ?? PLAIN;
}
