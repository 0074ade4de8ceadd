import { expect, test } from 'vitest';
import { claimCode } from '../../../app/claim-code.ts';
import { MoneyBench, PRICE, refusal, SALE } from './harness.ts';

const PAID = 3 * PRICE;

test('the bank gives no part back (-99000020): the rest is owed with a code, and is not asked for again', async () => {
  const bench = await new MoneyBench({ refundWay: 'direct' }).ready().buy(3).drop(1);
  bench.jam().details(PAID, PAID);
  bench.refundRefused(refusal('-99000020'));
  expect(bench.screen).toMatchObject({
    name: 'error',
    reason: 'partly-dispensed',
    money: 'owed',
    amountTiyn: 2 * PRICE,
    claimCode: claimCode(SALE),
    technicalCode: '-99000020',
  });
  expect(bench.written('refund-failed')).toMatchObject([{ certain: true, code: '-99000020' }]);
  expect(bench.ledger()).toMatchObject([
    { state: 'debt', deliveredTiyn: PRICE, refundedTiyn: 0, owedTiyn: 2 * PRICE, claimCode: claimCode(SALE) },
  ]);
  await bench.clock.advance(3_600_000);
  const next = bench.restart().ready();
  await next.clock.advance(3_600_000);
  expect([bench.askedBack(), next.askedBack()]).toEqual([[2 * PRICE], []]);
  expect(next.ledger()).toEqual(bench.ledger());
});
