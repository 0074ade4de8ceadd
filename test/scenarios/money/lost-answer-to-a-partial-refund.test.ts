import { expect, test } from 'vitest';
import { REFUND_LIMITS } from '../../../app/payment/refund.ts';
import { noAnswer } from '../../support/fakes/fake-bank.ts';
import { MoneyHarness, PRICE } from './harness.ts';

const PAID = 3 * PRICE;
const PART = 2 * PRICE;

/** One of three came out; two prices were asked back, and no answer came. */
async function unanswered(): Promise<MoneyHarness> {
  const harness = await new MoneyHarness({ refundWay: 'direct' }).ready().buy(3).drop(1);
  harness.jam().details(PAID, PAID);
  harness.refundRefused(noAnswer);
  expect(harness.askedBack()).toEqual([PART]);
  return harness;
}

/** The bank gives the same answer until it is asked again. */
async function unchanged(harness: MoneyHarness, forMs: number): Promise<void> {
  for (let passed = 0; passed < forMs; passed += REFUND_LIMITS.lookAgainMs) {
    harness.details(PAID, PAID);
    await harness.clock.advance(REFUND_LIMITS.lookAgainMs);
  }
}

test.each([
  ['in this run', false],
  ['after a power cut', true],
])('what can go back is less by the part, %s: done', async (_when, isCut) => {
  const before = await unanswered();
  const harness = isCut ? before.restart().ready() : before;
  harness.details(PAID - PART, PAID);
  expect(harness.askedBack()).toEqual(isCut ? [] : [PART]);
  expect(harness.written('refund-done')).toMatchObject([{ amountTiyn: PART, operationId: null }]);
  expect(harness.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PRICE, refundedTiyn: PART, owedTiyn: 0 }]);
});

test('no change: requested again, but only after the bank’s time', async () => {
  const harness = await unanswered();
  await unchanged(harness, REFUND_LIMITS.settleMs);
  expect(harness.askedBack()).toEqual([PART]);
  harness.details(PAID, PAID);
  expect(harness.askedBack()).toEqual([PART, PART]);
  expect(harness.written('refund-asked').map(({ attempt }) => attempt)).toEqual([1, 2]);
  harness.refunded();
  expect(harness.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PRICE, refundedTiyn: PART, owedTiyn: 0 }]);
});

test('the bank’s time starts again after a power cut, because this run has not measured it', async () => {
  const before = await unanswered();
  await unchanged(before, REFUND_LIMITS.settleMs);
  const harness = before.restart().ready();
  harness.details(PAID, PAID);
  expect(harness.askedBack()).toEqual([]);
  await harness.clock.advance(REFUND_LIMITS.lookAgainMs);
  await unchanged(harness, REFUND_LIMITS.settleMs - REFUND_LIMITS.lookAgainMs);
  harness.details(PAID, PAID);
  expect(harness.written('refund-asked').map(({ attempt }) => attempt)).toEqual([1, 2]);
});

test.each([
  ['all of it', 0],
  ['less than the part', PAID - PRICE],
  ['more than the part', PAID - PART - 1],
])('%s has gone back: a person has to look, and until then the rest counts as owed', async (_what, availableTiyn) => {
  const harness = await unanswered();
  harness.details(availableTiyn, PAID);
  expect(harness.written('refund-failed')).toMatchObject([{ certain: false, code: 'AMOUNT-DIFFERS' }]);
  expect(harness.ledger()).toMatchObject([
    { state: 'unresolved', refundedTiyn: 0, owedTiyn: PART, claimCode: expect.any(String) },
  ]);
  await harness.clock.advance(3_600_000);
  const next = harness.restart().ready();
  await next.clock.advance(3_600_000);
  expect([harness.askedBack(), next.askedBack()]).toEqual([[PART], []]);
});
