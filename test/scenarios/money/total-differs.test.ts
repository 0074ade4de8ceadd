import { describe, expect, test } from 'vitest';
import { comparePurchase } from '../../../app/journal/compare-purchase.ts';
import { tiyn } from '../../../app/money/money.ts';
import { noAnswer } from '../../support/fakes/fake-bank.ts';
import { MoneyBench, PRICE } from './harness.ts';

describe.each([
  ['more', PRICE + 100],
  ['less', PRICE - 100],
])('the bank says %s than the price', (_what, totalTiyn) => {
  test('nothing is given back blindly: the price is owed, and a person has to look', async () => {
    const bench = new MoneyBench({ refundWay: 'direct' }).ready().buy(1).jam();
    bench.details(totalTiyn, totalTiyn);
    expect(bench.screen).toMatchObject({
      name: 'error',
      money: 'owed',
      amountTiyn: PRICE,
      technicalCode: 'TOTAL-DIFFERS',
    });
    expect(bench.written('refund-failed')).toMatchObject([{ certain: false, code: 'TOTAL-DIFFERS' }]);
    expect(bench.ledger()).toMatchObject([
      { state: 'unresolved', paidTiyn: PRICE, refundedTiyn: 0, owedTiyn: PRICE, claimCode: expect.any(String) },
    ]);
    await bench.clock.advance(3_600_000);
    const next = bench.restart().ready();
    await next.clock.advance(3_600_000);
    expect([bench.askedBack(), next.askedBack()]).toEqual([[], []]);
  });

  test('the reconciliation finds it', () => {
    const bench = new MoneyBench({ refundWay: 'direct' }).ready().buy(1).jam();
    bench.details(totalTiyn, totalTiyn);
    const sale = bench.record();
    const findings = sale.purchases.flatMap((purchase) =>
      comparePurchase(
        { sale, purchase },
        { kind: 'details', totalTiyn: tiyn(totalTiyn), availableReturnTiyn: tiyn(totalTiyn), status: null },
      ),
    );
    expect(findings.map(({ reason }) => reason)).toEqual(['total-differs', 'refund-not-carried-out']);
  });

  test('after a lost refund as well: whatever is available then decides nothing', () => {
    const bench = new MoneyBench({ refundWay: 'direct' }).ready().buy(1).jam();
    bench.details(PRICE, PRICE);
    bench.refundRefused(noAnswer);
    bench.details(0, totalTiyn);
    expect(bench.written('refund-done')).toEqual([]);
    expect(bench.ledger()).toMatchObject([{ state: 'unresolved', refundedTiyn: 0, owedTiyn: PRICE }]);
  });
});

test('of several pieces the total is that of all, not of the part that goes back', async () => {
  const bench = await new MoneyBench({ refundWay: 'direct' }).ready().buy(3).drop(2);
  bench.jam().details(PRICE, PRICE);
  expect(bench.askedBack()).toEqual([]);
  expect(bench.written('refund-failed')).toMatchObject([{ code: 'TOTAL-DIFFERS' }]);
  expect(bench.ledger()).toMatchObject([{ deliveredTiyn: 2 * PRICE, owedTiyn: PRICE }]);
});
