import { expect, test } from 'vitest';
import { REFUND_LIMITS } from '../../../app/payment/refund.ts';
import { claimCode } from '../../../app/claim-code.ts';
import { MoneyHarness, PRICE, refusal, SALE } from './harness.ts';

const ELSEWHERE = refusal('-99000003');

test('the refund of another trade point’s purchase is refused: owed with a code, and not requested again', async () => {
  const harness = await new MoneyHarness({ refundWay: 'direct' }).ready().buy(2).drop(1);
  harness.jam().details(2 * PRICE, 2 * PRICE);
  harness.refundRefused(ELSEWHERE);
  expect(harness.screen).toMatchObject({
    name: 'error',
    money: 'owed',
    amountTiyn: PRICE,
    claimCode: claimCode(SALE),
    technicalCode: '-99000003',
  });
  expect(harness.ledger()).toMatchObject([
    { state: 'debt', deliveredTiyn: PRICE, owedTiyn: PRICE, claimCode: claimCode(SALE) },
  ]);
  await harness.clock.advance(3_600_000);
  const next = harness.restart().ready();
  await next.clock.advance(3_600_000);
  expect([harness.askedBack(), next.askedBack()]).toEqual([[PRICE], []]);
});

test('the details are refused: no refund is requested without them, and in the end it is owed', async () => {
  const harness = new MoneyHarness({ refundWay: 'direct' }).ready().buy(1).jam();
  for (let passed = 0; harness.written('refund-failed').length === 0; passed += REFUND_LIMITS.lookMediumMs) {
    expect(passed).toBeLessThan(2 * REFUND_LIMITS.deniedMs);
    harness.detailsRefused(ELSEWHERE);
    await harness.clock.advance(REFUND_LIMITS.lookMediumMs);
  }
  expect(harness.written('refund-failed')).toMatchObject([{ certain: false, code: '-99000003' }]);
  expect(harness.askedBack()).toEqual([]);
  expect(harness.ledger()).toMatchObject([
    { state: 'unresolved', refundedTiyn: 0, owedTiyn: PRICE, claimCode: claimCode(SALE) },
  ]);
});

test('the details are refused, and the trade point is corrected in time: the money is refunded', async () => {
  const harness = new MoneyHarness({ refundWay: 'direct' }).ready().buy(1).jam();
  harness.detailsRefused(ELSEWHERE);
  const next = harness.restart().ready();
  next.details(PRICE, PRICE);
  next.refunded();
  expect(next.ledger()).toMatchObject([{ state: 'closed', refundedTiyn: PRICE, owedTiyn: 0 }]);
});
