import { z } from 'zod';
import { tiynFromDecimal, type Tiyn } from '../../../app/money/money.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { optionsSchema, qrTokenText } from './answers.ts';
import { decodeWith, type DecodeError } from '../https/json.ts';
import { int64Text } from './codec.ts';
import { moment, returnLimits } from './qr-time-limits.ts';

const MAX_NAME = 200;

/** Tenge with two decimals, read digit by digit. */
export const amountText = z.string().transform((text, context): Tiyn => {
  const amount = tiynFromDecimal(text.trim());
  if (amount !== null) return amount;
  context.addIssue({ code: 'custom', message: 'not an amount' });
  return z.NEVER;
});

/** A refund's QR (section 3.4.1). */
export interface CreatedReturn {
  readonly qrToken: string;
  readonly qrReturnId: string;
  readonly pollIntervalMs: number;
  readonly scanTimeoutMs: number;
  readonly expiresAtMs: number | null;
}

const createdReturnSchema = z.object({
  qrtoken: qrTokenText,
  qrreturnid: int64Text,
  expiredate: z.unknown().optional(),
  qrreturnbehavioroptions: optionsSchema,
});

/** `return/create` (section 3.4.1). */
export function decodeCreatedReturn(data: unknown): Result<CreatedReturn, DecodeError> {
  const decoded = decodeWith(createdReturnSchema, data);
  if (!decoded.ok) return decoded;
  const { qrtoken, qrreturnid, expiredate, qrreturnbehavioroptions: options } = decoded.value;
  return ok({
    qrToken: qrtoken,
    qrReturnId: qrreturnid,
    ...returnLimits(options ?? {}),
    expiresAtMs: moment(expiredate),
  });
}

/** A purchase in the list of a customer who scanned a refund's QR. */
export interface ReturnOperation {
  readonly qrPaymentId: string;
  /** For people only, null where it makes no sense: the purchase's number decides. */
  readonly amountTiyn: Tiyn | null;
  /** Wall clock; null where the date could not be read. */
  readonly atMs: number | null;
}

const operationSchema = z.object({
  qrpaymentid: int64Text,
  amount: amountText.nullable().catch(null),
  transactiondate: z.unknown().optional(),
});

/** `return/operations` (section 3.4.3). */
export function decodeOperations(data: unknown): Result<readonly ReturnOperation[], DecodeError> {
  // A customer without purchases may come as nothing at all.
  const decoded = decodeWith(z.array(z.unknown()), data ?? []);
  if (!decoded.ok) return decoded;
  return ok(decoded.value.flatMap(operationOf));
}

/** Drops an entry without a readable number, and keeps the others. */
function operationOf(entry: unknown): readonly ReturnOperation[] {
  const operation = operationSchema.safeParse(entry);
  if (!operation.success) return [];
  const { qrpaymentid, amount, transactiondate } = operation.data;
  return [{ qrPaymentId: qrpaymentid, amountTiyn: amount, atMs: moment(transactiondate) }];
}

/** What was paid and what of it may still go back (section 3.4.4). */
export interface PaymentDetails {
  readonly qrPaymentId: string;
  readonly totalTiyn: Tiyn;
  readonly refundableTiyn: Tiyn;
  readonly atMs: number | null;
}

const detailsSchema = z.object({
  qrpaymentid: int64Text,
  totalamount: amountText,
  availablereturnamount: amountText,
  transactiondate: z.unknown().optional(),
});

/** `payment/details` (sections 3.4.4, 4.4). */
export function decodeDetails(data: unknown): Result<PaymentDetails, DecodeError> {
  const decoded = decodeWith(detailsSchema, data);
  if (!decoded.ok) return decoded;
  const { qrpaymentid, totalamount, availablereturnamount, transactiondate } = decoded.value;
  // Of two amounts that contradict each other nobody knows which one is true, and a refund is asked for by them.
  if (availablereturnamount > totalamount) return err({ detail: 'more may be returned than was paid' });
  return ok({
    qrPaymentId: qrpaymentid,
    totalTiyn: totalamount,
    refundableTiyn: availablereturnamount,
    atMs: moment(transactiondate),
  });
}

const returnedSchema = z.object({ returnoperationid: int64Text });

/** `payment/return` (sections 3.4.5, 4.5): the refund's number. */
export function decodeReturned(data: unknown): Result<string, DecodeError> {
  const decoded = decodeWith(returnedSchema, data);
  return decoded.ok ? ok(decoded.value.returnoperationid) : decoded;
}

const clientSchema = z.object({ clientname: z.string().max(MAX_NAME) });

/** `remote/client-info` (section 4.6.1): the customer's name, to be shown and never kept. */
export function decodeClientName(data: unknown): Result<string, DecodeError> {
  const decoded = decodeWith(clientSchema, data);
  return decoded.ok ? ok(decoded.value.clientname) : decoded;
}

const invoiceSchema = z.object({ qrpaymentid: int64Text });

/** `remote/create` (section 4.6.2): the invoice's number. */
export function decodeInvoice(data: unknown): Result<string, DecodeError> {
  const decoded = decodeWith(invoiceSchema, data);
  return decoded.ok ? ok(decoded.value.qrpaymentid) : decoded;
}
