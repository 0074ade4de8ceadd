import { z } from 'zod';
import { ZERO_TIYN } from '../../../app/money/money.ts';
import { purchaseStatusOf } from '../../../app/payment/kaspi/status.ts';
import type { PurchaseStatus } from '../../../app/payment/provider.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { decodeStatus } from './answers.ts';
import { decodeWith, type DecodeError } from '../https/json.ts';
import { amountText } from './return-answers.ts';

/** An empty text says as little as null does. */
const paidSchema = z.object({
  amount: z.preprocess((told) => (typeof told === 'string' && told.trim() === '' ? null : told), amountText.nullish()),
});

/**
 * `payment/status` (section 3.3.3). Some servers add the amount to the status (facts, section 1: the `/v02/` form). It
 * matters for a paid purchase: an invalid amount makes that answer unreadable.
 */
export function decodePurchaseStatus(data: unknown): Result<PurchaseStatus, DecodeError> {
  const name = decodeStatus(data);
  if (!name.ok) return name;
  const status = purchaseStatusOf(name.value);
  if (status.kind !== 'processed') return ok(status);
  const paid = decodeWith(paidSchema, data);
  if (!paid.ok) return paid;
  const { amount } = paid.value;
  if (amount === ZERO_TIYN) return err({ detail: 'Processed, and nothing was paid' });
  return ok(amount === null || amount === undefined ? status : { ...status, amountTiyn: amount });
}
