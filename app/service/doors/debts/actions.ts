import { z } from 'zod';

/** What can be done at the door. */
export const debtsActions = z.strictObject({ kind: z.literal('refresh') });
export type DebtsAction = z.infer<typeof debtsActions>;
