import { z } from 'zod';
import type { ByFlySettings } from '../../../app/config/by-fly.ts';
import { addTiyn, subtractTiyn, ZERO_TIYN, type Tiyn } from '../../../app/money/money.ts';
import { RATE_UNITS } from '../../../app/payment/capabilities.ts';
import type { PurchaseStatus } from '../../../app/payment/provider.ts';
import { err, ok, type Result } from '../../../app/result.ts';
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
export interface Offered {
  readonly transactionId: string | null;
  readonly amountTiyn: Tiyn;
  readonly originalTiyn: Tiyn | null;
  readonly commissionTiyn: Tiyn | null;
  /** Parts of ten thousand; null where the service does not tell a percentage. */
  readonly commissionRate: number | null;
  readonly code: string;
}

/** What has come in for a transaction. */
export interface ByFlyState {
  readonly transactionId: string | null;
  readonly status: string;
  readonly amountTiyn: Tiyn | null;
  readonly paidTiyn: Tiyn | null;
}

const HUNDREDTHS = RATE_UNITS / 100;
const percentField = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,4})?$/)
  .transform((text) => Math.round(Number(text) * HUNDREDTHS));
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
    })
    .transform((data): ByFlyState => ({
      transactionId: data.transaction_id ?? null,
      status: data.status,
      amountTiyn: data.amount ?? null,
      paidTiyn: data.paid_amount ?? null,
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

/** What the offer adds to the amount; the error says which of its numbers contradict each other. */
export function commissionOf(
  { amountTiyn, commissionRate, commissionTiyn, originalTiyn }: Offered,
  wantedTiyn: Tiyn,
): Result<{ readonly rate: number; readonly amountTiyn: Tiyn }, DecodeError> {
  if (originalTiyn !== null && originalTiyn !== wantedTiyn) return err({ detail: 'original_amount is another amount' });
  if (amountTiyn < wantedTiyn) return err({ detail: 'amount is less than the price' });
  const added = subtractTiyn(amountTiyn, wantedTiyn);
  if (commissionTiyn !== null && addTiyn(wantedTiyn, commissionTiyn) !== amountTiyn && added !== ZERO_TIYN)
    return err({ detail: 'amount is not original_amount and commission_amount' });
  const rate = commissionRate ?? Math.round((added * RATE_UNITS) / wantedTiyn);
  return ok({ rate: added === ZERO_TIYN ? 0 : rate, amountTiyn: added });
}

const OPEN: readonly string[] = ['pending', 'processing', 'partially_paid'];
const ENDED: readonly string[] = ['cancelled', 'canceled', 'failed', 'expired'];

/**
 * The state of a transaction by what has come in; the service calls some payments `paid` of which a part is missing.
 * `totalTiyn` is what was asked for, where the answer does not tell it.
 */
export function byFlyStatus(state: ByFlyState, totalTiyn: Tiyn | null): PurchaseStatus {
  const status = state.status.toLowerCase();
  const paid = state.paidTiyn;
  const total = totalTiyn ?? state.amountTiyn;
  if (paid !== null && paid > ZERO_TIYN) {
    if (total !== null && paid >= total) return { kind: 'processed', amountTiyn: paid };
    if (total === null) return { kind: 'unknown', name: state.status };
    return { kind: 'part-paid', amountTiyn: paid, isOpen: OPEN.includes(status) };
  }
  // Paid by its name, and nothing has come in by its numbers: neither of them is believed.
  if (status === 'paid' || status === 'partially_paid') return { kind: 'unknown', name: state.status };
  if (OPEN.includes(status)) return { kind: 'created' };
  return ENDED.includes(status) ? { kind: 'failed', name: state.status } : { kind: 'unknown', name: state.status };
}
