import { z } from 'zod';
import { IDN } from '../../../payment/verification.ts';
import { MAX_SEARCH } from './points.ts';

/** What can be done at the door; giving up and restarting have to be held for a second. */
export const paymentActions = z.discriminatedUnion('kind', [
  /** Asks the service whether it answers. */
  z.strictObject({ kind: z.literal('ask') }),
  /** Fetches the bank's list of trade points. */
  z.strictObject({ kind: z.literal('list') }),
  z.strictObject({ kind: z.literal('search'), text: z.string().max(MAX_SEARCH) }),
  z.strictObject({ kind: z.literal('page'), page: z.number().int().min(0).max(100_000) }),
  z.strictObject({ kind: z.literal('close-list') }),
  z.strictObject({ kind: z.literal('choose'), id: z.string().regex(/^\d{1,19}$/) }),
  z.strictObject({ kind: z.literal('register') }),
  z.strictObject({ kind: z.literal('give-up') }),
  z.strictObject({ kind: z.literal('restart') }),
  /** Begins the verification of the organisation at the service that asks for one. */
  z.strictObject({ kind: z.literal('verify'), idn: z.string().regex(IDN) }),
]);
export type PaymentAction = z.infer<typeof paymentActions>;
