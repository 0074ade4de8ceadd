import type { z } from 'zod';
import type { Result } from '../../app/result.ts';
import { err, ok } from '../../app/result.ts';
import { readAmountTiyn } from '../bank/amount.ts';
import { BankDate } from '../bank/kaspi-date.ts';
import type { Device } from '../bank/device-register.ts';
import type { Purchase } from '../bank/purchase-book.ts';
import { STATUS } from '../bank/status-codes.ts';
import type { Answer } from './answer.ts';
import { refusal, success, tenge } from './answer.ts';
import type { Call, MaybeOfOrganisation } from './call.ts';
import { callersOf } from './call.ts';
import type * as inputs from './inputs.ts';
import { findPurchase } from './payments.ts';
import { findReturn } from './returns.ts';
import { breachOfAmountForm } from './strictness.ts';

/** GET payment/details (3.4.4, 4.4). */
export function paymentDetails(input: z.output<typeof inputs.details>, call: Call): Answer {
  const device = call.bank.devices.findActive(call.callers, input.DeviceToken);
  if (!device.ok) return refusal(device.error);
  const purchase = findPurchase(input.QrPaymentId, call);
  if (purchase?.device.organisation !== device.value.organisation) {
    noteForeign(input.QrPaymentId, call);
    return refusal(STATUS.purchaseNotFound);
  }
  return success({
    QrPaymentId: purchase.id,
    TotalAmount: tenge(purchase.amountTiyn),
    AvailableReturnAmount: tenge(availableTiyn(purchase)),
    TransactionDate: new BankDate(purchase.paidAtMs ?? purchase.createdAtMs, 'one-digit-day'),
  });
}

/** POST payment/return in r2 (3.4.5): the customer who owns the purchase has scanned the refund's QR. */
export function returnPayment(input: z.output<typeof inputs.returnPayment>, call: Call): Answer {
  return giveBack(input, call, (device, purchase) => {
    const found = findReturn(input.QrReturnId, call);
    if (found?.device.tradePoint !== device.tradePoint) return STATUS.purchaseNotFound;
    if (found.customer === null) return STATUS.returnFailed;
    if (found.customer === purchase.customer) return null;
    call.note(
      'foreign-purchase',
      `purchase ${purchase.id.toString()} belongs to another customer than the one who scanned`,
    );
    return STATUS.returnPurchaseNotFound;
  });
}

/** POST payment/return in r3 (4.5): without the customer. */
export function returnPaymentAlone(input: z.output<typeof inputs.returnPaymentOfOrganisation>, call: Call): Answer {
  return giveBack(input, call, () => null);
}

interface ReturnInput extends MaybeOfOrganisation {
  readonly DeviceToken: string;
  readonly QrPaymentId: bigint;
  readonly Amount: string;
}

function giveBack(
  input: ReturnInput,
  call: Call,
  consent: (device: Device, purchase: Purchase) => number | null,
): Answer {
  const breach = breachOfAmountForm(input.Amount, call);
  if (breach !== null) return breach;
  const device = call.bank.devices.findActive(callersOf(call, input), input.DeviceToken);
  if (!device.ok) return refusal(device.error);
  const { organisation, tradePoint } = device.value;
  if (tradePoint.disabled === true) return refusal(STATUS.tradePointDisabled);
  const purchase = findPurchase(input.QrPaymentId, call);
  if (purchase?.device.organisation !== organisation) {
    noteForeign(input.QrPaymentId, call);
    return refusal(STATUS.returnPurchaseNotFound);
  }
  if (purchase.device.tradePoint !== tradePoint) {
    call.note(
      'foreign-purchase',
      `purchase ${purchase.id.toString()} was made at another trade point than this device's`,
    );
    return refusal(STATUS.otherTradePoint);
  }
  const objection = consent(device.value, purchase);
  if (objection !== null) return refusal(objection);
  const amount = checkAmount(input.Amount, purchase, call);
  if (!amount.ok) return refusal(amount.error);
  call.bank.purchases.giveBack(purchase, amount.value);
  return success({ ReturnOperationId: call.bank.returns.nextId() });
}

function checkAmount(text: string, purchase: Purchase, call: Call): Result<number, number> {
  if (purchase.state.status !== 'Processed') return err(STATUS.notReturnable);
  const amountTiyn = readAmountTiyn(text);
  // 3.4.5 lists no code for an amount that cannot be read.
  if (amountTiyn === null) return err(STATUS.returnFailed);
  if (amountTiyn > availableTiyn(purchase)) return err(STATUS.returnAboveRest);
  const partial = amountTiyn < purchase.amountTiyn;
  const refused = !call.bank.behaviour.partialReturns || purchase.device.tradePoint.withoutPartialReturns === true;
  return partial && refused ? err(STATUS.partialReturnImpossible) : ok(amountTiyn);
}

/** The amount that can still be refunded; 0 for a purchase that was not paid. */
function availableTiyn(purchase: Purchase): number {
  return purchase.state.status === 'Processed' ? purchase.amountTiyn - purchase.returnedTiyn : 0;
}

/** Records the question about a purchase that exists but belongs to another organisation. */
function noteForeign(id: bigint, call: Call): void {
  if (call.bank.purchases.find(id.toString()) !== undefined) {
    call.note('foreign-purchase', `purchase ${id.toString()} belongs to another organisation`);
  }
}
