import { describe, expect, test } from 'vitest';
import { comparePurchase } from '../../../app/journal/compare-purchase.ts';
import { tiyn } from '../../../app/money/money.ts';
import { noAnswer } from '../../support/fakes/fake-bank.ts';
import { MoneyHarness, PRICE } from './harness.ts';

describe.each([
  ['more', PRICE + 100],
  ['less', PRICE - 100],
])('the bank reports %s than the price', (_what, totalTiyn) => {
  test('nothing is refunded blindly: the price is owed, and a person must decide', async () => {
    const harness = new MoneyHarness({ refundWay: 'direct' }).ready().buy(1).jam();
    harness.details(totalTiyn, totalTiyn);
    expect(harness.screen).toMatchObject({
      name: 'error',
      money: 'owed',
      amountTiyn: PRICE,
      technicalCode: 'TOTAL-DIFFERS',
    });
    expect(harness.written('refund-failed')).toMatchObject([{ certain: false, code: 'TOTAL-DIFFERS' }]);
    expect(harness.ledger()).toMatchObject([
      { state: 'unresolved', paidTiyn: PRICE, refundedTiyn: 0, owedTiyn: PRICE, claimCode: expect.any(String) },
    ]);
    await harness.clock.advance(3_600_000);
    const next = harness.restart().ready();
    await next.clock.advance(3_600_000);
    expect([harness.askedBack(), next.askedBack()]).toEqual([[], []]);
  });

  test('the reconciliation finds it', () => {
    const harness = new MoneyHarness({ refundWay: 'direct' }).ready().buy(1).jam();
    harness.details(totalTiyn, totalTiyn);
    const sale = harness.record();
    const findings = sale.purchases.flatMap((purchase) =>
      comparePurchase(
        { sale, purchase },
        { kind: 'details', totalTiyn: tiyn(totalTiyn), refundableTiyn: tiyn(totalTiyn), status: null },
      ),
    );
    expect(findings.map(({ reason }) => reason)).toEqual(['total-differs', 'refund-not-carried-out']);
  });

  test('after a lost refund as well: the available amount does not decide', () => {
    const harness = new MoneyHarness({ refundWay: 'direct' }).ready().buy(1).jam();
    harness.details(PRICE, PRICE);
    harness.refundRefused(noAnswer);
    harness.details(0, totalTiyn);
    expect(harness.written('refund-done')).toEqual([]);
    expect(harness.ledger()).toMatchObject([{ state: 'unresolved', refundedTiyn: 0, owedTiyn: PRICE }]);
  });
});

test('for several pieces the total is that of all, not of the refunded part', async () => {
  const harness = await new MoneyHarness({ refundWay: 'direct' }).ready().buy(3).drop(2);
  harness.jam().details(PRICE, PRICE);
  expect(harness.askedBack()).toEqual([]);
  expect(harness.written('refund-failed')).toMatchObject([{ code: 'TOTAL-DIFFERS' }]);
  expect(harness.ledger()).toMatchObject([{ deliveredTiyn: 2 * PRICE, owedTiyn: PRICE }]);
});
