import { z } from 'zod';
import type { Result } from '../../app/result.ts';
import { err, ok } from '../../app/result.ts';
import type { Bank } from './bank.ts';
import { DEFAULT_CUSTOMER } from './customer.ts';
import { STATUS, statusText } from './status-codes.ts';

const MAX_NAME = 64;

const id = z.string().regex(/^\d{1,19}$/, 'must be the digits of an Int64, as text');
/** One of the sandbox's customers; any other name is a customer without a phone number. */
const customer = z.string().min(1).max(MAX_NAME).default(DEFAULT_CUSTOMER);

/** Everything that a customer can do. */
export const playSchema = z.discriminatedUnion('action', [
  /** Scans the QR of a purchase, or follows its link. */
  z.strictObject({ action: z.literal('scan'), qrPaymentId: id, customer }),
  z.strictObject({ action: z.literal('confirm'), qrPaymentId: id }),
  z.strictObject({ action: z.literal('decline'), qrPaymentId: id }),
  z.strictObject({ action: z.literal('scan-error'), qrPaymentId: id }),
  /** Scans the QR of a refund (3.4.1). */
  z.strictObject({ action: z.literal('scan-return'), qrReturnId: id, customer }),
  /** Pays or rejects an invoice (4.6). */
  z.strictObject({ action: z.literal('pay'), qrPaymentId: id }),
  z.strictObject({ action: z.literal('reject'), qrPaymentId: id }),
]);

export type Play = z.output<typeof playSchema>;

/** Why an action was refused, in the bank's words. */
export interface PlayRefusal {
  readonly statusCode: number;
  readonly message: string;
}

/** Reads an action from JSON text; the error is a sentence that says what is wrong with it. */
export function readPlay(text: string): Result<Play, string> {
  try {
    const value: unknown = JSON.parse(text);
    const parsed = playSchema.safeParse(value);
    return parsed.success ? ok(parsed.data) : err(z.prettifyError(parsed.error));
  } catch {
    return err('the body is not JSON');
  }
}

/** Carries out an action of the customer. */
export function play(bank: Bank, wanted: Play): Result<null, PlayRefusal> {
  if (wanted.action === 'scan-return') {
    const found = bank.returns.find(wanted.qrReturnId);
    return found === undefined ? notFound() : outcome(bank.returns.scan(found, wanted.customer));
  }
  const purchase = bank.purchases.find(wanted.qrPaymentId);
  if (purchase === undefined) return notFound();
  if (wanted.action === 'pay' || wanted.action === 'reject') {
    return outcome(bank.purchases.actOnInvoice(purchase, wanted.action).refusal);
  }
  const who = wanted.action === 'scan' ? wanted.customer : DEFAULT_CUSTOMER;
  return outcome(bank.purchases.act(purchase, wanted.action, who).refusal);
}

function outcome(refusal: string | null): Result<null, PlayRefusal> {
  return refusal === null ? ok(null) : err({ statusCode: STATUS.temporarilyUnavailable, message: refusal });
}

function notFound(): Result<null, PlayRefusal> {
  return err({ statusCode: STATUS.purchaseNotFound, message: statusText(STATUS.purchaseNotFound) });
}
