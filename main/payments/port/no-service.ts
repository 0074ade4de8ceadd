import type { PaymentProvider } from '../../../app/payment/provider.ts';
import { problem } from '../../../app/problem.ts';
import { err } from '../../../app/result.ts';

const never = (): Promise<ReturnType<typeof refusal>> => Promise.resolve(refusal());

function refusal() {
  return err({ action: 'payments-off', problem: problem('payments-unavailable'), code: 'no-service' } as const);
}

/** Stands where a machine has no payment service. The session asks it nothing; a question would be refused. */
export const noService: PaymentProvider = {
  connect: never,
  ping: never,
  createPurchase: never,
  purchaseStatus: never,
  purchaseDetails: never,
  refund: never,
  createRefundQr: never,
  refundQrStatus: never,
  refundQrPurchases: never,
};
