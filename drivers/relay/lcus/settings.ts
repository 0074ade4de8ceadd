import { z } from 'zod';
import { LCUS_CHANNEL_RANGE } from '../../../app/config/lcus-channels.ts';

const channel = z.number().int().min(LCUS_CHANNEL_RANGE.lowest).max(LCUS_CHANNEL_RANGE.highest);

/** Settings of an LCUS board; the channels listed are the only ones that are ever switched. */
export const lcusSettings = z.strictObject({
  /** Stable path: the board's CH340 has no serial number, so on Linux `/dev/serial/by-path/...`. */
  path: z.string().min(1),
  baudRate: z.number().int().positive().default(9_600),
  channels: z
    .array(channel)
    .min(1)
    .refine((channels) => new Set(channels).size === channels.length, 'each channel only once'),
});
export type LcusSettings = z.output<typeof lcusSettings>;
