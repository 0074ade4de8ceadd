import { z } from 'zod';
import { tiynSchema } from '../money/schema.ts';
import { roleSchema } from '../role.ts';

const channel = z.number().int().min(1).max(64);
const role = roleSchema;
const productId = z.string().min(1).max(64).nullable();
/** What a test takes from the counted stock of its product. */
const pieces = z.number().int().min(0).max(1);

/** Whatever the service menu's checks do with goods and notes. */
export const machineCheckEntries = [
  /**
   * Intent: a channel is about to be pulsed without a sale. Until a person answers, the piece counts as dispensed, also
   * after a power cut.
   */
  z.strictObject({ kind: z.literal('channel-test-intended'), role, channel, productId, pieces }),
  /** The contact was closed and opened again, and this is what the drop sensor saw. */
  z.strictObject({
    kind: z.literal('channel-test-pulsed'),
    role,
    channel,
    drop: z.enum(['seen', 'not-seen', 'unknown', 'unwatched']),
  }),
  /** `certain`: nothing moved, so the piece is still there. */
  z.strictObject({
    kind: z.literal('channel-test-failed'),
    role,
    channel,
    certain: z.boolean(),
    reason: z.string().max(200),
  }),
  /**
   * What the person at the machine saw: the piece came out; it did not, so it is still there; or the mechanism moved
   * but was empty, so the stock is 0.
   */
  z.strictObject({
    kind: z.literal('channel-test-answered'),
    role,
    channel,
    answer: z.enum(['out', 'not-out', 'none']),
  }),
  /** Intent: a note that is tried lies in escrow and is about to be given back. It never belongs to a sale. */
  z.strictObject({ kind: z.literal('note-try-intended'), role, billTiyn: tiynSchema }),
  /**
   * `stacked`: the acceptor drew it in nevertheless, and another entry records it as an orphan; the amount is null
   * where the unit did not name it. `unknown`: the unit lost track of it.
   */
  z.strictObject({
    kind: z.literal('note-try-ended'),
    role,
    billTiyn: tiynSchema.nullable(),
    outcome: z.enum(['returned', 'stacked', 'unknown']),
  }),
] as const;

/** The checks in a summary: tests without an answer, a note on its way back, and when each check was passed last. */
export const summarisedChecksSchema = z.strictObject({
  tests: z.array(
    z.strictObject({
      channel,
      productId,
      pieces,
      drop: z.enum(['seen', 'not-seen', 'unknown', 'unwatched', 'uncertain']).nullable(),
    }),
  ),
  triedNote: z.strictObject({ role, billTiyn: tiynSchema }).nullable(),
  passed: z.record(z.string(), z.number()),
});
