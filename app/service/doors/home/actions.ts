import { z } from 'zod';

/** Reads again what is read once when somebody comes in. */
export const homeActions = z.strictObject({ kind: z.literal('refresh') });
export type HomeAction = z.infer<typeof homeActions>;
