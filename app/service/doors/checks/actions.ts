import { z } from 'zod';

/** What can be done at the door. */
export const checksActions = z.strictObject({ kind: z.literal('refresh') });
export type ChecksAction = z.infer<typeof checksActions>;
