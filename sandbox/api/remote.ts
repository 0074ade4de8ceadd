import type { z } from 'zod';
import type { Result } from '../../app/result.ts';
import { err, ok } from '../../app/result.ts';
import { readAmountTiyn } from '../bank/amount.ts';
import type { Customer } from '../bank/customer.ts';
import { findByPhone, significantDigits } from '../bank/customer.ts';
import type { Device } from '../bank/device-register.ts';
import { STATUS } from '../bank/status-codes.ts';
import type { Answer } from './answer.ts';
import { refusal, success } from './answer.ts';
import type { Call } from './call.ts';
import { callersOf } from './call.ts';
import type * as inputs from './inputs.ts';
import { findPurchase } from './payments.ts';
import { breachOfAmountForm } from './strictness.ts';
import { SECOND_MS } from '../../app/units.ts';

/** GET remote/client-info (4.6.1), at most 50 a minute per device. */
export function clientInfo(input: z.output<typeof inputs.clientInfo>, call: Call): Answer {
  const { behaviour, devices, lookUps } = call.bank;
  const device = devices.findActive(call.callers, input.DeviceToken);
  if (!device.ok) return refusal(device.error);
  if (!lookUps.accept(device.value.token, call.arrivedMs, behaviour.lookUpsPerMinute)) {
    const breach = call.breach(
      'look-ups',
      `client-info was called more than ${behaviour.lookUpsPerMinute} times within a minute on this device`,
    );
    return breach ?? refusal(STATUS.tooManyLookUps);
  }
  if (device.value.tradePoint.disabled === true) return refusal(STATUS.tradePointDisabled);
  const customer = findCustomer(input.PhoneNumber, call);
  if (!customer.ok) return refusal(customer.error);
  if (customer.value.invoices === 'hidden') return refusal(STATUS.clientHidden);
  if (customer.value.invoices === 'refused') return refusal(STATUS.clientWithoutInvoices);
  return success({ ClientName: customer.value.name });
}

/** POST remote/create (4.6.2). */
export function createInvoice(input: z.output<typeof inputs.createInvoice>, call: Call): Answer {
  const { behaviour, devices, purchases } = call.bank;
  const breach = breachOfAmountForm(input.Amount, call);
  if (breach !== null) return breach;
  const device = devices.findActive(callersOf(call, input), input.DeviceToken);
  if (!device.ok) return refusal(device.error);
  if (device.value.tradePoint.disabled === true) return refusal(STATUS.tradePointDisabled);
  const amountTiyn = readAmountTiyn(input.Amount);
  if (amountTiyn === null || amountTiyn > behaviour.maxAmountTiyn) return refusal(STATUS.wrongAmount);
  const customer = findCustomer(input.PhoneNumber, call);
  if (!customer.ok) return refusal(customer.error);
  if (customer.value.invoices === 'refused') return refusal(STATUS.clientWithoutInvoices);
  if (openInvoices(customer.value, device.value, call) >= behaviour.maxOpenInvoices)
    return refusal(STATUS.tooManyInvoices);
  const purchase = purchases.createInvoice(
    { kind: 'remote', qrToken: null, amountTiyn, externalId: input.Comment ?? null, device: device.value },
    customer.value.id,
    behaviour.invoiceLifetimeS * SECOND_MS,
  );
  return success({ QrPaymentId: purchase.id });
}

/**
 * POST remote/cancel (4.6.3). The answer is the status of the purchase, so an invoice that was already paid, rejected
 * or expired is not an error, but it is not canceled either.
 */
export function cancelInvoice(input: z.output<typeof inputs.cancelInvoice>, call: Call): Answer {
  const device = call.bank.devices.findActive(callersOf(call, input), input.DeviceToken);
  if (!device.ok) return refusal(device.error);
  if (device.value.tradePoint.disabled === true) return refusal(STATUS.tradePointDisabled);
  const purchase = findPurchase(input.QrPaymentId, call);
  if (purchase?.kind !== 'remote' || purchase.device.organisation !== device.value.organisation) {
    return refusal(STATUS.returnPurchaseNotFound);
  }
  const { state } = call.bank.purchases.actOnInvoice(purchase, 'cancel');
  return success({ Status: state.status });
}

function findCustomer(phoneNumber: string, call: Call): Result<Customer, number> {
  const digits = significantDigits(phoneNumber);
  if (digits === null) return err(STATUS.phoneNumberMalformed);
  const customer = findByPhone(call.bank.behaviour.customers, digits);
  return customer === undefined ? err(STATUS.clientNotFound) : ok(customer);
}

function openInvoices(customer: Customer, device: Device, call: Call): number {
  return call.bank.purchases
    .newestFirst()
    .filter(
      (purchase) =>
        purchase.customer === customer.id &&
        purchase.device.tradePoint === device.tradePoint &&
        purchase.state.status === 'RemotePaymentCreated',
    ).length;
}
