import { describe, expect, test } from 'vitest';
import { tiyn } from '../../../../app/money/money.ts';
import { decodeCreatedQr, decodeDeviceToken, decodeTradePoints } from '../../../../main/payments/kaspi/answers.ts';
import { encodeBody, exactAmount } from '../../../../main/payments/https/json.ts';
import { decodeEnvelope, exactInt64 } from '../../../../main/payments/kaspi/codec.ts';

const CREATED = `{
  "StatusCode": 0, "Message": "OK",
  "Data": {
    "QrToken": "51236903777280167836178166503744993984459", "ExpireDate": "2020-01-16T10:30:00+06",
    "QrPaymentId": 9007199254740993, "PaymentMethods": ["Gold", "Red", "Loan"],
    "QrPaymentBehaviorOptions": { "StatusPollingInterval": 5, "QrCodeScanWaitTimeout": 180, "PaymentConfirmationTimeout": 65 }
  }
}`;

function created(text: string): ReturnType<typeof decodeCreatedQr> {
  const envelope = decodeEnvelope(text);
  return envelope.ok ? decodeCreatedQr(envelope.value.data) : envelope;
}

describe('qr/create', () => {
  test("the specification's example, with an id beyond 2^53", () => {
    expect(created(CREATED)).toEqual({
      ok: true,
      value: {
        qrToken: '51236903777280167836178166503744993984459',
        qrPaymentId: '9007199254740993',
        methods: ['Gold', 'Red', 'Loan'],
        pollIntervalMs: 5_000,
        scanTimeoutMs: 180_000,
        confirmTimeoutMs: 65_000,
        expiresAtMs: Date.UTC(2020, 0, 16, 4, 30),
      },
    });
  });

  test.each([
    ['2331 bytes', 'x'.repeat(2331), true],
    ['2332 bytes', 'x'.repeat(2332), false],
    ['1166 letters of two bytes', 'ж'.repeat(1166), false],
    ['nothing', '', false],
    ['half of a letter', '\\ud800', false],
    ['an emoji', '\\ud83d\\ude00', true],
  ])('a token fits into a QR code or is refused: %s', (_what, token, fits) => {
    expect(created(CREATED.replace('51236903777280167836178166503744993984459', token)).ok).toBe(fits);
  });

  test('names in any letter case, numbers as text', () => {
    const odd = CREATED.toUpperCase()
      .replace('9007199254740993', '"9007199254740993"')
      .replace(/: (5|180|65)\b/g, ': "$1"');
    expect(created(odd)).toMatchObject({
      ok: true,
      value: { qrPaymentId: '9007199254740993', scanTimeoutMs: 180_000 },
    });
  });

  test.each([
    ['0', 5_000],
    ['-3', 5_000],
    ['"soon"', 5_000],
    ['null', 5_000],
    ['0.01', 100],
    ['100000', 60_000],
    ['1', 1_000],
    ['1.5', 1_500],
  ])('a polling interval of %s seconds becomes %i ms', (seconds, expected) => {
    const text = CREATED.replace('"StatusPollingInterval": 5', `"StatusPollingInterval": ${seconds}`);
    expect(created(text)).toMatchObject({ ok: true, value: { pollIntervalMs: expected } });
  });

  test('without time limits the defaults apply', () => {
    const text = CREATED.replace(/, "PaymentMethods"[^]*\}\s*\}\s*$/, '}}');
    expect(created(text)).toMatchObject({
      ok: true,
      value: { methods: [], pollIntervalMs: 5_000, confirmTimeoutMs: 65_000 },
    });
  });

  test.each(['-1', '1.5', '"abc"', 'null', '12345678901234567890'])('a QrPaymentId of %s is refused', (id) => {
    expect(created(CREATED.replace('9007199254740993', id)).ok).toBe(false);
  });
});

describe('other answers', () => {
  test('trade points', () => {
    const envelope = decodeEnvelope(
      '{"StatusCode":0,"Data":[{"TradePointId":1,"TradePointName":"Магазин 1 (Ауэзова, 65)"}]}',
    );
    expect(envelope.ok && decodeTradePoints(envelope.value.data)).toEqual({
      ok: true,
      value: [{ id: '1', name: 'Магазин 1 (Ауэзова, 65)' }],
    });
  });

  test('a device token is a GUID or a number', () => {
    expect(decodeDeviceToken({ devicetoken: '2be4cc91-5895-48f8-8bc2-86c7bd419b3b' })).toMatchObject({ ok: true });
    expect(decodeDeviceToken({})).toMatchObject({ ok: false });
  });

  test('a byte order mark before the JSON', () => {
    expect(decodeEnvelope('\uFEFF{"StatusCode":0}')).toMatchObject({ ok: true, value: { statusCode: '0' } });
  });

  test.each([
    '<html>502</html>',
    '',
    '[]',
    'null',
    '{"Message":"OK"}',
    '{"StatusCode":"zero"}',
    '{"StatusCode":0,"statusCode":-999}',
    '{"StatusCode":0,"StatusCode":-999}',
    '['.repeat(5_000),
  ])('not an answer of ours: %#', (body) => {
    expect(decodeEnvelope(body).ok).toBe(false);
  });
});

describe('requests', () => {
  test('amounts have exactly two decimals, an Int64 keeps its digits', () => {
    const body = encodeBody({
      Amount: exactAmount(tiyn(20_000)),
      TradePointId: exactInt64('9007199254740993'),
      DeviceId: 'a"b',
    });
    expect(body).toBe('{"Amount":200.00,"TradePointId":9007199254740993,"DeviceId":"a\\"b"}');
  });
});
