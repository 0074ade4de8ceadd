import { z } from 'zod';
import { MAX_AMOUNT_TIYN, TIYN_PER_TENGE } from '../money/money.ts';

/*
 * The configuration keys that drivers compose their settings from. The description at the end of each key is a sentence
 * for the technician; `resources/docs/devices.md` is generated from them.
 */

/** A serial port. */
export const port = z
  .string()
  .min(1)
  .max(1000)
  .describe('The serial port: a path under `/dev/serial/by-path` as `npm run ports` shows it, or `COM3`.');

/** The standard speeds. Any other value is a typing error, and some systems round it silently. */
const BAUD_RATES: readonly number[] = [
  300, 600, 1_200, 2_400, 4_800, 9_600, 14_400, 19_200, 28_800, 38_400, 57_600, 115_200, 230_400, 460_800, 921_600,
];

/** The speed of a serial line, in bits a second. */
export const baudRate = z
  .number()
  .refine((rate) => BAUD_RATES.includes(rate), 'baud-rate')
  .describe('The speed of the line.');

/** The default time for which a contact stays closed. */
const DEFAULT_PULSE_MS = 700;

/** The longest time for which a relay may keep a vending motor running. */
export const MAX_PULSE_MS = 5_000;

/** The largest time after a pulse in which a product comes to rest. */
const MAX_SETTLE_MS = 10_000;

/** The keys of every relay board. */
export const relayKeys = {
  pulseMs: z
    .number()
    .int()
    .min(50)
    .max(MAX_PULSE_MS)
    .default(DEFAULT_PULSE_MS)
    .describe('How long a contact stays closed, in milliseconds.'),
  settleMs: z
    .number()
    .int()
    .min(100)
    .max(MAX_SETTLE_MS)
    .optional()
    .describe(
      'How long a product takes to come to rest after that, before the next one follows: 1500 without the key.',
    ),
};

/** The default and the largest time that a product may take to fall. */
const DEFAULT_DROP_MS = 3_000;

export const MAX_DROP_MS = 10_000;

/** The most additional turns of a motor for one product. */
const MAX_EXTRA_PULSES = 3;

/** The keys of every drop sensor. */
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

/** The keys of every bill acceptor. */
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

/** The keys of every printer. */
export const printerKeys = {
  required: z
    .boolean()
    .default(false)
    .describe('`true` sells nothing while the printer cannot print; `false` shows on the screen what it would print.'),
};
