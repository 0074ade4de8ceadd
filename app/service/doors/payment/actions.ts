import { z } from 'zod';

/** What can be done at the door. */
export const paymentActions = z.strictObject({ kind: z.literal('refresh') });
export type PaymentAction = z.infer<typeof paymentActions>;
