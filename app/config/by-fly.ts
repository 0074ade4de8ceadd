import { z } from 'zod';
import { RATE_UNITS } from '../payment/capabilities.ts';
import { file } from './schema.ts';
import { localNameSchema } from './shown-text.ts';
import { webServiceFiles, webServiceSettings } from './web-service.ts';

/** The ways to pay that the documentation of ByFly names. */
const BY_FLY_METHODS = [
  'kaspi_gold',
  'kaspi_red',
  'kaspi_credit',
  'kaspi_installment_12',
  'kaspi_installment_24',
] as const;

const PER_CENT = RATE_UNITS / 100;

/** A commission in per cent with at most two decimals, read into parts of ten thousand. */
const commissionPercent = z
  .number()
  .min(0)
  .max(100)
  .transform((percent, context): number => {
    const rate = Math.round(percent * PER_CENT);
    if (rate / PER_CENT === percent) return rate;
    context.addIssue({ code: 'custom', message: 'price-decimals' });
    return z.NEVER;
  });

/** A way to pay that the documentation does not name, or one with another commission. */
const ownMethod = z
  .strictObject({
    code: z.string().regex(/^[a-z0-9_]{1,40}$/, 'method-code'),
    name: localNameSchema,
    commissionPercent: commissionPercent.default(0),
  })
  .transform(({ commissionPercent: commissionRate, ...method }) => ({ ...method, commissionRate }));

/** The payment centre of ByFly: codes and links by its own account with Kaspi, with a commission for the customer. */
export const byFlySchema = z.strictObject({
  ...webServiceSettings,
  apiTokenFile: file,
  /** What a number in its requests and answers counts; its documentation says both. */
  amountUnit: z.enum(['tenge', 'tiyn']).default('tenge'),
  methods: z
    .array(z.union([z.enum(BY_FLY_METHODS), ownMethod]))
    .min(1)
    .max(10)
    .default([...BY_FLY_METHODS]),
});

export type ByFlySettings = z.infer<typeof byFlySchema>;

/** The settings with every file path replaced by what `place` returns for it. */
export function withByFlyFiles(settings: ByFlySettings, place: (file: string) => string): ByFlySettings {
  return { ...settings, ...webServiceFiles(settings, place), apiTokenFile: place(settings.apiTokenFile) };
}
