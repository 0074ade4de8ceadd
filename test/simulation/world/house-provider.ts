import type { PaymentFailure, PaymentProvider } from '../../../app/payment/provider.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import type { RunClock } from '../engine/scheduler.ts';
import { refundKey } from './booked-purchase.ts';
import { failures } from './failures.ts';
import type { Network, RequestKind } from './network.ts';
import type { SimulationContext } from './simulation-context.ts';
import type { House, HouseWatch } from './house.ts';

export interface HouseProviderParts {
  readonly run: { readonly clock: RunClock };
  readonly network: Network;
  readonly house: House;
  readonly watch: HouseWatch;
}

/** A payment service behind its port, as far as its capabilities go. An answer to a run that is over is dropped. */
export function houseProvider(
  world: SimulationContext,
  { run, network, house, watch }: HouseProviderParts,
): PaymentProvider {
  const { about } = house;
  const askedMs = new Map<string, number>();
  const ask = <T>(
    kind: RequestKind,
    work: () => Result<T, PaymentFailure>,
    key: string | null = null,
  ): Promise<Result<T, PaymentFailure>> => {
    const pauseMs = kind === 'connect' ? null : house.pauseMs();
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
    const asks = house.find(id)?.method.asks;
    if (asks === undefined) return;
    watch.check(asks.kind === 'polls', 'no service is polled where only a person may ask', `${about.provider} ${id}`);
    const nowMs = world.scheduler.nowMs;
    const sinceMs = nowMs - (askedMs.get(id) ?? Number.NEGATIVE_INFINITY);
    const shortestMs = asks.kind === 'polls' ? asks.shortestMs : 0;
    watch.check(sinceMs >= shortestMs, 'no service is polled more often than it allows', `${about.provider} ${id}`);
    askedMs.set(id, nowMs);
  };
  return {
    connect: () => ask('connect', () => house.connect()),
    ping: () => ask('ping', () => house.ping()),
    createPurchase: (request) => {
      // A second invoice that nobody can look for is paid without a trace, so that only others are asked for twice.
      const kind = request.phoneNumber === undefined || about.findsLost ? 'create' : 'invoice';
      return ask(kind, () => house.create(request));
    },
    purchaseStatus: (id) => {
      checkPoll(id);
      return ask('status', () => house.status(id));
    },
    statusForPerson: (id, question) => {
      watch.check(question.use(), 'a person asks for each question about an invoice', id);
      return ask('status', () => house.status(id));
    },
    purchaseDetails: (id) => ask('details', () => house.details(id)),
    refund: (request) => {
      const saleId = house.find(request.qrPaymentId)?.saleId ?? '';
      return ask('refund', () => house.refund(request), refundKey(saleId, request.qrPaymentId));
    },
    cancelPurchase: (id) => ask('cancel', () => house.cancel(id)),
    ...(about.findsLost ? { findPurchases: (request) => ask('details', () => house.findByNumber(request)) } : {}),
    ...(about.refundsSettleLater
      ? {
          refundProgress: async (id, operationId) => {
            const answer = await ask('details', () => house.progress(id, operationId));
            // Whatever was not answered is answered by that.
            if (answer.ok && answer.value.kind !== 'pending')
              world.unanswered.delete(refundKey(house.find(id)?.saleId ?? '', id));
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
