import { z } from 'zod';
import { MAX_QUANTITY } from '../journal/entry.ts';
import { languageSchema, LANGUAGES } from '../messages/language.ts';
import { MAX_AMOUNT_TIYN, tiyn, TIYN_PER_TENGE, type Tiyn } from '../money/money.ts';
import { LCUS_CHANNEL_RANGE } from './lcus-channels.ts';

/** A text in the kiosk's languages; a missing one falls back to the first that is there. */
const localTextSchema = z
  .union([
    z.string().min(1),
    z.strictObject({ kk: z.string().min(1).optional(), ru: z.string().min(1).optional(), en: z.string().min(1).optional() }),
  ])
  .transform((value, context) => {
    if (typeof value === 'string') return { kk: value, ru: value, en: value };
    const fallback = value.ru ?? value.kk ?? value.en;
    if (fallback === undefined) {
      context.addIssue({ code: 'custom', message: 'name-empty' });
      return z.NEVER;
    }
    return { kk: value.kk ?? fallback, ru: value.ru ?? fallback, en: value.en ?? fallback };
  });

/** Tenge with at most two decimals, read into tiyn. */
const priceSchema = z
  .number()
  .positive()
  .max(MAX_AMOUNT_TIYN / TIYN_PER_TENGE)
  .transform((tenge, context): Tiyn => {
    const amount = Math.round(tenge * TIYN_PER_TENGE);
    if (Math.abs(tenge * TIYN_PER_TENGE - amount) > 1e-6) {
      context.addIssue({ code: 'custom', message: 'price-decimals' });
      return z.NEVER;
    }
    return tiyn(amount);
  });

const file = z.string().min(1).max(1000);
const port = z.string().min(1).max(1000);
const baudRate = z.number().int().min(300).max(921_600);

/** Int64: YAML gives a number where it is safe, a quoted string where it is not. */
const int64Schema = z
  .union([z.number().int().min(0).max(Number.MAX_SAFE_INTEGER), z.string().regex(/^\d{1,19}$/)])
  .transform(String);

const certificateSchema = z.union([
  z.strictObject({ pfxFile: file, passphraseFile: file.optional() }),
  z.strictObject({ certFile: file, keyFile: file, passphraseFile: file.optional() }),
]);
export type CertificateFiles = z.infer<typeof certificateSchema>;

/** An HTTP proxy on the way to the service: its address, or the address with a name and a password's file. */
const proxyAddress = z.url({ protocol: /^http$/ });
const proxySchema = z.union([
  proxyAddress,
  z.strictObject({ url: proxyAddress, username: z.string().min(1).max(200), passwordFile: file }),
]);
export type ProxySettings = z.infer<typeof proxySchema>;

/** Kaspi's contract: lite (ApiKey), standard (certificate), enhanced (certificate, static IP, many organisations). */
const kaspiCommon = {
  baseUrl: z.url({ protocol: /^https$/ }),
  deviceId: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  tradePointId: int64Schema.optional(),
  caFiles: z.array(file).min(1).max(10),
  /** Where the machine reaches the service only through a proxy; CONNECT is used, so TLS stays between us and Kaspi. */
  proxy: proxySchema.optional(),
};
const kaspiSchema = z.discriminatedUnion('scheme', [
  z.strictObject({ scheme: z.literal('lite'), ...kaspiCommon, caFiles: z.array(file).max(10).optional(), apiKeyFile: file }),
  z.strictObject({ scheme: z.literal('standard'), ...kaspiCommon, certificate: certificateSchema }),
  z.strictObject({
    scheme: z.literal('enhanced'),
    ...kaspiCommon,
    certificate: certificateSchema,
    organizationBin: z.string().regex(/^\d{12}$/),
  }),
]);
export type KaspiSettings = z.infer<typeof kaspiSchema>;

/** What becomes of change: the machine has none to give. */
const cashSchema = z.strictObject({ change: z.enum(['owe', 'donate', 'refuse']).default('owe') });

/** How long a contact stays closed where nobody says otherwise. */
export const DEFAULT_PULSE_MS = 700;
/** The longest a relay may hold a vending motor; the driver refuses more. */
export const MAX_PULSE_MS = 5_000;
const pulseMs = z.number().int().min(50).max(MAX_PULSE_MS).default(DEFAULT_PULSE_MS);

const relaySchema = z.discriminatedUnion('driver', [
  z.strictObject({ driver: z.literal('lcus'), port, baudRate: baudRate.default(9600), pulseMs }),
  z.strictObject({ driver: z.literal('simulated'), pulseMs }),
]);
export type RelaySettings = z.infer<typeof relaySchema>;

const billAcceptorSchema = z.strictObject({
  driver: z.literal('ccnet'),
  port,
  baudRate: baudRate.default(9600),
  denominationsTenge: z.array(z.number().int().positive()).min(1).max(24).optional(),
});
/** Checked and kept; its driver comes with printing. */
const printerSchema = z.strictObject({
  driver: z.literal('escpos'),
  port,
  baudRate: baudRate.default(19_200),
  model: z.string().min(1).max(60).optional(),
  columns: z.number().int().min(16).max(96).optional(),
});

/** The largest channel number of any relay board that we know. */
const MAX_CHANNEL = 64;

const productSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  channel: z.number().int().min(1).max(MAX_CHANNEL),
  name: localTextSchema,
  priceTenge: priceSchema,
  /** How many were loaded; left out where nobody counts. */
  stock: z.number().int().min(0).max(100_000).optional(),
  /** A drawing's name, or a file in `display.picturesDirectory`. */
  picture: z.string().min(1).max(200).optional(),
});
export type Product = z.infer<typeof productSchema>;

const MAX_PRODUCTS = 60;
const DEFAULT_DIAGONAL_INCHES = 21.5;

/** The kiosk's configuration, version 1; the keys are documented in `resources/config/default.yaml`. */
export const configSchema = z
  .strictObject({
    version: z.literal(1),
    languages: z.array(languageSchema).min(1).max(LANGUAGES.length).default([...LANGUAGES]),
    operator: z
      .strictObject({
        name: z.string().min(1).max(60).default('Sauda'),
        bin: z.string().regex(/^\d{12}$/).optional(),
        contact: z.string().min(1).max(120).optional(),
      })
      .prefault({}),
    payment: z.strictObject({ kaspi: kaspiSchema, cash: cashSchema.optional() }).optional(),
    peripherals: z
      .strictObject({
        relay: relaySchema.optional(),
        billAcceptor: billAcceptorSchema.optional(),
        printer: printerSchema.optional(),
      })
      .prefault({}),
    catalogue: z.array(productSchema).max(MAX_PRODUCTS).default([]),
    display: z
      .strictObject({
        diagonalInches: z.number().min(5).max(100).default(DEFAULT_DIAGONAL_INCHES),
        /** Shows a details screen before the payment. */
        productDetails: z.boolean().default(false),
        /** The most pieces of a product in one sale; above 1 the details screen asks how many. */
        maxQuantity: z.number().int().min(1).max(MAX_QUANTITY).default(1),
        /** Where the operator's own pictures of products lie. */
        picturesDirectory: file.optional(),
      })
      .prefault({}),
    service: z.strictObject({ pinHash: z.string().min(1).max(500).optional() }).optional(),
  })
  .superRefine((config, context) => {
    reportRepeated(config.catalogue, context);
    reportProducts(config, context);
    reportSimulatedRelay(config, context);
    if (new Set(config.languages).size !== config.languages.length) {
      context.addIssue({ code: 'custom', path: ['languages'], message: 'repeated' });
    }
  });

export type KioskConfig = z.infer<typeof configSchema>;

function reportRepeated(products: readonly Product[], context: z.RefinementCtx): void {
  const seen = new Set<string>();
  products.forEach(({ id }, index) => {
    if (seen.has(id)) context.addIssue({ code: 'custom', path: ['catalogue', index, 'id'], message: 'repeated' });
    seen.add(id);
  });
}

/** Kaspi's design rules keep its name out of product names; a board cannot close a contact that it does not have. */
function reportProducts(
  config: { catalogue: readonly Product[]; peripherals: { relay?: RelaySettings | undefined }; payment?: object | undefined },
  context: z.RefinementCtx,
): void {
  // Every board of today is an LCUS, the simulated one included, and demo mode always has that one.
  const hasBoard = config.peripherals.relay !== undefined || config.payment === undefined;
  config.catalogue.forEach((product, index) => {
    if (Object.values(product.name).some((name) => /kaspi/i.test(name))) {
      context.addIssue({ code: 'custom', path: ['catalogue', index, 'name'], message: 'kaspi-in-name' });
    }
    if (hasBoard && product.channel > LCUS_CHANNEL_RANGE.highest) {
      context.addIssue({ code: 'custom', path: ['catalogue', index, 'channel'], message: 'channel-too-high' });
    }
  });
}

/** Kaspi's test environment, or a stand-in on this machine. */
const TEST_HOST = /^(localhost|127(\.\d+){3}|\[::1\]|mtokentest\.kaspi\.kz)$/;

/** Real money must never buy a simulated product. */
function reportSimulatedRelay(
  config: { peripherals: { relay?: RelaySettings | undefined; billAcceptor?: object | undefined }; payment?: { kaspi: KaspiSettings } | undefined },
  context: z.RefinementCtx,
): void {
  if (config.peripherals.relay?.driver !== 'simulated' || config.payment === undefined) return;
  if (config.peripherals.billAcceptor !== undefined) {
    context.addIssue({ code: 'custom', path: ['peripherals', 'billAcceptor'], message: 'notes-for-nothing' });
  }
  const host = /^https:\/\/(\[[^\]]*\]|[^/:]*)/.exec(config.payment.kaspi.baseUrl)?.[1] ?? '';
  if (!TEST_HOST.test(host)) {
    context.addIssue({ code: 'custom', path: ['peripherals', 'relay', 'driver'], message: 'simulated-relay' });
  }
}
