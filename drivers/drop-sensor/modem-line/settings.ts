import { z } from 'zod';

/** Settings of a drop sensor whose contact closes an input of a serial port. */
export const modemLineSettings = z.strictObject({
  /** Stable path, on Linux `/dev/serial/by-id/...` or `/dev/serial/by-path/...`. */
  path: z.string().min(1),
  line: z.enum(['cts', 'dsr', 'dcd']).default('cts'),
  /** What the input reads while something is in the beam. */
  seenAs: z.enum(['on', 'off']).default('on'),
  /** How long a product is in the beam at the least, in milliseconds. */
  blocksMs: z.number().int().min(1),
});
export type ModemLineSettings = z.output<typeof modemLineSettings>;
