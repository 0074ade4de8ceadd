import { z } from 'zod';

/** What can be done at the door. */
export const stockActions = z.strictObject({ kind: z.literal('refresh') });
export type StockAction = z.infer<typeof stockActions>;
