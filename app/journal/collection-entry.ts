import { z } from 'zod';
import { tiynSchema } from '../money/schema.ts';
import { roleSchema } from '../role.ts';

/** The most notes of one value that a count may have; no cassette holds half of them. */
export const MAX_COUNT = 9_999;
/** Values of notes in one cassette; Kazakhstan has fewer. */
const MAX_NOTE_VALUES = 20;

const bills = z.number().int().min(0);

/** So many notes of one value. */
export const noteCountSchema = z.strictObject({
  billTiyn: tiynSchema,
  count: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
});
export type NoteCount = z.infer<typeof noteCountSchema>;

/** `number` counts the collections of this machine, from 1. */
const collection = { number: z.number().int().min(1), role: roleSchema };

/** The entries of a collection at the service menu. Each step is on record, so that it can be taken up again. */
export const collectionEntries = [
  /**
   * The collection of this amount begins. `removed`: the cassette was taken out before, and its money is counted now.
   */
  z.strictObject({
    kind: z.literal('collection-started'),
    ...collection,
    amountTiyn: tiynSchema,
    bills,
    removed: z.literal(true).exactOptional(),
  }),
  /** The cassette was removed or inserted, as the acceptor reported or a person confirmed. */
  z.strictObject({
    kind: z.literal('collection-cassette'),
    ...collection,
    what: z.enum(['out', 'in']),
    by: z.enum(['acceptor', 'hand']),
  }),
  /** So many notes of this value were counted; the last count of a value is the one that holds. */
  z.strictObject({
    kind: z.literal('collection-noted'),
    ...collection,
    billTiyn: tiynSchema,
    count: z.number().int().min(0).max(MAX_COUNT),
  }),
  /** The count is confirmed, beside what was expected: the difference is on record. */
  z.strictObject({
    kind: z.literal('collection-counted'),
    ...collection,
    notes: z.array(noteCountSchema).max(MAX_NOTE_VALUES).readonly(),
    amountTiyn: tiynSchema,
    bills,
    expectedTiyn: tiynSchema,
    expectedBills: bills,
  }),
  /** Given up before the cassette went out. */
  z.strictObject({ kind: z.literal('collection-dropped'), ...collection }),
] as const;
