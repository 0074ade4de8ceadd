import { z } from 'zod';
import { UPDATE_FAILURES } from './failure.ts';

/** What a look for an update gave. */
export const updateOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('newest') }),
  z.object({ kind: z.enum(['found', 'fetched', 'installed']), version: z.string(), downloadBytes: z.number() }),
  z.object({ kind: z.literal('failed'), reason: z.enum(UPDATE_FAILURES), detail: z.string() }),
]);
export type UpdateOutcome = z.infer<typeof updateOutcomeSchema>;
