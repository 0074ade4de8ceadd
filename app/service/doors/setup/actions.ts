import { z } from 'zod';
import { LANGUAGES, languageSchema } from '../../../language/schema.ts';
import { CONTRACTS } from '../../state/setup-place.ts';

/** Longer than anything that belongs there: what is wrong is told in words, not refused silently. */
const typed = z.string().max(500);

/** What can be done at the wizard's own steps. `start` has to be held for a second. */
export const setupActions = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['start', 'refresh']) }),
  z.strictObject({ kind: z.literal('languages'), languages: z.array(languageSchema).min(1).max(LANGUAGES.length) }),
  z.strictObject({ kind: z.literal('operator'), name: typed, bin: typed, contact: typed }),
  z.strictObject({ kind: z.literal('contract'), contract: z.enum(CONTRACTS), organizationBin: typed }),
  z.strictObject({ kind: z.literal('api-key'), key: typed }),
  z.strictObject({ kind: z.literal('address'), baseUrl: typed, deviceId: typed }),
]);
export type SetupAction = z.infer<typeof setupActions>;
