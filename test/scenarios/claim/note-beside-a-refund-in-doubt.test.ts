import { expect, test } from 'vitest';
import { CODE, debt, PRICE, refundAsked, SALE, undelivered, withClaims } from './harness.ts';

const harness = withClaims();
const both = [
  ...undelivered(),
  { kind: 'bill-intended', saleId: SALE, billTiyn: 50_000 },
  { kind: 'bill-doubtful', saleId: SALE, billTiyn: 50_000, claimCode: CODE },
  ...refundAsked(),
  { kind: 'refund-failed', saleId: SALE, qrPaymentId: '15', certain: false, code: '-1' },
  debt(),
];

test('finding the note does not settle the refund: the debt waits for --checked', () => {
  const kiosk = harness().write(both);
  const before = kiosk.contents();
  expect(kiosk.json('--code', CODE, '--note', 'in-cassette', '--paid', '--amount', '950').reason).toBe('doubtful');
  expect(kiosk.contents()).toEqual(before);
  expect(kiosk.note('in-cassette').code).toBe(0);
  expect(kiosk.json('--code', CODE)).toMatchObject({ claims: [{ status: 'doubtful', owedTiyn: PRICE + 50_000 }] });
});

test('with --checked both are decided, and the sale is settled', () => {
  const kiosk = harness().write(both);
  const before = kiosk.entries().length;
  expect(kiosk.note('in-cassette', '--paid', '--amount', '950', '--checked').code).toBe(0);
  expect(kiosk.since(before)).toMatchObject([
    { kind: 'started' },
    { kind: 'bill-stacked' },
    { kind: 'debt-recorded' },
    { kind: 'refund-failed', certain: true, code: 'CHECKED' },
    { kind: 'debt-settled', amountTiyn: 95_000 },
  ]);
  kiosk.start().close();
  expect(kiosk.json('--code', CODE)).toMatchObject({ claims: [{ status: 'paid', owedTiyn: 0 }] });
});
