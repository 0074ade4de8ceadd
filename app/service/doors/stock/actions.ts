import { z } from 'zod';

const productId = z.string().min(1).max(64);

/** What can be done at the door. A count may be any number that fits on the pad; the door reports its errors. */
export const stockActions = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['fill', 'off', 'on', 'cleared']), productId }),
  z.strictObject({ kind: z.literal('set'), productId, count: z.number().int().min(0) }),
  z.strictObject({ kind: z.enum(['fill-all', 'undo', 'seen']) }),
]);
export type StockAction = z.infer<typeof stockActions>;
