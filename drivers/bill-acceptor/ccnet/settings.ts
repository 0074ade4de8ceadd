import { z } from 'zod';
import { baudRate, billAcceptorKeys, port } from '../../../app/config/device-keys.ts';
import { type Tiyn, tiyn, TIYN_PER_TENGE } from '../../../app/money/money.ts';
import { delays } from '../../common/delays.ts';

/** Notes in circulation, in tenge (spec/peripherals section 6): the accepted notes without a configured list. */
const DEFAULT_DENOMINATIONS_TENGE = [500, 1_000, 2_000, 5_000, 10_000, 20_000];

/** Settings of a CCNET bill validator (spec/peripherals section 1). */
export const ccnetSettings = z.strictObject({
  driver: z.literal('ccnet'),
  port,
  baudRate: baudRate
    .refine((rate) => rate === 9_600 || rate === 19_200, 'ccnet-baud-rate')
    .default(9_600)
    .describe('The speed of the line, 9600 or 19200 as the switches of the unit are set.'),
  ...billAcceptorKeys,
  modemLines: z
    .strictObject({ dtr: z.boolean().default(false), rts: z.boolean().default(false) })
    .prefault({})
    .describe('Outputs of the serial port that are switched on; a CashCode GX on USB needs `rts: true`.'),
  // The document requires at least 10; with more than 100 the polls are less frequent than it requires.
  restMs: z
    .number()
    .int()
    .min(10)
    .max(100)
    .default(delays.ccnetFreeMs)
    .describe('How long the line rests before each command, in milliseconds; 50 for a unit that misses commands.'),
});
export type CcnetSettings = z.output<typeof ccnetSettings>;

/** The values that may be accepted at all. */
export function configuredBills({ denominationsTenge = DEFAULT_DENOMINATIONS_TENGE }: CcnetSettings): readonly Tiyn[] {
  return denominationsTenge.map((tenge) => tiyn(tenge * TIYN_PER_TENGE));
}

/** The sentences for the rules of these settings. */
export const ccnetWords = {
  'ccnet-baud-rate': 'a CCNET unit is set to 9600 or 19200',
};
