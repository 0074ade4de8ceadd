import { z } from 'zod';
import { MAX_AMOUNT_TIYN, TIYN_PER_TENGE } from '../money/money.ts';

/*
 * The keys that drivers put their settings together from. The last word of each key is its description, in a sentence
 * for the technician: `resources/docs/devices.md` is made from them.
 */

/** A serial port. */
export const port = z
  .string()
  .min(1)
  .max(1000)
  .describe('The serial port: a path under `/dev/serial/by-path` as `npm run ports` shows it, or `COM3`.');

/** The usual speeds; anything else is a mistyped number, and some systems round it silently. */
const BAUD_RATES: readonly number[] = [
  300, 600, 1_200, 2_400, 4_800, 9_600, 14_400, 19_200, 28_800, 38_400, 57_600, 115_200, 230_400, 460_800, 921_600,
];

/** The speed of a serial line, in bits a second. */
export const baudRate = z
  .number()
  .refine((rate) => BAUD_RATES.includes(rate), 'baud-rate')
  .describe('The speed of the line.');

/** How long a contact stays closed where the configuration says nothing. */
const DEFAULT_PULSE_MS = 700;

/** The longest that a relay may hold a vending motor. */
export const MAX_PULSE_MS = 5_000;

/** What every relay board is asked. */
export const relayKeys = {
  pulseMs: z
    .number()
    .int()
    .min(50)
    .max(MAX_PULSE_MS)
    .default(DEFAULT_PULSE_MS)
    .describe('How long a contact stays closed, in milliseconds.'),
};

/** How long a product may take to fall where the configuration says nothing, and at most. */
const DEFAULT_DROP_MS = 3_000;

export const MAX_DROP_MS = 10_000;

/** How often a motor may be turned again. */
const MAX_EXTRA_PULSES = 3;

/** What every drop sensor is asked. */
export const dropSensorKeys = {
  timeoutMs: z
    .number()
    .int()
    .min(200)
    .max(MAX_DROP_MS)
    .default(DEFAULT_DROP_MS)
    .describe('How long a product may take to fall, in milliseconds.'),
  extraPulses: z
    .number()
    .int()
    .min(0)
    .max(MAX_EXTRA_PULSES)
    .default(1)
    .describe('How often the motor is turned once more where nothing fell.'),
};

/** What every bill acceptor is asked. */
export const billAcceptorKeys = {
  denominationsTenge: z
    .array(
      z
        .number()
        .int()
        .positive()
        .max(MAX_AMOUNT_TIYN / TIYN_PER_TENGE),
    )
    .min(1)
    .max(24)
    .superRefine((values, context) => {
      values.forEach((value, index) => {
        if (values.indexOf(value) < index) context.addIssue({ code: 'custom', path: [index], message: 'repeated' });
      });
    })
    .optional()
    .describe('The notes that may be accepted at all; without the key 500 to 20000, as far as the unit knows them.'),
};

/** What every printer is asked. */
export const printerKeys = {
  required: z
    .boolean()
    .default(false)
    .describe('`true` sells nothing while the printer cannot print; `false` shows on the screen what it would print.'),
};
