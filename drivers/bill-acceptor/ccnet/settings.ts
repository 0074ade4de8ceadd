import { z } from 'zod';
import { MAX_AMOUNT_TIYN, type Tiyn, tiyn, TIYN_PER_TENGE } from '../../../app/money/money.ts';
import { delays } from '../../common/delays.ts';

const denomination = z
  .number()
  .int()
  .positive()
  .max(MAX_AMOUNT_TIYN / TIYN_PER_TENGE);

/** Settings of a CCNET bill validator. */
export const ccnetSettings = z.strictObject({
  /** Stable path, on Linux `/dev/serial/by-id/...` or `/dev/serial/by-path/...`. */
  path: z.string().min(1),
  /** Some units are set to 19200. */
  baudRate: z.union([z.literal(9_600), z.literal(19_200)]).default(9_600),
  /** Notes that may be accepted at all; what the unit itself knows is read from its bill table. */
  denominationsTenge: z
    .array(denomination)
    .min(1)
    .refine((values) => new Set(values).size === values.length, 'each denomination only once')
    .default([500, 1_000, 2_000, 5_000, 10_000, 20_000]),
  /** Outputs of the serial port; a CashCode GX on USB wants `rts: true`. */
  modemLines: z.strictObject({ dtr: z.boolean(), rts: z.boolean() }).default({ dtr: false, rts: false }),
  /**
   * Free line between our acknowledgement and the next command, in milliseconds; sluggish units want 50. The document
   * asks for 10 at the least, and with more than 100 the polls come less often than it wants them.
   */
  restMs: z.number().int().min(10).max(100).default(delays.ccnetFreeMs),
});
export type CcnetSettings = z.output<typeof ccnetSettings>;

/** The values that may be accepted at all. */
export function configuredBills({ denominationsTenge }: CcnetSettings): readonly Tiyn[] {
  return denominationsTenge.map((tenge) => tiyn(tenge * TIYN_PER_TENGE));
}
