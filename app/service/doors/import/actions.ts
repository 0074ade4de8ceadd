import { z } from 'zod';
import { SECRETS } from '../../../config/secret-key.ts';
import { TRAVEL_SECTIONS } from '../../../config/travel.ts';
import { FINDING_FILTERS } from '../../../import/payment-findings.ts';

/** What can be done at the door. A file is named by its place among those found. */
export const importActions = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['refresh', 'start', 'keep-untried', 'undo', 'restart']) }),
  z.strictObject({ kind: z.literal('choose-file'), index: z.number().int().min(0).max(1_000) }),
  z.strictObject({ kind: z.literal('toggle'), section: z.enum(TRAVEL_SECTIONS) }),
  z.strictObject({ kind: z.literal('filter'), filter: z.enum(FINDING_FILTERS) }),
  z.strictObject({ kind: z.literal('choose-secret'), secret: z.enum(SECRETS) }),
  z.strictObject({ kind: z.literal('page'), to: z.enum(['next', 'previous']) }),
]);
export type ImportAction = z.infer<typeof importActions>;
