import { z } from 'zod';
import { MAX_DROP_MS } from '../../app/config/device-keys.ts';

/** What the input of a sensor reads while something is in the beam. */
export const seenAs = z
  .enum(['on', 'off'])
  .default('on')
  .describe('What the input reads while something is in the beam.');

/**
 * How long a product is in the beam at the least, in milliseconds. Without a latch only a sensor that was read more
 * often than that can say for certain that nothing fell.
 */
export const blocksMs = z
  .number()
  .int()
  .min(1)
  .max(MAX_DROP_MS)
  .optional()
  .describe('How long a product is in the beam at the least, in milliseconds; needed without a latch.');
