import { expect, test } from 'vitest';
import { ok } from '../../../app/result.ts';
import { claimCode } from '../../../app/claim-code.ts';
import { MoneyBench, PRICE, PURCHASE, SALE, STOCK } from './harness.ts';

const PAID = 3 * PRICE;
const DELIVERED = { paidTiyn: PAID, deliveredTiyn: 2 * PRICE, dispensed: false } as const;

async function jammed(refundWay: 'direct' | 'with-customer' | 'by-hand'): Promise<MoneyBench> {
  const bench = await new MoneyBench({ refundWay }).ready().buy(3).drop(2);
  return bench.jam();
}

test('r3: exactly its price goes back at once', async () => {
  const bench = await jammed('direct');
  expect(bench.screen).toMatchObject({ name: 'refund', reason: 'partly-dispensed', step: 'asking', amountTiyn: PRICE });
  expect(bench.ledger()).toMatchObject([{ ...DELIVERED, state: 'unresolved', owedTiyn: PRICE }]);
  bench.details(PAID, PAID);
  expect(bench.askedBack()).toEqual([PRICE]);
  expect(bench.order.indexOf('entry refund-asked')).toBeLessThan(bench.order.indexOf('effect ask-refund'));
  bench.refunded();
  expect(bench.screen).toMatchObject({ name: 'refund', step: 'done', amountTiyn: PRICE });
  expect(bench.ledger()).toMatchObject([{ ...DELIVERED, state: 'closed', refundedTiyn: PRICE, owedTiyn: 0 }]);
  expect(bench.stockLeft()).toBe(STOCK - 2);
});

test('r2: the QR of a refund for its price, and the debt on record is settled by it', async () => {
  const bench = await jammed('with-customer');
  expect(bench.ledger()).toMatchObject([{ ...DELIVERED, state: 'debt', owedTiyn: PRICE, claimCode: claimCode(SALE) }]);
  bench.send({
    kind: 'return-answered',
    saleId: SALE,
    attempt: 1,
    result: ok({ qrReturnId: '7', qrToken: 'back', pollIntervalMs: 5_000, scanTimeoutMs: 180_000 }),
  });
  expect(bench.screen).toMatchObject({
    name: 'refund',
    reason: 'partly-dispensed',
    step: 'qr',
    qrToken: 'back',
    amountTiyn: PRICE,
  });
  bench.send({ kind: 'return-status-answered', qrReturnId: '7', result: ok({ kind: 'identified' }) });
  bench.send({ kind: 'return-purchases-answered', qrReturnId: '7', result: ok([PURCHASE]) });
  bench.details(PAID, PAID);
  expect(bench.all('ask-refund').map(({ request }) => request)).toEqual([
    { qrPaymentId: PURCHASE, amountTiyn: PRICE, qrReturnId: '7' },
  ]);
  bench.refunded();
  expect(bench.written('debt-settled')).toMatchObject([{ amountTiyn: PRICE, how: 'refund' }]);
  expect(bench.ledger()).toMatchObject([{ ...DELIVERED, state: 'closed', refundedTiyn: PRICE, owedTiyn: 0 }]);
  expect(bench.record().debtTiyn).toBe(0);
});

test('r1: its price is owed, with a code, and nobody is asked', async () => {
  const bench = await jammed('by-hand');
  expect(bench.screen).toMatchObject({
    name: 'error',
    reason: 'partly-dispensed',
    money: 'owed',
    amountTiyn: PRICE,
    qrPaymentId: PURCHASE,
    claimCode: claimCode(SALE),
  });
  expect(bench.ledger()).toMatchObject([{ ...DELIVERED, state: 'debt', owedTiyn: PRICE, claimCode: claimCode(SALE) }]);
  expect([bench.all('ask-details'), bench.all('ask-return')]).toEqual([[], []]);
});

test('the second of three fails: the third is not tried, and two prices go back', async () => {
  const bench = await new MoneyBench({ refundWay: 'direct' }).ready().buy(3).drop(1);
  bench.jam().details(PAID, PAID);
  expect(bench.pulsed()).not.toContain(3);
  expect(bench.askedBack()).toEqual([2 * PRICE]);
  bench.refunded();
  expect(bench.ledger()).toMatchObject([
    { state: 'closed', deliveredTiyn: PRICE, refundedTiyn: 2 * PRICE, owedTiyn: 0 },
  ]);
});

test('the first fails: all of it goes back, and nobody speaks of a part', () => {
  const bench = new MoneyBench({ refundWay: 'direct' }).ready().buy(3).jam();
  expect(bench.screen).toMatchObject({ name: 'refund', reason: 'not-dispensed', amountTiyn: PAID });
  bench.details(PAID, PAID);
  expect(bench.askedBack()).toEqual([PAID]);
});
