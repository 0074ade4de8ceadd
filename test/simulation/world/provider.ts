import type { PaymentFailure, PaymentProvider } from '../../../app/payment/provider.ts';
import type { Result } from '../../../app/result.ts';
import type { RunClock } from '../engine/scheduler.ts';
import type { BankAnswers } from './bank.ts';
import type { Network, RequestKind } from './network.ts';
import { saleOf } from './sale-of.ts';

/** The payment service behind its port. An answer to a run that is over is dropped. */
export function simulatedProvider(
  run: { readonly clock: RunClock },
  network: Network,
  bank: BankAnswers,
): PaymentProvider {
  const ask = <T>(
    kind: RequestKind,
    work: () => Result<T, PaymentFailure>,
    refunded: string | null = null,
  ): Promise<Result<T, PaymentFailure>> =>
    new Promise((resolve) => {
      const reply = (result: Result<T, PaymentFailure>): void => {
        if (run.clock.isAlive) resolve(result);
      };
      network.send(kind, work, reply, refunded);
    });
  return {
    connect: () => ask('connect', () => bank.connect()),
    ping: () => ask('ping', () => bank.ping()),
    createPurchase: ({ externalId, amountTiyn }) => ask('create', () => bank.create(saleOf(externalId), amountTiyn)),
    purchaseStatus: (qrPaymentId) => ask('status', () => bank.status(qrPaymentId)),
    purchaseDetails: (qrPaymentId) => ask('details', () => bank.details(qrPaymentId)),
    refund: (request) => ask('refund', () => bank.refund(request), request.qrPaymentId),
    createRefundQr: () => ask('refund-qr', () => bank.createRefundQr()),
    refundQrStatus: (refundQrId) => ask('refund-qr', () => bank.refundQrStatus(refundQrId)),
    refundQrPurchases: (refundQrId) => ask('refund-qr', () => bank.refundQrPurchases(refundQrId)),
  };
}
