import { expect, test } from 'vitest';
import { claimCode } from '../../../app/claim-code.ts';
import { MoneyHarness, PRICE, refusal, SALE } from './harness.ts';

const PAID = 3 * PRICE;

test('the bank refuses partial refunds (-99000020): the rest is owed with a code, and not requested again', async () => {
  const harness = await new MoneyHarness({ refundWay: 'direct' }).ready().buy(3).drop(1);
  harness.jam().details(PAID, PAID);
  harness.refundRefused(refusal('-99000020'));
  expect(harness.screen).toMatchObject({
    name: 'error',
    reason: 'partly-dispensed',
    money: 'owed',
    amountTiyn: 2 * PRICE,
    claimCode: claimCode(SALE),
    technicalCode: '-99000020',
  });
  expect(harness.written('refund-failed')).toMatchObject([{ certain: true, code: '-99000020' }]);
  expect(harness.ledger()).toMatchObject([
    { state: 'debt', deliveredTiyn: PRICE, refundedTiyn: 0, owedTiyn: 2 * PRICE, claimCode: claimCode(SALE) },
  ]);
  await harness.clock.advance(3_600_000);
  const next = harness.restart().ready();
  await next.clock.advance(3_600_000);
  expect([harness.askedBack(), next.askedBack()]).toEqual([[2 * PRICE], []]);
  expect(next.ledger()).toEqual(harness.ledger());
});
