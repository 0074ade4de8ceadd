import { parse } from 'yaml';
import { z } from 'zod';
import type { Result } from '../app/result.ts';
import { err, ok } from '../app/result.ts';
import type { Customer } from './bank/customer.ts';
import { significantDigits } from './bank/customer.ts';
import type { Organisation } from './bank/organisation.ts';

const MAX_NAME = 200;
const INT64_DIGITS = /^\d{1,18}$/;

const text = z.string().min(1).max(MAX_NAME);
const tradePointSchema = z.strictObject({
  // Numbers of any length arrive as bigints; files written by other programs may contain text instead.
  id: z.union([z.bigint().positive(), z.string().regex(INT64_DIGITS).transform(BigInt)]),
  name: text,
  disabled: z.boolean().exactOptional(),
  withoutQr: z.boolean().exactOptional(),
  withoutPaymentMethods: z.boolean().exactOptional(),
  withoutPartialReturns: z.boolean().exactOptional(),
});
const organisationSchema = z.strictObject({
  bin: z.string('write the БИН in quotes: it is text').regex(/^\d{12}$/, 'a БИН has 12 digits'),
  tradePoints: z.array(tradePointSchema),
  apiKey: z.string().startsWith('test_', 'a test ApiKey starts with test_').exactOptional(),
  ownCertificate: z.boolean().exactOptional(),
});
const customerSchema = z.strictObject({
  id: text,
  name: text,
  phoneNumber: z
    .string('write the phone number in quotes: it is text')
    .refine((number) => significantDigits(number) !== null, 'this is no phone number'),
  invoices: z.enum(['accepted', 'refused', 'hidden']).exactOptional(),
});
const fileSchema = z
  .strictObject({
    organisations: z.array(organisationSchema).min(1),
    customers: z.array(customerSchema).exactOptional(),
  })
  .superRefine(({ organisations, customers = [] }, context) => {
    const unique: readonly (readonly [string, readonly string[]])[] = [
      ['БИН', organisations.map(({ bin }) => bin)],
      ['ApiKey', organisations.flatMap(({ apiKey }) => apiKey ?? [])],
      ['trade point', organisations.flatMap(({ tradePoints }) => tradePoints.map(({ id }) => id.toString()))],
      ['customer', customers.map(({ id }) => id)],
      ['phone number', customers.map(({ phoneNumber }) => significantDigits(phoneNumber) ?? phoneNumber)],
    ];
    for (const [what, values] of unique) {
      const twice = values.find((value, index) => values.indexOf(value) !== index);
      if (twice !== undefined) context.addIssue({ code: 'custom', message: `the ${what} ${twice} occurs twice` });
    }
  });

/** The content of a file for `--organisations`. */
export interface OrganisationsFile {
  readonly organisations: readonly Organisation[];
  readonly customers?: readonly Customer[];
}

/** Reads YAML or JSON text; the error explains what is wrong to the author of the file. */
export function readOrganisations(content: string): Result<OrganisationsFile, string> {
  try {
    const value: unknown = parse(content, { intAsBigInt: true });
    const parsed = fileSchema.safeParse(value);
    return parsed.success ? ok(parsed.data) : err(z.prettifyError(parsed.error));
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}
