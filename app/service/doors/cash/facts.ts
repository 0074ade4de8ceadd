import { z } from 'zod';
import { collectionSchema, heldSchema, pastSchema, removalSchema } from '../../../journal/collections.ts';
import { saleItemSchema } from '../../../journal/entry.ts';
import { tiynSchema } from '../../../money/schema.ts';

/** So many notes in doubt are shown at once; further ones follow when these are decided. */
export const MAX_DOUBTS = 50;
/** So many of the last collections are shown. */
export const MAX_PAST = 30;

/** A note whose place the machine could not find out. */
export const doubtSchema = z.object({
  saleId: z.string(),
  /** Null where the acceptor could not name it. */
  billTiyn: tiynSchema.nullable(),
  claimCode: z.string(),
  productName: saleItemSchema.shape.name,
  /** When its sale began, by the wall clock. */
  atMs: z.number(),
  /** Whether it may lie in the cassette inside, or in the one that was taken out last. */
  cassette: z.enum(['inside', 'taken']),
  /** Something of its sale is still being settled by the machine itself. */
  isUnderWay: z.boolean(),
});
export type Doubt = z.infer<typeof doubtSchema>;

/** The cassette, its collections and the notes in doubt, from the journal. */
export const cashFactsSchema = z.object({
  inside: heldSchema,
  open: collectionSchema.nullable(),
  removal: removalSchema.nullable(),
  /** The newest first. */
  past: z.array(pastSchema).max(MAX_PAST).readonly(),
  doubts: z.array(doubtSchema).max(MAX_DOUBTS).readonly(),
  /** Of the next collection. */
  nextNumber: z.number().int().min(1),
});
export type CashFacts = z.infer<typeof cashFactsSchema>;
