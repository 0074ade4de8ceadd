import { expect, test } from 'vitest';
import { CODE, debt, opened, PRICE, refundAsked, SALE, undelivered, withClaims } from './harness.ts';

const harness = withClaims();
const failed = { kind: 'refund-failed', saleId: SALE, qrPaymentId: '15', certain: false, code: '-1' };

test.each([
  [
    'the bank was asked, and the customer has the code of the slow refund',
    [...undelivered(), ...refundAsked()],
    'under-way',
  ],
  [
    'the intent is written down, and the kiosk was killed',
    [...undelivered(), ...refundAsked().slice(0, 1)],
    'under-way',
  ],
  ['a debt whose owner proved the purchase', [...undelivered(), debt(), ...refundAsked()], 'under-way'],
  ['nobody could tell whether it went back', [...undelivered(), ...refundAsked(), failed, debt()], 'doubtful'],
  [
    'a second QR of the sale may still be paid',
    [...undelivered(), debt(), ...opened(SALE, '17').slice(2)],
    'under-way',
  ],
])('%s: nothing is paid by hand', (_, entries, reason) => {
  const kiosk = harness().write(entries);
  const before = kiosk.contents();
  expect(kiosk.json('--code', CODE)).toMatchObject({ reason: 'found', claims: [{ status: reason, owedTiyn: PRICE }] });
  expect(kiosk.pay()).toMatchObject({ code: 1, reason, complaint: expect.stringContaining('Nothing was written') });
  expect(kiosk.json('--code', CODE, '--paid', '--amount', '450').reason).toBe(reason);
  expect(kiosk.contents()).toEqual(before);
});

test('refunded after all: the code counts as paid by refund', () => {
  const kiosk = harness()
    .write([...undelivered(), ...refundAsked()])
    .write([{ kind: 'refund-done', saleId: SALE, qrPaymentId: '15', amountTiyn: PRICE, operationId: null }]);
  expect(kiosk.look()).toMatchObject({
    code: 0,
    out: expect.stringContaining('Given back through the bank on 2026-11-20 12:00: 450'),
  });
  expect(kiosk.pay()).toMatchObject({
    code: 1,
    reason: 'already-paid',
    complaint: expect.stringContaining('already paid on 2026-11-20 12:00'),
  });
});

test('the customer’s refund settled the recorded debt: listed once', () => {
  const done = [
    { kind: 'refund-done', saleId: SALE, qrPaymentId: '15', amountTiyn: PRICE, operationId: '7' },
    { kind: 'debt-settled', saleId: SALE, amountTiyn: PRICE, how: 'refund' },
  ];
  const kiosk = harness().write([...undelivered(), debt(), ...refundAsked(), ...done]);
  expect(kiosk.json('--code', CODE)).toMatchObject({
    claims: [{ status: 'paid', paybacks: [{ how: 'refund', amountTiyn: PRICE }] }],
  });
  expect(kiosk.pay()).toMatchObject({ code: 1, reason: 'already-paid' });
});

test('the bank definitely refused: it is owed and can be paid', () => {
  const kiosk = harness().write([...undelivered(), ...refundAsked(), { ...failed, certain: true }, debt()]);
  expect(kiosk.pay().code).toBe(0);
});
