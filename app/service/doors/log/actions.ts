import { z } from 'zod';

/** What can be done at the door. */
export const logActions = z.strictObject({ kind: z.literal('refresh') });
export type LogAction = z.infer<typeof logActions>;
