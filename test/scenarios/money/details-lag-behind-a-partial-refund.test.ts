import { expect, test } from 'vitest';
import { REFUND_LIMITS } from '../../../app/payment/refund.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../app/units.ts';
import { noAnswer } from '../../support/fakes/fake-bank.ts';
import { MoneyHarness, PRICE } from './harness.ts';

const PAID = 3 * PRICE;

/** Two of three came out; the third price went back, its answer was lost, and the details do not show it yet. */
async function carriedOutUnanswered(): Promise<MoneyHarness> {
  const harness = await new MoneyHarness({ refundWay: 'direct' }).ready().buy(3).drop(2);
  harness.jam().details(PAID, PAID);
  harness.refundRefused(noAnswer);
  expect(harness.askedBack()).toEqual([PRICE]);
  return harness;
}

/** The details continue to show the old amount. */
async function behind(harness: MoneyHarness, forMs: number): Promise<void> {
  for (let passedMs = 0; passedMs < forMs; passedMs += REFUND_LIMITS.lookSlowMs) {
    harness.details(PAID, PAID);
    await harness.clock.advance(REFUND_LIMITS.lookSlowMs);
  }
}

test.each([
  ['90 seconds', 90 * SECOND_MS],
  ['half an hour', 30 * MINUTE_MS],
  ['an hour and a half', 90 * MINUTE_MS],
])('the details are %s behind: it is asked for once, and settled when they have caught up', async (_how, lagMs) => {
  const harness = await carriedOutUnanswered();
  await behind(harness, lagMs);
  expect(harness.ledger()).toMatchObject([{ state: 'unresolved', refundedTiyn: 0, owedTiyn: PRICE }]);
  harness.details(PAID - PRICE, PAID);
  expect(harness.askedBack()).toEqual([PRICE]);
  expect(harness.ledger()).toMatchObject([{ state: 'closed', refundedTiyn: PRICE, owedTiyn: 0 }]);
});

test('the waiting customer gets the code after half a minute', async () => {
  const harness = await carriedOutUnanswered();
  await harness.clock.advance(30 * SECOND_MS);
  expect(harness.screen).toMatchObject({ name: 'error', money: 'going-back', claimCode: expect.any(String) });
});

test.each([
  ['in one run', false],
  ['with a power cut in between', true],
])('the details are hours behind, %s: a person has to look, and it is never asked for again', async (_how, isCut) => {
  const before = await carriedOutUnanswered();
  await behind(before, HOUR_MS);
  const harness = isCut ? before.restart().ready() : before;
  await behind(harness, REFUND_LIMITS.repeatableMs + MINUTE_MS);
  expect([...before.askedBack(), ...(isCut ? harness.askedBack() : [])]).toEqual([PRICE]);
  expect(harness.written('refund-failed')).toMatchObject([{ certain: false, code: 'UNANSWERED' }]);
  expect(harness.ledger()).toMatchObject([
    { state: 'unresolved', refundedTiyn: 0, owedTiyn: PRICE, claimCode: expect.any(String) },
  ]);
  // What is in doubt stays so at every later start.
  const next = harness.restart().ready();
  next.details(PAID, PAID);
  await next.clock.advance(HOUR_MS);
  expect(next.askedBack()).toEqual([]);
});
