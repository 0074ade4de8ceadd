import { z } from 'zod';
import { file } from './schema.ts';

const DEFAULT_VOLUME = 60;

/** Sounds and spoken prompts; absent: the machine is silent. */
export const soundsSchema = z.strictObject({
  /** In per cent; 0 is silence. */
  volume: z.number().int().min(0).max(100).default(DEFAULT_VOLUME),
  /** The operator's recordings; a moment without one has a tone. */
  folder: file.optional(),
});
