import { z } from 'zod';
import { MAX_AMOUNT_TIYN, type Tiyn, tiyn, TIYN_PER_TENGE } from '../../../app/money/money.ts';
import { delays } from '../../delays.ts';
import { tengeTexts } from './bill-table.ts';
import { validatorAddress } from './frame.ts';

const denomination = z.number().int().positive().max(MAX_AMOUNT_TIYN / TIYN_PER_TENGE);

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
  /** Modem lines; a CashCode GX over USB wants `rts: true`. */
  modemLines: z.strictObject({ dtr: z.boolean(), rts: z.boolean() }).default({ dtr: false, rts: false }),
  /** Bus address; every validator leaves the factory with 3. */
  address: z.number().int().min(1).max(0xff).default(validatorAddress),
  /** What the bill table may call the currency. */
  currencyTexts: z.array(z.string().length(3)).min(1).default([...tengeTexts]),
  /** Free line between our acknowledgement and the next command, in milliseconds; sluggish units want 50. */
  freeMs: z.number().min(10).max(100).default(delays.ccnetFreeMs),
});
export type CcnetSettings = z.output<typeof ccnetSettings>;

/** The values that may be accepted at all. */
export function configuredBills({ denominationsTenge }: CcnetSettings): readonly Tiyn[] {
  return denominationsTenge.map((tenge) => tiyn(tenge * TIYN_PER_TENGE));
}
