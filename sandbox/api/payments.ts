import type { z } from 'zod';
import { readAmountTiyn } from '../bank/amount.ts';
import { kaspiDate } from '../bank/kaspi-date.ts';
import type { PhoneAction } from '../bank/purchase.ts';
import type { Purchase } from '../bank/purchase-book.ts';
import { makeQrToken } from '../bank/qr-token.ts';
import { STATUS } from '../bank/status-codes.ts';
import type { Answer } from './answer.ts';
import { refusal, success } from './answer.ts';
import type { Call, MaybeOfOrganisation } from './call.ts';
import { callersOf } from './call.ts';
import type * as inputs from './inputs.ts';

const SECOND_MS = 1000;

/** POST qr/create (2.3.1, 3.3.1, 4.3.1). Every call makes a new purchase: ExternalId is not an idempotency key. */
export function createQr(input: z.output<typeof inputs.createQr> & MaybeOfOrganisation, call: Call): Answer {
  const { behaviour, clock, devices, purchases } = call.bank;
  const device = devices.findActive(callersOf(call, input), input.DeviceToken);
  if (!device.ok) return refusal(device.error);
  const { tradePoint } = device.value;
  if (tradePoint.disabled === true) return refusal(STATUS.tradePointDisabled);
  if (tradePoint.withoutQr === true) return refusal(STATUS.tradePointWithoutQr);
  const amountTiyn = readAmountTiyn(input.Amount);
  if (amountTiyn === null || amountTiyn > behaviour.maxAmountTiyn) return refusal(STATUS.wrongAmount);

  const purchase = purchases.create(
    {
      qrToken: makeQrToken(behaviour.qrTokenForm),
      amountTiyn,
      externalId: input.ExternalId ?? null,
      device: device.value,
    },
    { scanMs: behaviour.scanWaitS * SECOND_MS, confirmMs: behaviour.confirmS * SECOND_MS },
  );
  return success({
    QrToken: purchase.qrToken,
    ExpireDate: kaspiDate(clock.wallMs() + behaviour.scanWaitS * SECOND_MS),
    QrPaymentId: purchase.id,
    PaymentMethods: behaviour.paymentMethods,
    QrPaymentBehaviorOptions: {
      StatusPollingInterval: behaviour.pollingIntervalS,
      QrCodeScanWaitTimeout: behaviour.scanWaitS,
      PaymentConfirmationTimeout: behaviour.confirmS,
    },
  });
}

/** GET payment/status/{QrPaymentId} (2.3.3, 3.3.3, 4.3.3). Never refused for coming too often; the log counts. */
export function paymentStatus(input: z.output<typeof inputs.status>, call: Call): Answer {
  const purchase = findPurchase(input.QrPaymentId, call);
  return purchase === undefined ? refusal(STATUS.purchaseNotFound) : success({ Status: purchase.state.status });
}

/**
 * The emulation methods (5.2 - 5.5). They list no code for an action that comes at the wrong time; -999 is the only
 * failure they list, so it carries the reason.
 */
export function emulate(action: PhoneAction): (input: z.output<typeof inputs.emulate>, call: Call) => Answer {
  return (input, call) => {
    const purchase = findPurchase(input.qrPaymentId, call);
    if (purchase === undefined) return refusal(STATUS.purchaseNotFound);
    const { refusal: reason } = call.bank.purchases.act(purchase, action);
    return reason === null ? success() : refusal(STATUS.temporarilyUnavailable, reason);
  };
}

function findPurchase(id: bigint, call: Call): Purchase | undefined {
  const purchase = call.bank.purchases.find(id.toString());
  return purchase !== undefined && call.callers.includes(purchase.device.organisation) ? purchase : undefined;
}
