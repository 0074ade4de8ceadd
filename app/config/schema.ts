import { z } from 'zod';
import { MAX_AMOUNT_TIYN, tiyn, type Tiyn, TIYN_PER_TENGE } from '../money/money.ts';
import { categorySchema, localNameSchema } from './shown-text.ts';

/** A price in tenge with at most two decimals, read into tiyn. It is at least one tiyn: nothing is given away. */
const priceSchema = z
  .number()
  .min(1 / TIYN_PER_TENGE)
  .max(MAX_AMOUNT_TIYN / TIYN_PER_TENGE)
  .transform((tenge, context): Tiyn => {
    const amount = Math.round(tenge * TIYN_PER_TENGE);
    // The division rounds the way the file's digits do, so a number with two decimals or fewer comes out identical.
    if (amount / TIYN_PER_TENGE !== tenge) {
      context.addIssue({ code: 'custom', message: 'price-decimals' });
      return z.NEVER;
    }
    return tiyn(amount);
  });

export const file = z.string().min(1).max(1000);

/** An identifier for programs: of a product, or of the kiosk at the bank. */
export const identifier = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'identifier');

export const bin = z.string().regex(/^\d{12}$/, 'bin');

/** How change is handled: the machine cannot give any. */
export const cashSchema = z.strictObject({
  change: z.enum(['owe', 'donate', 'refuse']).default('owe'),
  /**
   * Whether change that is owed can pay for another product while the customer is there, topped up with notes or by QR.
   */
  moreProducts: z.boolean().default(false),
});

/** The largest channel number of any relay board on the market. */
export const MAX_CHANNEL = 64;

/** More than any channel holds. */
export const MAX_PIECES = 100_000;

export const productSchema = z
  .strictObject({
    id: identifier,
    channel: z.number().int().min(1).max(MAX_CHANNEL),
    name: localNameSchema,
    priceTenge: priceSchema,
    /** The number loaded; absent where the operator does not count. */
    stock: z.number().int().min(0).max(MAX_PIECES).optional(),
    /** The number of pieces that the channel holds; absent where it is the number loaded. */
    capacity: z.number().int().min(1).max(MAX_PIECES).optional(),
    /** False: it is not offered. */
    active: z.boolean().optional(),
    /** The name of a built-in drawing, or of a file in `display.picturesDirectory`. */
    picture: z.string().min(1).max(200).optional(),
    /** What it belongs to, for a catalogue of many products. */
    category: categorySchema.optional(),
  })
  // The unit is in the name on both sides: tenge in the file, tiyn in the program.
  .transform(({ priceTenge, ...product }) => ({ ...product, priceTiyn: priceTenge }));

export type Product = z.infer<typeof productSchema>;

export const MAX_PRODUCTS = 60;

/** Enough for two telephone numbers and a few words. */
export const MAX_CONTACT_LENGTH = 120;

export const DEFAULT_DIAGONAL_INCHES = 21.5;

const MINUTES_AN_HOUR = 60;

/** A time of the day like `23:30`, in minutes since midnight. */
const timeOfDay = z
  .string()
  .regex(/^([01]?\d|2[0-3]):[0-5]\d$/, 'time-of-day')
  .transform((text) => {
    const [hours = 0, minutes = 0] = text.split(':').map(Number);
    return MINUTES_AN_HOUR * hours + minutes;
  });

/** Brighter would not look dimmed. */
const MOST_NIGHT_BRIGHTNESS = 80;

const NOT_THE_SAME = { error: 'dark-for-ever', path: ['to'] };

/** From one time of the day to another, which may lie behind midnight. */
export const hoursSchema = z
  .strictObject({ from: timeOfDay, to: timeOfDay })
  .refine(({ from, to }) => from !== to, NOT_THE_SAME)
  .transform(({ from, to }) => ({ fromMinute: from, toMinute: to }));

/** The hours in which the screen is black, or dimmed, without a sale. */
export const darkHoursSchema = z
  .strictObject({
    from: timeOfDay,
    to: timeOfDay,
    /** In per cent: how bright the products stay; absent or 0 is a black screen. */
    brightness: z.number().int().min(0).max(MOST_NIGHT_BRIGHTNESS).exactOptional(),
  })
  .refine(({ from, to }) => from !== to, NOT_THE_SAME)
  .transform(({ from, to, ...more }) => ({ fromMinute: from, toMinute: to, ...more }));

/** The loop that is shown while nobody buys. */
export const attractSchema = z.strictObject({
  /** In seconds: it begins after this time without a touch. */
  afterS: z.number().int().min(5).max(3600).default(30),
  /** The operator's pictures and videos; without any, the products are shown. */
  folder: file.optional(),
});

/**
 * A PIN as `sauda pin` writes it: with this cost and no other, a salt of 4 to 64 bytes and a hash of 32. The last letter
 * of a text in base64 has bits that no byte needs: where they are set, the text was cut or mistyped, and no PIN matches.
 */
const pinHash = z
  .string()
  .regex(
    /^\$scrypt\$ln=15,r=8,p=1\$(?=[^$]{6,86}\$)(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048])?\$[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]$/,
    'pin-hash',
  );

/** The service menu; without a PIN there is none. */
export const serviceSchema = z.strictObject({
  /** The technician's PIN: everything. */
  pinHash: pinHash.optional(),
  /** The collector's PIN. */
  collectorPinHash: pinHash.optional(),
  /** In seconds: the menu closes after this time without a touch. */
  leaveAfterS: z.number().int().min(15).max(3600).default(120),
});

/** Three characters that EVA gives out to makers. */
const makerCode = z.string().regex(/^[A-Z0-9]{3}$/, 'maker-code');
/** Seven digits: the machine's own among those of its maker. */
const makerSerial = z.string().regex(/^\d{7}$/, 'maker-serial');
/** Characters that the EVA DTS file has room for. */
const EVA_LENGTH = { assetNumber: 20, model: 20, place: 30 } as const;

/** How the files for other programs name this machine. */
export const exportSchema = z.strictObject({
  evaDts: z
    .strictObject({
      makerCode: makerCode.default('XXX'),
      serialNumber: makerSerial.default('0000001'),
      model: z.string().min(1).max(EVA_LENGTH.model).default('SAUDA'),
      /** The receiving system's key of the machine; absent: the device's name at the bank. */
      assetNumber: z.string().min(1).max(EVA_LENGTH.assetNumber).optional(),
      place: z.string().max(EVA_LENGTH.place).optional(),
      /** 2: amounts in tiyn; 0: in whole tenge. */
      decimals: z.union([z.literal(0), z.literal(2)]).default(2),
    })
    .prefault({}),
  /** The folder of a stick, where it is not found by itself. */
  folder: file.optional(),
});
