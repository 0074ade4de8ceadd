import { describe, expect, test } from 'vitest';
import { refundQrStatusOf } from '../../../../app/payment/kaspi/status.ts';
import { decodeCreatedLink } from '../../../../main/payments/kaspi/answers.ts';
import { decodeEnvelope } from '../../../../main/payments/kaspi/codec.ts';
import {
  decodeClientName,
  decodeCreatedReturn,
  decodeDetails,
  decodeInvoice,
  decodeOperations,
  decodeReturned,
} from '../../../../main/payments/kaspi/return-answers.ts';

/** The `Data` of an answer, or a failed test. */
function dataOf(body: string): unknown {
  const envelope = decodeEnvelope(body);
  if (!envelope.ok) throw new Error(envelope.error.detail);
  return envelope.value.data;
}

/** The answer as given, in capital letters, and with its numbers as text. */
function forms(body: string): readonly (readonly [string, unknown])[] {
  const capitals = body.replace(/"(\w+)":/g, (_whole, name: string) => `"${name.toUpperCase()}":`);
  const texts = body.replace(/: (\d[\d.]*)/g, ': "$1"');
  return [
    ['as the specification shows it', dataOf(body)],
    ['with names in capital letters', dataOf(capitals)],
    ['with numbers as text', dataOf(texts)],
  ];
}

const LINK = `{ "StatusCode": 0, "Message": "OK", "Data": {
  "PaymentLink": "https://pay.kaspi.kz/pay/59217969256592032202439955771435979527677", "ExpireDate": "2020-01-16T10:30:00+06",
  "PaymentId": 9007199254740993, "PaymentMethods": [ "Gold", "Red", "Loan" ],
  "PaymentBehaviorOptions": { "StatusPollingInterval": 5, "LinkActivationWaitTimeout": 180, "PaymentConfirmationTimeout": 65 } } }`;
const RETURN = `{ "StatusCode": 0, "Message": "OK", "Data": {
  "QrToken": "51236903777280167836178166503744993984459", "ExpireDate": "2020-01-16T10:30:00+06", "QrReturnId": 9007199254740995,
  "QrReturnBehaviorOptions": { "QrCodeScanEventPollingInterval": 5, "QrCodeScanWaitTimeout": 180 } } }`;
const OPERATIONS = `{ "StatusCode": 0, "Message": "OK", "Data":
  [ { "QrPaymentId": 900077110, "TransactionDate": "2021-12-08T11:35:48.1566667", "Amount": 1.00 } ] }`;
const DETAILS = `{ "Data": { "QrPaymentId": 501020796, "TotalAmount": 11.00, "AvailableReturnAmount": 10.5,
  "TransactionDate": "2021-11-3T11:55:14.166+06:00" }, "StatusCode": 0 }`;

describe.each(forms(LINK))('qr/create-link %s', (_form, data) => {
  test('is read', () => {
    expect(decodeCreatedLink(data)).toEqual({
      ok: true,
      value: {
        link: 'https://pay.kaspi.kz/pay/59217969256592032202439955771435979527677',
        qrPaymentId: '9007199254740993',
        methods: ['Gold', 'Red', 'Loan'],
        pollIntervalMs: 5_000,
        scanTimeoutMs: 180_000,
        confirmTimeoutMs: 65_000,
        expiresAtMs: Date.UTC(2020, 0, 16, 4, 30),
      },
    });
  });
});

describe.each(forms(RETURN))('return/create %s', (_form, data) => {
  test('is read', () => {
    expect(decodeCreatedReturn(data)).toMatchObject({
      ok: true,
      value: { qrReturnId: '9007199254740995', pollIntervalMs: 5_000, scanTimeoutMs: 180_000 },
    });
  });
});

describe.each(forms(OPERATIONS))('return/operations %s', (_form, data) => {
  test('is read', () => {
    expect(decodeOperations(data)).toEqual({
      ok: true,
      value: [{ qrPaymentId: '900077110', amountTiyn: 100, atMs: Date.UTC(2021, 11, 8, 5, 35, 48, 156) }],
    });
  });
});

describe.each(forms(DETAILS))('payment/details %s', (_form, data) => {
  test('is read', () => {
    expect(decodeDetails(data)).toEqual({
      ok: true,
      value: {
        qrPaymentId: '501020796',
        totalTiyn: 1_100,
        refundableTiyn: 1_050,
        atMs: Date.UTC(2021, 10, 3, 5, 55, 14, 166),
      },
    });
  });
});

describe('smaller answers', () => {
  test('a refund, a name, an invoice', () => {
    expect(decodeReturned(dataOf('{"StatusCode":0,"Data":{"ReturnOperationId":15}}'))).toEqual({
      ok: true,
      value: '15',
    });
    expect(decodeClientName(dataOf('{"StatusCode":0,"Data":{"clientName":"Айгерім С."}}'))).toEqual({
      ok: true,
      value: 'Айгерім С.',
    });
    expect(decodeInvoice(dataOf('{"StatusCode":"0","Data":{"QrPaymentId":"9223372036854775807"}}'))).toEqual({
      ok: true,
      value: '9223372036854775807',
    });
  });

  test('a customer without purchases', () => {
    expect(decodeOperations(dataOf('{"StatusCode":0,"Data":[]}'))).toEqual({ ok: true, value: [] });
    expect(decodeOperations(dataOf('{"StatusCode":0}'))).toEqual({ ok: true, value: [] });
  });

  test.each(['11.005', '-1', '1e3', 'NaN', '', '99999999999', '1,50'])('an amount of "%s" is refused', (amount) => {
    expect(decodeDetails(dataOf(DETAILS.replace('11.00', JSON.stringify(amount)))).ok).toBe(false);
  });

  test.each(['javascript:alert(1)', 'http://pay.kaspi.kz/1', 'pay', ''])(
    'a payment link of "%s" is refused',
    (link) => {
      expect(decodeCreatedLink(dataOf(LINK.replace(/https:[^"]*/, link))).ok).toBe(false);
    },
  );

  test('an unreadable date does not fail the answer', () => {
    expect(decodeDetails(dataOf(DETAILS.replace('2021-11-3T11:55:14.166+06:00', 'yesterday')))).toMatchObject({
      ok: true,
      value: { atMs: null },
    });
  });

  test.each([
    ['QrTokenCreated', 'created'],
    ['CustomerIdentityObtained', 'identified'],
    ['customeridentityobtained', 'identified'],
    ['Error', 'failed'],
    ['Thinking', 'unknown'],
  ])('the refund status %s', (name, kind) => {
    expect(refundQrStatusOf(name).kind).toBe(kind);
  });
});
