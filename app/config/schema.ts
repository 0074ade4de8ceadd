import { z } from 'zod';
import { MAX_AMOUNT_TIYN, tiyn, type Tiyn, TIYN_PER_TENGE } from '../money/money.ts';
import { localNameSchema } from './shown-text.ts';

/** Tenge with at most two decimals, read into tiyn: at least one, nothing is given away. */
const priceSchema = z
  .number()
  .min(1 / TIYN_PER_TENGE)
  .max(MAX_AMOUNT_TIYN / TIYN_PER_TENGE)
  .transform((tenge, context): Tiyn => {
    const amount = Math.round(tenge * TIYN_PER_TENGE);
    // A quotient is rounded as the digits in the file are: with two decimals or fewer it is the very same number.
    if (amount / TIYN_PER_TENGE !== tenge) {
      context.addIssue({ code: 'custom', message: 'price-decimals' });
      return z.NEVER;
    }
    return tiyn(amount);
  });

export const file = z.string().min(1).max(1000);

const port = z.string().min(1).max(1000);

/** A name for machines: of a product, of the kiosk at the bank. */
export const identifier = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'identifier');

export const bin = z.string().regex(/^\d{12}$/, 'bin');

/** What serial devices are set to; anything else is a slip of the finger, and some systems round it silently. */
const BAUD_RATES: readonly number[] = [
  300, 600, 1_200, 2_400, 4_800, 9_600, 14_400, 19_200, 28_800, 38_400, 57_600, 115_200, 230_400, 460_800, 921_600,
];

const baudRate = z.number().refine((rate) => BAUD_RATES.includes(rate), 'baud-rate');

/** The switches of a CCNET unit know these two. */
const ccnetBaudRate = baudRate.refine((rate) => rate === 9_600 || rate === 19_200, 'ccnet-baud-rate');

/** What becomes of change: the machine has none to give. */
export const cashSchema = z.strictObject({
  change: z.enum(['owe', 'donate', 'refuse']).default('owe'),
  /** While the customer is there, change that is owed can pay for another product, topped up with notes or by QR. */
  moreProducts: z.boolean().default(false),
});

/** How long a contact stays closed where nobody says otherwise. */
export const DEFAULT_PULSE_MS = 700;

/** The longest a relay may hold a vending motor; the driver refuses more. */
export const MAX_PULSE_MS = 5_000;

/** How long a product may take to fall where nobody says otherwise, and at most. */
export const DEFAULT_DROP_MS = 3_000;

export const MAX_DROP_MS = 10_000;

/** How often a motor may be turned once more. */
export const MAX_EXTRA_PULSES = 3;

const pulseMs = z.number().int().min(50).max(MAX_PULSE_MS).default(DEFAULT_PULSE_MS);

/** The largest channel number of any relay board that we know. */
const MAX_CHANNEL = 64;

/** Modbus: 1 to 247 are devices, 0 is everybody. */
const busAddress = z.number().int().min(1).max(247);

export const relaySchema = z.discriminatedUnion('driver', [
  z.strictObject({ driver: z.literal('lcus'), port, baudRate: baudRate.default(9600), pulseMs }),
  z.strictObject({
    driver: z.literal('modbus'),
    port,
    baudRate: baudRate.default(9600),
    parity: z.enum(['none', 'even', 'odd']).default('none'),
    /** The board's address on the bus. */
    address: busAddress.default(1),
    /** How many outputs the board has: all of them are switched off at the start. */
    channels: z.number().int().min(1).max(MAX_CHANNEL).default(8),
    /** Number of the first output's coil on the bus, from 0. */
    firstCoil: z.number().int().min(0).max(0xffff).default(0),
    /** `waveshare`: the board itself ends the pulse (coil 0x0200 + channel); `none`: the host does. */
    timedPulse: z.enum(['waveshare', 'none']).default('none'),
    pulseMs,
  }),
  z.strictObject({ driver: z.literal('simulated'), pulseMs }),
]);

export type RelaySettings = z.infer<typeof relaySchema>;

const denominationsTenge = z
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
  .optional();

/** CCNET wants at least 10 ms of rest before a command; with more than 100 the unit is asked too rarely. */
const restMs = z.number().int().min(10).max(100);

export const billAcceptorSchema = z.discriminatedUnion('driver', [
  z.strictObject({
    driver: z.literal('ccnet'),
    port,
    baudRate: ccnetBaudRate.default(9600),
    denominationsTenge,
    /** Outputs of the serial port that are switched on while it is used; some units on USB want RTS. */
    modemLines: z.strictObject({ dtr: z.boolean().default(false), rts: z.boolean().default(false) }).prefault({}),
    /** How long the line rests before each command. */
    restMs: restMs.default(20),
  }),
  z.strictObject({ driver: z.literal('simulated'), denominationsTenge }),
]);

export type BillAcceptorSettings = z.infer<typeof billAcceptorSchema>;

/** How long a product may take to fall, and how often the motor is turned once more where nothing fell. */
const dropWatching = {
  timeoutMs: z.number().int().min(200).max(MAX_DROP_MS).default(DEFAULT_DROP_MS),
  extraPulses: z.number().int().min(0).max(MAX_EXTRA_PULSES).default(1),
};

/**
 * How long a product is in the beam at the least. Without a latch only a sensor that was read more often than that can
 * say for certain that nothing fell.
 */
const blocksMs = z.number().int().min(1).max(MAX_DROP_MS).optional();

export const dropSensorSchema = z.discriminatedUnion('driver', [
  z.strictObject({
    driver: z.literal('modbus'),
    /** Left out: the relay board's own inputs, on its line. */
    port: port.optional(),
    baudRate: baudRate.optional(),
    parity: z.enum(['none', 'even', 'odd']).optional(),
    address: busAddress.optional(),
    /** Number of the discrete input on the bus, from 0. */
    input: z.number().int().min(0).max(0xffff).default(0),
    /** What the input reads while something is in the beam. */
    seenAs: z.enum(['on', 'off']).default('on'),
    /** The board keeps what it saw until it is cleared: by writing 0 to this coil, or by being read where there is none. */
    latch: z
      .union(
        [
          z.literal('none'),
          z.literal('cleared-by-reading'),
          z.strictObject({ clearCoil: z.number().int().min(0).max(0xffff) }),
        ],
        'latch-kind',
      )
      .default('none'),
    blocksMs,
    ...dropWatching,
  }),
  z.strictObject({
    driver: z.literal('modem-line'),
    port,
    /** The input of the serial port that the sensor's contact closes. */
    line: z.enum(['cts', 'dsr', 'dcd']).default('cts'),
    seenAs: z.enum(['on', 'off']).default('on'),
    blocksMs,
    ...dropWatching,
  }),
  z.strictObject({ driver: z.literal('simulated'), ...dropWatching }),
]);

export type DropSensorSettings = z.infer<typeof dropSensorSchema>;

export const printerSchema = z.discriminatedUnion('driver', [
  z.strictObject({
    driver: z.literal('escpos'),
    port,
    baudRate: baudRate.default(19_200),
    /** The printer's model, for its code pages and commands; a common set is used where it is not known. */
    model: z
      .string()
      .min(1)
      .max(60)
      .refine((model) => !/^star\b/i.test(model), 'printer-star')
      .optional(),
    columns: z.number().int().min(16).max(96).optional(),
    cut: z.enum(['full', 'partial', 'none']).default('partial'),
    /** A presenter holds the paper until it is taken, and draws it back where nobody does. */
    presenter: z.enum(['custom', 'none']).default('none'),
    /** No sales while the printer cannot print; otherwise the screen shows what the paper would have said. */
    required: z.boolean().default(false),
  }),
  z.strictObject({ driver: z.literal('simulated'), required: z.boolean().default(false) }),
]);

export type PrinterSettings = z.infer<typeof printerSchema>;

export const productSchema = z
  .strictObject({
    id: identifier,
    channel: z.number().int().min(1).max(MAX_CHANNEL),
    name: localNameSchema,
    priceTenge: priceSchema,
    /** How many were loaded; left out where nobody counts. */
    stock: z.number().int().min(0).max(100_000).optional(),
    /** A drawing's name, or a file in `display.picturesDirectory`. */
    picture: z.string().min(1).max(200).optional(),
  })
  // The file names its unit, and so does the program: tenge there, tiyn here.
  .transform(({ priceTenge, ...product }) => ({ ...product, priceTiyn: priceTenge }));

export type Product = z.infer<typeof productSchema>;

export const MAX_PRODUCTS = 60;

/** Two telephone numbers and a few words. */
export const MAX_CONTACT_LENGTH = 120;

export const DEFAULT_DIAGONAL_INCHES = 21.5;
