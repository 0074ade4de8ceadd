import { z } from 'zod';
import { channelSchema } from '../update/release.ts';
import { file, hoursSchema } from './schema.ts';
import { serviceAddress } from './service-address.ts';

/** Where this machine's updates come from, and when they may be applied. */
export const updatesSchema = z.strictObject({
  /** The folder of `npm run release` on any HTTPS server. */
  url: serviceAddress,
  channel: channelSchema.default('stable'),
  /** In Kazakhstan's time; without it at any moment in which nobody buys. */
  window: hoursSchema.optional(),
  /** The only authorities that are trusted for the address; the public ones where the key is left out. */
  caFiles: z.array(file).min(1).max(10).optional(),
});
