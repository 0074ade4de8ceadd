import { z } from 'zod';
import { MAX_DROP_MS } from '../../app/config/device-keys.ts';

/** The level of a sensor's input while an object is in the beam. */
export const seenAs = z
  .enum(['on', 'off'])
  .default('on')
  .describe('What the input reads while something is in the beam.');

/**
 * The shortest time for which a product blocks the beam, in milliseconds. Without a latch, only a sensor that is read
 * more often than that can prove that nothing fell.
 */
export const blocksMs = z
  .number()
  .int()
  .min(1)
  .max(MAX_DROP_MS)
  .optional()
  .describe('How long a product is in the beam at the least, in milliseconds; needed without a latch.');

/** The sentence for a missing `blocksMs`. */
export const blocksUnknownWords = {
  'blocks-unknown': 'without a latch, say how many milliseconds a product is in the beam at the least: blocksMs',
};
