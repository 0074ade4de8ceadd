import type { PaymentFailure, PaymentProvider } from '../../../app/payment/provider.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import type { RunClock } from '../engine/scheduler.ts';
import { refundKey } from './booked-purchase.ts';
import { failures } from './failures.ts';
import type { Network, RequestKind } from './network.ts';
import type { SimulationContext } from './simulation-context.ts';
import type { SimulatedService, ServiceWatch } from './simulated-service.ts';

export interface ServiceProviderParts {
  readonly run: { readonly clock: RunClock };
  readonly network: Network;
  readonly service: SimulatedService;
  readonly watch: ServiceWatch;
}

/** A payment service behind its port, as far as its capabilities go. An answer to a run that is over is dropped. */
export function serviceProvider(
  world: SimulationContext,
  { run, network, service, watch }: ServiceProviderParts,
): PaymentProvider {
  const { about } = service;
  const askedMs = new Map<string, number>();
  const ask = <T>(
    kind: RequestKind,
    work: () => Result<T, PaymentFailure>,
    key: string | null = null,
  ): Promise<Result<T, PaymentFailure>> => {
    const pauseMs = kind === 'connect' ? null : service.pauseMs();
    if (pauseMs !== null) return Promise.resolve(err({ ...failures.down, code: 'PAUSE', notSentForMs: pauseMs }));
    return new Promise((resolve) => {
      const reply = (result: Result<T, PaymentFailure>): void => {
        if (!run.clock.isAlive) return;
        world.hasPromises = true;
        resolve(result);
      };
      network.send(kind, work, reply, key);
    });
  };
  const noRefundQr = Promise.resolve(err(failures.notRefundable));
  const checkPoll = (id: string): void => {
    const asks = service.find(id)?.method.asks;
    if (asks === undefined) return;
    watch.check(asks.kind === 'polls', 'no service is polled where only a person may ask', `${about.provider} ${id}`);
    const nowMs = world.scheduler.nowMs;
    const sinceMs = nowMs - (askedMs.get(id) ?? Number.NEGATIVE_INFINITY);
    const shortestMs = asks.kind === 'polls' ? asks.shortestMs : 0;
    watch.check(sinceMs >= shortestMs, 'no service is polled more often than it allows', `${about.provider} ${id}`);
    askedMs.set(id, nowMs);
  };
  return {
    connect: () => ask('connect', () => service.connect()),
    ping: () => ask('ping', () => service.ping()),
    createPurchase: (request) => {
      // A second invoice that nobody can look for is paid without a trace, so that only others are asked for twice.
      const kind = request.phoneNumber === undefined || about.findsLost ? 'create' : 'invoice';
      return ask(kind, () => service.create(request));
    },
    purchaseStatus: (id) => {
      checkPoll(id);
      return ask('status', () => service.status(id));
    },
    statusForPerson: (id, question) => {
      watch.check(question.use(), 'a person asks for each question about an invoice', id);
      return ask('status', () => service.status(id));
    },
    purchaseDetails: (id) => ask('details', () => service.details(id)),
    refund: (request) => {
      const saleId = service.find(request.qrPaymentId)?.saleId ?? '';
      return ask('refund', () => service.refund(request), refundKey(saleId, request.qrPaymentId));
    },
    cancelPurchase: (id) => ask('cancel', () => service.cancel(id)),
    ...(about.findsLost ? { findPurchases: (request) => ask('details', () => service.findByNumber(request)) } : {}),
    ...(about.refundsSettleLater
      ? {
          refundProgress: async (id, operationId) => {
            const answer = await ask('details', () => service.progress(id, operationId));
            // Whatever was not answered is answered by that.
            if (answer.ok && answer.value.kind !== 'pending')
              world.unanswered.delete(refundKey(service.find(id)?.saleId ?? '', id));
            return answer;
          },
        }
      : {}),
    customerName: () => ask('ping', () => ok('Aigerim S.')),
    createRefundQr: () => noRefundQr,
    refundQrStatus: () => noRefundQr,
    refundQrPurchases: () => noRefundQr,
  };
}
