import { z } from 'zod';
import type { ByFlySettings } from '../../../app/config/by-fly.ts';
import { ZERO_TIYN, type Tiyn } from '../../../app/money/money.ts';
import type { ByFlyState, OfferedAmounts } from '../../../app/payment/byfly/transaction.ts';
import { RATE_UNITS } from '../../../app/payment/capabilities.ts';
import { ok, type Result } from '../../../app/result.ts';
import { decodeWith, type DecodeError } from '../https/json.ts';
import { currencyField, numberField, tengeField, tiynField } from '../web/service-fields.ts';

const envelopeSchema = z.object({
  success: z.boolean().optional(),
  message: z.string().max(500).nullish().catch(null),
  data: z.unknown().optional(),
});

/** What an answer carries; with `success: false` the service's own words. */
export function decodeData(
  json: unknown,
): Result<{ readonly data: unknown } | { readonly refused: string }, DecodeError> {
  const envelope = decodeWith(envelopeSchema, json);
  if (!envelope.ok) return envelope;
  const { data, message, success } = envelope.value;
  return ok(success === false ? { refused: message ?? '' } : { data });
}

/** A transaction that was opened; it cannot be paid yet. */
export interface Initiated {
  readonly transactionId: string;
  readonly amountTiyn: Tiyn | null;
  readonly expiresAt: string | null;
}

/** A transaction with a code, and what the customer has to pay. */
export interface Offered extends OfferedAmounts {
  readonly transactionId: string | null;
  readonly code: string;
}

const HUNDREDTHS = RATE_UNITS / 100;
const percentField = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,4})?$/)
  .transform((text) => Math.round(Number(text) * HUNDREDTHS));
const LESS_THAN_NOTHING = /^\s*-\d{1,12}(\.\d{1,2})?\s*$/;
const linkField = z
  .string()
  .regex(/^[!-~]{1,2000}$/)
  .nullish()
  .catch(null);

/** Decoders of the answers, by the unit of their amounts. */
export interface ByFlyDecoders {
  initiated(data: unknown): Result<Initiated, DecodeError>;
  offered(data: unknown): Result<Offered, DecodeError>;
  state(data: unknown): Result<ByFlyState, DecodeError>;
}

/** The decoders for amounts in this unit. */
export function byFlyDecoders(unit: ByFlySettings['amountUnit']): ByFlyDecoders {
  const amount = unit === 'tiyn' ? tiynField : tengeField;
  // Less than nothing is missing where too much was paid.
  const remaining = z.union([
    amount,
    z
      .string()
      .regex(LESS_THAN_NOTHING)
      .transform(() => ZERO_TIYN),
  ]);
  const initiatedSchema = z
    .object({
      transaction_id: numberField,
      amount: amount.nullish(),
      currency: currencyField,
      expires_at: z.string().max(60).nullish().catch(null),
    })
    .transform(({ amount: amountTiyn = null, expires_at: expiresAt = null, transaction_id: transactionId }) => ({
      transactionId,
      amountTiyn,
      expiresAt,
    }));
  const offeredSchema = z
    .object({
      transaction_id: numberField.nullish(),
      amount,
      original_amount: amount.nullish(),
      commission_amount: amount.nullish(),
      commission_percent: percentField.nullish().catch(null),
      payment_url: linkField,
      qr_code: linkField,
    })
    .transform((data, context): Offered => {
      const code = scannable(data.qr_code ?? null, data.payment_url ?? null);
      if (code === null) {
        context.addIssue({ code: 'custom', message: 'there is no code to scan' });
        return z.NEVER;
      }
      return {
        transactionId: data.transaction_id ?? null,
        amountTiyn: data.amount,
        originalTiyn: data.original_amount ?? null,
        commissionTiyn: data.commission_amount ?? null,
        commissionRate: data.commission_percent ?? null,
        code,
      };
    });
  const stateSchema = z
    .object({
      transaction_id: numberField.nullish(),
      status: z.string().max(60),
      amount: amount.nullish(),
      currency: currencyField,
      paid_amount: amount.nullish(),
      // What it tells as well must not hide what has come in.
      remaining_amount: remaining.nullish().catch(null),
    })
    .transform((data): ByFlyState => ({
      transactionId: data.transaction_id ?? null,
      status: data.status,
      amountTiyn: data.amount ?? null,
      paidTiyn: data.paid_amount ?? null,
      remainingTiyn: data.remaining_amount ?? null,
    }));
  return {
    initiated: (data) => decodeWith(initiatedSchema, data),
    offered: (data) => decodeWith(offeredSchema, data),
    state: (data) => decodeWith(stateSchema, data),
  };
}

const PICTURE = /^data:|\.(?:png|svg|jpe?g|gif|webp)(?:\?|$)/i;

/** What a QR holds: the code itself; the link where the code is only a picture of it. */
function scannable(qrCode: string | null, paymentUrl: string | null): string | null {
  return qrCode !== null && !PICTURE.test(qrCode) ? qrCode : paymentUrl;
}
