import type { z } from 'zod';
import type { PurchaseKind } from '../../app/ipc/sandbox-process.ts';
import type { Result } from '../../app/result.ts';
import { err, ok } from '../../app/result.ts';
import { readAmountTiyn } from '../bank/amount.ts';
import { BankDate } from '../bank/kaspi-date.ts';
import { DEFAULT_CUSTOMER } from '../bank/customer.ts';
import type { PhoneAction } from '../bank/purchase.ts';
import { isFinal } from '../bank/purchase.ts';
import type { Purchase } from '../bank/purchase-book.ts';
import { makeQrToken } from '../bank/qr-token.ts';
import { STATUS } from '../bank/status-codes.ts';
import type { Answer } from './answer.ts';
import { refusal, success } from './answer.ts';
import type { Call, MaybeOfOrganisation } from './call.ts';
import { callersOf } from './call.ts';
import type * as inputs from './inputs.ts';
import { breachOfAmountForm, breachOfStatusQuestion } from './strictness.ts';
import { SECOND_MS } from '../../app/units.ts';

type CreateInput = z.output<typeof inputs.createQr> & MaybeOfOrganisation;

/** POST qr/create (2.3.1, 3.3.1, 4.3.1). Every call makes a new purchase: ExternalId is not an idempotency key. */
export function createQr(input: CreateInput, call: Call): Answer {
  const created = create('qr', input, call);
  if (!created.ok) return created.error;
  const { behaviour } = call.bank;
  return success({
    QrToken: created.value.qrToken,
    ExpireDate: expireDate(call),
    QrPaymentId: created.value.id,
    PaymentMethods: behaviour.paymentMethods,
    QrPaymentBehaviorOptions: {
      StatusPollingInterval: behaviour.pollingIntervalS,
      QrCodeScanWaitTimeout: behaviour.scanWaitS,
      PaymentConfirmationTimeout: behaviour.confirmS,
    },
  });
}

/** POST qr/create-link (2.3.2, 3.3.2, 4.3.2): a purchase of its own, with other names in the answer. */
export function createLink(input: CreateInput, call: Call): Answer {
  const created = create('link', input, call);
  if (!created.ok) return created.error;
  const { behaviour } = call.bank;
  return success({
    PaymentLink: created.value.qrToken,
    ExpireDate: expireDate(call),
    PaymentId: created.value.id,
    PaymentMethods: behaviour.paymentMethods,
    PaymentBehaviorOptions: {
      StatusPollingInterval: behaviour.pollingIntervalS,
      LinkActivationWaitTimeout: behaviour.scanWaitS,
      PaymentConfirmationTimeout: behaviour.confirmS,
    },
  });
}

function create(kind: PurchaseKind, input: CreateInput, call: Call): Result<Purchase, Answer> {
  const { behaviour, devices, purchases } = call.bank;
  const breach = breachOfAmountForm(input.Amount, call);
  if (breach !== null) return err(breach);
  const device = devices.findActive(callersOf(call, input), input.DeviceToken);
  if (!device.ok) return err(refusal(device.error));
  const { tradePoint } = device.value;
  if (tradePoint.disabled === true) return err(refusal(STATUS.tradePointDisabled));
  if (tradePoint.withoutQr === true) return err(refusal(STATUS.tradePointWithoutQr));
  if (tradePoint.withoutPaymentMethods === true) return err(refusal(STATUS.noPaymentMethod));
  const amountTiyn = readAmountTiyn(input.Amount);
  if (amountTiyn === null || amountTiyn > behaviour.maxAmountTiyn) return err(refusal(STATUS.wrongAmount));
  const order = {
    kind,
    qrToken: makeQrToken(kind === 'link' ? 'url' : behaviour.qrTokenForm),
    amountTiyn,
    externalId: input.ExternalId ?? null,
    device: device.value,
  };
  return ok(
    purchases.create(order, { scanMs: behaviour.scanWaitS * SECOND_MS, confirmMs: behaviour.confirmS * SECOND_MS }),
  );
}

function expireDate({ bank: { behaviour, clock } }: Call): BankDate {
  return new BankDate(clock.wallMs() + behaviour.scanWaitS * SECOND_MS, 'specification');
}

/**
 * GET payment/status/{QrPaymentId} (2.3.3, 3.3.3, 4.3.3, 4.6). Only strict mode refuses questions that come too often
 * or after the final status.
 */
export function paymentStatus(input: z.output<typeof inputs.status>, call: Call): Answer {
  const purchase = findPurchase(input.QrPaymentId, call);
  if (purchase === undefined) return refusal(STATUS.purchaseNotFound);
  const key = `purchase ${purchase.id.toString()}`;
  const breach = breachOfStatusQuestion(key, purchase.kind === 'remote' ? 'event' : 'interval', call);
  if (breach !== null) return breach;
  const answer = success({ Status: purchase.state.status });
  return isFinal(purchase.state) ? { ...answer, settles: key } : answer;
}

/**
 * The emulation methods (5.2 - 5.5). They list no code for an action that comes at the wrong time; -999 is the only
 * failure they list, so it carries the reason.
 */
export function emulate(action: PhoneAction): (input: z.output<typeof inputs.emulate>, call: Call) => Answer {
  return (input, call) => {
    const purchase = findPurchase(input.qrPaymentId, call);
    if (purchase === undefined) return refusal(STATUS.purchaseNotFound);
    const { refusal: reason } = call.bank.purchases.act(purchase, action, DEFAULT_CUSTOMER);
    return reason === null ? success() : refusal(STATUS.temporarilyUnavailable, reason);
  };
}

/** A purchase of one of the caller's organisations. */
export function findPurchase(id: bigint, call: Call): Purchase | undefined {
  const purchase = call.bank.purchases.find(id.toString());
  return purchase !== undefined && call.callers.includes(purchase.device.organisation) ? purchase : undefined;
}
