import { z } from 'zod';
import { MAX_QUANTITY } from '../journal/entry.ts';
import { LANGUAGES, languageSchema } from '../language/schema.ts';
import { createPeripheralsSchema, type DeviceCatalogue, type PeripheralsConfig } from './peripherals.ts';
import { brokenRules } from './rules.ts';
import {
  bin,
  attractSchema,
  darkHoursSchema,
  DEFAULT_DIAGONAL_INCHES,
  exportSchema,
  file,
  MAX_CONTACT_LENGTH,
  MAX_PRODUCTS,
  type Product,
  productSchema,
  serviceSchema,
} from './schema.ts';
import { fleetSchema } from './fleet.ts';
import { shelfNumbersSchema, shelfOf } from './shelves.ts';
import { soundsSchema } from './sounds.ts';
import { updatesSchema } from './updates.ts';
import { lookSchema } from './look.ts';
import { paymentSchema } from './payment.ts';
import { MAX_NAME_LENGTH, shownText } from './shown-text.ts';

/**
 * The schema of the kiosk's configuration, version 1; its keys are documented in `resources/config/default.yaml`. The
 * keys of the devices come from the drivers, which this folder does not import.
 */
export function createConfigSchema(devices: DeviceCatalogue) {
  return settingsSchema(createPeripheralsSchema(devices)).superRefine((config, context) => {
    reportRepeated(config.catalogue, context);
    reportNames(config.catalogue, context);
    if (config.display.byNumber) reportShelves(config, context);
    for (const { path, rule, highest } of brokenRules(config, devices)) {
      context.addIssue({ code: 'custom', path: [...path], message: rule, params: { highest } });
    }
    if (new Set(config.languages).size !== config.languages.length) {
      context.addIssue({ code: 'custom', path: ['languages'], message: 'repeated' });
    }
  });
}

function settingsSchema(peripherals: z.ZodType<PeripheralsConfig>) {
  return z.strictObject({
    version: z.literal(1),
    languages: z
      .array(languageSchema)
      .min(1)
      .max(LANGUAGES.length)
      .default([...LANGUAGES]),
    operator: z
      .strictObject({
        name: shownText(MAX_NAME_LENGTH).default('Sauda'),
        bin: bin.optional(),
        contact: shownText(MAX_CONTACT_LENGTH).optional(),
      })
      .prefault({}),
    /** Absent in demo mode; otherwise one way to pay is enough. */
    payment: paymentSchema.optional(),
    peripherals: peripherals.prefault({}),
    catalogue: z.array(productSchema).max(MAX_PRODUCTS).default([]),
    display: z
      .strictObject({
        diagonalInches: z.number().min(5).max(100).default(DEFAULT_DIAGONAL_INCHES),
        /** Whether a details screen precedes the payment. */
        productDetails: z.boolean().default(false),
        /** Whether customers type the number that they read at a shelf behind the glass. */
        byNumber: z.boolean().default(false),
        /** The numbers at the shelves, by channel; a channel that is not named has its own number. */
        shelfNumbers: shelfNumbersSchema.default({}),
        /** Whether customers put several products into one sale; then there is no details screen. */
        basket: z.boolean().default(false),
        /**
         * The most pieces of a product in one sale; above 1 the details screen asks for the quantity. Absent: 1, and with a
         * basket as many as a sale may have.
         */
        maxQuantity: z.number().int().min(1).max(MAX_QUANTITY).optional(),
        /** Whether a price that was lowered is shown with the one before, where customers were asked that for long. */
        earlierPrices: z.boolean().default(true),
        /** The folder of the operator's own product pictures. */
        picturesDirectory: file.optional(),
        /** The operator's colours and logo. */
        look: lookSchema.prefault({}),
        /** The folder of the payment service's official pictures. */
        artwork: file.optional(),
        /** Sounds and spoken prompts; absent: silence. */
        sounds: soundsSchema.optional(),
        /** When the screen is black without a sale; in Kazakhstan's time, also over midnight. */
        darkHours: darkHoursSchema.optional(),
        /** What is shown while nobody buys; absent: the products stay. */
        attract: attractSchema.optional(),
      })
      .prefault({}),
    service: serviceSchema.prefault({}),
    export: exportSchema.prefault({}),
    /** Absent: updates come from sticks alone. */
    updates: updatesSchema.optional(),
    /** Absent: the machine belongs to no fleet. */
    fleet: fleetSchema.optional(),
  });
}

export type KioskConfig = z.output<ReturnType<typeof createConfigSchema>>;

function reportRepeated(products: readonly Product[], context: z.RefinementCtx): void {
  const seen = new Set<string>();
  products.forEach(({ id }, index) => {
    if (seen.has(id)) context.addIssue({ code: 'custom', path: ['catalogue', index, 'id'], message: 'repeated' });
    seen.add(id);
  });
}

/** Reports products that would have one number: whoever types it must know what falls. */
function reportShelves(
  { catalogue, display }: Pick<KioskConfig, 'catalogue' | 'display'>,
  context: z.RefinementCtx,
): void {
  const seen = new Set<number>();
  catalogue.forEach(({ active = true, channel }, index) => {
    if (!active) return;
    const shelf = shelfOf(channel, display.shelfNumbers);
    if (seen.has(shelf)) {
      context.addIssue({ code: 'custom', path: ['catalogue', index, 'channel'], message: 'shelf-repeated' });
    }
    seen.add(shelf);
  });
}

/** Reports product names that contain Kaspi's name, which Kaspi's design rules forbid. */
function reportNames(products: readonly Product[], context: z.RefinementCtx): void {
  products.forEach(({ name }, index) => {
    if (!Object.values(name).some((text) => /kaspi/i.test(text))) return;
    context.addIssue({ code: 'custom', path: ['catalogue', index, 'name'], message: 'kaspi-in-name' });
  });
}
