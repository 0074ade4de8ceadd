import { z } from 'zod';
import { tiynSchema } from '../../../money/schema.ts';

/** Far above any count; a larger one is refused with a sentence. */
const MAX_TYPED = 999_999_999_999;

/** What can be done at the door. */
export const cashActions = z.discriminatedUnion('kind', [
  z.strictObject({
    /**
     * `collect` begins with the cassette inside, `collect-removed` with one that was taken out before. `cassette-out`
     * and `cassette-in` confirm by hand what the acceptor does not report. `drop` ends the collection before the
     * cassette is out.
     */
    kind: z.enum(['refresh', 'collect', 'collect-removed', 'cassette-out', 'cassette-in', 'drop', 'confirm']),
  }),
  /** So many notes of this value were counted. */
  z.strictObject({ kind: z.literal('count'), billTiyn: tiynSchema, count: z.number().int().min(0).max(MAX_TYPED) }),
  /**
   * A note in doubt is in the cassette or not; `foundTiyn` is the value of one that the acceptor could not name and that
   * was found.
   */
  z.strictObject({
    kind: z.literal('decide'),
    saleId: z.string().max(64),
    billTiyn: tiynSchema.nullable(),
    isFound: z.boolean(),
    foundTiyn: tiynSchema.nullable(),
  }),
]);
export type CashAction = z.infer<typeof cashActions>;
