import type { LosslessNumber } from 'lossless-json';
import { isLosslessNumber } from 'lossless-json';
import { z } from 'zod';

const INT64_MAX = 2n ** 63n - 1n;
const INTEGER = /^-?\d{1,19}$/;

/** A JSON number as it was written, digit for digit. */
const jsonNumber = z.custom<LosslessNumber>((value) => isLosslessNumber(value), 'must be a number');

/** Int64 as a JSON number. */
const int64 = jsonNumber.transform((number, context) => toInt64(number.toString(), context));

/** Int64 as text: in a path, and in the emulation methods, whose example is `{"qrPaymentId": "string"}`. */
const int64Text = z.string().transform((text, context) => toInt64(text, context));

function toInt64(text: string, context: z.RefinementCtx): bigint {
  const value = INTEGER.test(text) ? BigInt(text) : null;
  if (value !== null && value >= -INT64_MAX - 1n && value <= INT64_MAX) return value;
  context.addIssue({ code: 'custom', message: 'must be an Int64' });
  return z.NEVER;
}

/** "Допустимы только латинские буквы, цифры, тире и нижнее подчеркивание" (2.2.3). */
const deviceId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'only Latin letters, digits, - and _ are allowed');
/** One table of the specification calls it Int64; in fact it is a GUID of 36 characters. */
const deviceToken = z.string().min(1).max(64);
const organizationBin = z.string().regex(/^\d{12}$/, 'must be 12 digits');
/** Limits of our own: the specification gives none. */
const externalId = z.string().max(255);
/** A number in a wrong form has an answer of the bank's own, so the schema accepts any text. */
const phoneNumber = z.string().max(64);

/** Scheme r3 adds the organisation to whatever the other schemes send (4.2, 4.3). */
const organisation = { OrganizationBin: organizationBin };

export const nothing = z.object({});
export const ofOrganisation = z.object(organisation);

export const register = z.object({ DeviceId: deviceId, TradePointId: int64 });
export const registerOfOrganisation = register.extend(organisation);

export const remove = z.object({ DeviceToken: deviceToken });
export const removeOfOrganisation = remove.extend(organisation);

export const createQr = z.object({
  DeviceToken: deviceToken,
  Amount: jsonNumber.transform((number) => number.toString()),
  ExternalId: externalId.nullish(),
});
export const createQrOfOrganisation = createQr.extend(organisation);

export const status = z.object({ QrPaymentId: int64Text });

export const createReturn = z.object({ DeviceToken: deviceToken, ExternalId: externalId.nullish() });
export const returnStatus = z.object({ QrReturnId: int64Text });
export const returnOperations = z.object({
  DeviceToken: deviceToken,
  QrReturnId: int64,
  MaxResult: int64.nullish(),
});

/** Parameters in the address. */
export const details = z.object({ QrPaymentId: int64Text, DeviceToken: deviceToken });

const returned = z.object({
  DeviceToken: deviceToken,
  QrPaymentId: int64,
  Amount: jsonNumber.transform((number) => number.toString()),
});
export const returnPayment = returned.extend({ QrReturnId: int64 });
export const returnPaymentOfOrganisation = returned.extend(organisation);

/** 4.6.1 has `PhoneNumber` in the table and `phoneNumber` in the example; `readQuery` takes any letter case. */
export const clientInfo = z.object({ PhoneNumber: phoneNumber, DeviceToken: deviceToken });
export const createInvoice = z.object({
  ...organisation,
  Amount: jsonNumber.transform((number) => number.toString()),
  PhoneNumber: phoneNumber,
  DeviceToken: deviceToken,
  Comment: externalId.nullish(),
});
export const cancelInvoice = z.object({ ...organisation, QrPaymentId: int64, DeviceToken: deviceToken });

export const emulate = z.object({ qrPaymentId: int64Text });
