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

/** A name for machines: of a product, of the kiosk at the bank. */
export const identifier = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'identifier');

export const bin = z.string().regex(/^\d{12}$/, 'bin');

/** What becomes of change: the machine has none to give. */
export const cashSchema = z.strictObject({
  change: z.enum(['owe', 'donate', 'refuse']).default('owe'),
  /** While the customer is there, change that is owed can pay for another product, topped up with notes or by QR. */
  moreProducts: z.boolean().default(false),
});

/** The largest channel number of any relay board that we know. */
export const MAX_CHANNEL = 64;

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
