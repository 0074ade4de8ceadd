import { expect, test } from 'vitest';
import type { PaymentFailure } from '../../../app/payment/provider.ts';
import { REFUND_LIMITS } from '../../../app/payment/refund.ts';
import { problem } from '../../../app/problem.ts';
import { SECOND_MS } from '../../../app/units.ts';
import { noAnswer } from '../../support/fakes/fake-bank.ts';
import { MoneyHarness, PRICE } from './harness.ts';

const PAID = 3 * PRICE;
const PART = 2 * PRICE;

/** The service wants to be left alone: nothing was sent. */
const notSent: PaymentFailure = {
  action: 'retry',
  code: 'RETRY-AFTER',
  problem: problem('server-silent'),
  notSentForMs: 30 * SECOND_MS,
};
const refused: PaymentFailure = { action: 'final', code: '-99000003', problem: problem('server-silent') };

async function unchanged(harness: MoneyHarness): Promise<void> {
  for (let passed = 0; passed <= REFUND_LIMITS.settleMs; passed += REFUND_LIMITS.lookAgainMs) {
    harness.details(PAID, PAID);
    await harness.clock.advance(REFUND_LIMITS.lookAgainMs);
  }
}

/** Two prices were carried out unanswered, the details do not know of it yet, and the repetition did not get out. */
async function repetitionNotSent(): Promise<MoneyHarness> {
  const harness = await new MoneyHarness({ refundWay: 'direct' }).ready().buy(3).drop(1);
  harness.jam().details(PAID, PAID);
  harness.refundRefused(noAnswer);
  await unchanged(harness);
  expect(harness.askedBack()).toEqual([PART, PART]);
  harness.refundRefused(notSent);
  await harness.clock.advance(30 * SECOND_MS);
  return harness;
}

test('the details catch up after it: done, as the first request had been carried out', async () => {
  const harness = await repetitionNotSent();
  harness.details(PAID - PART, PAID);
  expect(harness.askedBack()).toEqual([PART, PART]);
  expect(harness.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PRICE, refundedTiyn: PART, owedTiyn: 0 }]);
});

test('a no to the next one proves nothing about the first, which the details show later', async () => {
  const harness = await repetitionNotSent();
  await unchanged(harness);
  expect(harness.askedBack()).toEqual([PART, PART, PART]);
  harness.refundRefused(refused);
  expect(harness.written('refund-failed')).toEqual([]);
  harness.details(PAID - PART, PAID);
  expect(harness.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PRICE, refundedTiyn: PART, owedTiyn: 0 }]);
});
