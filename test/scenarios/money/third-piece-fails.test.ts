import { expect, test } from 'vitest';
import { ok } from '../../../app/result.ts';
import { claimCode } from '../../../app/claim-code.ts';
import { MoneyHarness, PRICE, PURCHASE, SALE, STOCK } from './harness.ts';

const PAID = 3 * PRICE;
const DELIVERED = { paidTiyn: PAID, deliveredTiyn: 2 * PRICE, dispensed: false } as const;

async function jammed(refundWay: 'direct' | 'with-customer' | 'by-hand'): Promise<MoneyHarness> {
  const harness = await new MoneyHarness({ refundWay }).ready().buy(3).drop(2);
  return harness.jam();
}

test('r3: exactly its price is refunded at once', async () => {
  const harness = await jammed('direct');
  expect(harness.screen).toMatchObject({
    name: 'refund',
    reason: 'partly-dispensed',
    step: 'asking',
    amountTiyn: PRICE,
  });
  expect(harness.ledger()).toMatchObject([{ ...DELIVERED, state: 'unresolved', owedTiyn: PRICE }]);
  harness.details(PAID, PAID);
  expect(harness.askedBack()).toEqual([PRICE]);
  expect(harness.order.indexOf('entry refund-asked')).toBeLessThan(harness.order.indexOf('effect ask-refund'));
  harness.refunded();
  expect(harness.screen).toMatchObject({ name: 'refund', step: 'done', amountTiyn: PRICE });
  expect(harness.ledger()).toMatchObject([{ ...DELIVERED, state: 'closed', refundedTiyn: PRICE, owedTiyn: 0 }]);
  expect(harness.stockLeft()).toBe(STOCK - 2);
});

test('r2: the QR of a refund over its price settles the recorded debt', async () => {
  const harness = await jammed('with-customer');
  expect(harness.ledger()).toMatchObject([
    { ...DELIVERED, state: 'debt', owedTiyn: PRICE, claimCode: claimCode(SALE) },
  ]);
  harness.send({
    kind: 'refund-qr-answered',
    saleId: SALE,
    attempt: 1,
    result: ok({ refundQrId: '7', qrToken: 'back', pollIntervalMs: 5_000, scanTimeoutMs: 180_000 }),
  });
  expect(harness.screen).toMatchObject({
    name: 'refund',
    reason: 'partly-dispensed',
    step: 'qr',
    qrToken: 'back',
    amountTiyn: PRICE,
  });
  harness.send({ kind: 'refund-qr-status-answered', refundQrId: '7', result: ok({ kind: 'identified' }) });
  harness.send({ kind: 'refund-qr-purchases-answered', refundQrId: '7', result: ok([PURCHASE]) });
  harness.details(PAID, PAID);
  expect(harness.all('ask-refund').map(({ request }) => request)).toEqual([
    { qrPaymentId: PURCHASE, amountTiyn: PRICE, refundQrId: '7' },
  ]);
  harness.refunded();
  expect(harness.written('debt-settled')).toMatchObject([{ amountTiyn: PRICE, how: 'refund' }]);
  expect(harness.ledger()).toMatchObject([{ ...DELIVERED, state: 'closed', refundedTiyn: PRICE, owedTiyn: 0 }]);
  expect(harness.record().debtTiyn).toBe(0);
});

test('r1: its price is owed, with a code, and no refund is requested', async () => {
  const harness = await jammed('by-hand');
  expect(harness.screen).toMatchObject({
    name: 'error',
    reason: 'partly-dispensed',
    money: 'owed',
    amountTiyn: PRICE,
    qrPaymentId: PURCHASE,
    claimCode: claimCode(SALE),
  });
  expect(harness.ledger()).toMatchObject([
    { ...DELIVERED, state: 'debt', owedTiyn: PRICE, claimCode: claimCode(SALE) },
  ]);
  expect([harness.all('ask-details'), harness.all('ask-refund-qr')]).toEqual([[], []]);
});

test('the second of three fails: the third is not tried, and two prices are refunded', async () => {
  const harness = await new MoneyHarness({ refundWay: 'direct' }).ready().buy(3).drop(1);
  harness.jam().details(PAID, PAID);
  expect(harness.pulsed()).not.toContain(3);
  expect(harness.askedBack()).toEqual([2 * PRICE]);
  harness.refunded();
  expect(harness.ledger()).toMatchObject([
    { state: 'closed', deliveredTiyn: PRICE, refundedTiyn: 2 * PRICE, owedTiyn: 0 },
  ]);
});

test('the first fails: everything is refunded, and no part is mentioned', () => {
  const harness = new MoneyHarness({ refundWay: 'direct' }).ready().buy(3).jam();
  expect(harness.screen).toMatchObject({ name: 'refund', reason: 'not-dispensed', amountTiyn: PAID });
  harness.details(PAID, PAID);
  expect(harness.askedBack()).toEqual([PAID]);
});
