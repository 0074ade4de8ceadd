import { expect, test } from 'vitest';
import { REFUND_LIMITS } from '../../../app/payment/refund.ts';
import { noAnswer } from '../../support/fakes/fake-bank.ts';
import { MoneyBench, PRICE } from './harness.ts';

const PAID = 3 * PRICE;
const PART = 2 * PRICE;

/** One of three came out; two prices were asked back, and no answer came. */
async function unanswered(): Promise<MoneyBench> {
  const bench = await new MoneyBench({ refundWay: 'direct' }).ready().buy(3).drop(1);
  bench.jam().details(PAID, PAID);
  bench.refundRefused(noAnswer);
  expect(bench.askedBack()).toEqual([PART]);
  return bench;
}

/** The bank goes on saying the same until it would be asked again. */
async function unchanged(bench: MoneyBench, forMs: number): Promise<void> {
  for (let passed = 0; passed < forMs; passed += REFUND_LIMITS.lookAgainMs) {
    bench.details(PAID, PAID);
    await bench.clock.advance(REFUND_LIMITS.lookAgainMs);
  }
}

test.each([
  ['in this run', false],
  ['after a power cut', true],
])('what can go back is less by the part, %s: done', async (_when, isCut) => {
  const before = await unanswered();
  const bench = isCut ? before.restart().ready() : before;
  bench.details(PAID - PART, PAID);
  expect(bench.askedBack()).toEqual(isCut ? [] : [PART]);
  expect(bench.written('refund-done')).toMatchObject([{ amountTiyn: PART, operationId: null }]);
  expect(bench.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PRICE, refundedTiyn: PART, owedTiyn: 0 }]);
});

test('nothing has changed: asked again, but only when the bank has had its time', async () => {
  const bench = await unanswered();
  await unchanged(bench, REFUND_LIMITS.settleMs);
  expect(bench.askedBack()).toEqual([PART]);
  bench.details(PAID, PAID);
  expect(bench.askedBack()).toEqual([PART, PART]);
  expect(bench.written('refund-asked').map(({ attempt }) => attempt)).toEqual([1, 2]);
  bench.refunded();
  expect(bench.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PRICE, refundedTiyn: PART, owedTiyn: 0 }]);
});

test('the time that the bank has begins anew after a power cut: this run has not seen the old one pass', async () => {
  const before = await unanswered();
  await unchanged(before, REFUND_LIMITS.settleMs);
  const bench = before.restart().ready();
  bench.details(PAID, PAID);
  expect(bench.askedBack()).toEqual([]);
  await bench.clock.advance(REFUND_LIMITS.lookAgainMs);
  await unchanged(bench, REFUND_LIMITS.settleMs - REFUND_LIMITS.lookAgainMs);
  bench.details(PAID, PAID);
  expect(bench.written('refund-asked').map(({ attempt }) => attempt)).toEqual([1, 2]);
});

test.each([
  ['all of it', 0],
  ['less than the part', PAID - PRICE],
  ['more than the part', PAID - PART - 1],
])('%s has gone back: a person has to look, and until then the rest counts as owed', async (_what, availableTiyn) => {
  const bench = await unanswered();
  bench.details(availableTiyn, PAID);
  expect(bench.written('refund-failed')).toMatchObject([{ certain: false, code: 'AMOUNT-DIFFERS' }]);
  expect(bench.ledger()).toMatchObject([
    { state: 'unresolved', refundedTiyn: 0, owedTiyn: PART, claimCode: expect.any(String) },
  ]);
  await bench.clock.advance(3_600_000);
  const next = bench.restart().ready();
  await next.clock.advance(3_600_000);
  expect([bench.askedBack(), next.askedBack()]).toEqual([[PART], []]);
});
