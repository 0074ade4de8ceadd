import { z } from 'zod';
import { MAX_CHANNEL } from '../../../config/schema.ts';

const channel = z.number().int().min(1).max(MAX_CHANNEL);

/** What can be done at the door; a channel's button has to be held for a second. */
export const checksActions = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['print', 'ping', 'try-note', 'stop-note', 'watch-beam', 'stop-beam', 'test-sale']) }),
  z.strictObject({ kind: z.literal('pulse'), channel }),
  z.strictObject({ kind: z.literal('answer'), channel, answer: z.enum(['out', 'not-out', 'none']) }),
  /** What the window itself has checked. */
  z.strictObject({
    kind: z.literal('screen-checked'),
    what: z.enum(['touch', 'pixels', 'sound']),
    isGood: z.boolean(),
  }),
]);
export type ChecksAction = z.infer<typeof checksActions>;
