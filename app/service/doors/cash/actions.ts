import { z } from 'zod';

/** What can be done at the door. */
export const cashActions = z.strictObject({ kind: z.literal('refresh') });
export type CashAction = z.infer<typeof cashActions>;
