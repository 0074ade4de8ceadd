import { z } from 'zod';

/** What can be done at the door. */
export const salesActions = z.strictObject({ kind: z.literal('refresh') });
export type SalesAction = z.infer<typeof salesActions>;
