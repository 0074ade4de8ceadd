import { z } from 'zod';
import { tiyn, tiynFromDecimal, type Tiyn } from '../../../app/money/money.ts';
import { serviceNumberSchema } from '../../../app/payment/capabilities.ts';
import { HOUR_MS, SECOND_MS } from '../../../app/units.ts';

/** The number of a payment, from JSON text or a number. */
export const numberField = serviceNumberSchema;

/** An amount in tenge, as text or as a number of JSON. */
export const tengeField = z.string().transform((text, context): Tiyn => {
  const amount = tiynFromDecimal(text.trim());
  if (amount !== null) return amount;
  context.addIssue({ code: 'custom', message: 'not an amount' });
  return z.NEVER;
});

/** An amount in tiyn. */
export const tiynField = z
  .string()
  .regex(/^\d{1,12}(\.0+)?$/)
  .transform((text): Tiyn => tiyn(Number(text)));

/** Only tenge are paid with; a currency that is not told is tenge. */
export const currencyField = z.string().toUpperCase().pipe(z.literal('KZT')).nullish();

/** Times of services without a zone are Kazakhstan's. */
const KAZAKHSTAN_OFFSET = '+05:00';
const TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d{1,9})?(Z|[+-]\d{2}:?\d{2})?$/i;
const LONGEST_MS = 36 * HOUR_MS;
const SHORTEST_MS = 10 * SECOND_MS;

/**
 * How long a payment can be paid, in milliseconds, by its `expires_at`; `otherwise` where the text is no time, lies in
 * the past, or further in the future than any invoice is valid: then our own limit counts.
 */
export function lifeMs(expiresAt: string | null | undefined, nowMs: number, otherwiseMs: number): number {
  const [, day, time, zone] = TIME.exec(expiresAt?.trim() ?? '') ?? [];
  if (day === undefined || time === undefined) return otherwiseMs;
  const leftMs = Date.parse(`${day}T${time}${zone ?? KAZAKHSTAN_OFFSET}`) - nowMs;
  return Number.isFinite(leftMs) && leftMs >= SHORTEST_MS && leftMs <= LONGEST_MS ? leftMs : otherwiseMs;
}
