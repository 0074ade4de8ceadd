import { expect, test } from 'vitest';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { REFUND_LIMITS } from '../../../app/payment/refund.ts';
import { noAnswer } from '../../support/fakes/fake-bank.ts';
import { MoneyHarness, PRICE, refusal } from './harness.ts';

const PAID = 2 * PRICE;

/** One of two came out, or none; the price of the rest was asked back, and the disk is full when the answer comes. */
async function answered(answer: (harness: MoneyHarness) => void, out = 1): Promise<MoneyHarness> {
  const harness = await new MoneyHarness({ refundWay: 'direct' }).ready().buy(2).drop(out);
  harness.jam().details(PAID, PAID);
  harness.diskFull = true;
  answer(harness);
  expect(harness.written('refund-done')).toEqual([]);
  return harness;
}

async function room(harness: MoneyHarness): Promise<void> {
  harness.diskFull = false;
  await harness.clock.advance(DELAYS.journalRetryMs);
}

test('"given back": written when there is room, and never requested twice', async () => {
  const harness = await answered((one) => {
    one.refunded();
  });
  await harness.clock.advance(600_000);
  await room(harness);
  expect(harness.askedBack()).toEqual([PRICE]);
  expect(harness.written('refund-done')).toMatchObject([{ amountTiyn: PRICE, operationId: '77' }]);
  expect(harness.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PRICE, refundedTiyn: PRICE, owedTiyn: 0 }]);
});

test('"given back", and a power cut before there is room: the details show it, and nothing is requested twice', async () => {
  const next = (
    await answered((one) => {
      one.refunded();
    })
  )
    .restart()
    .ready();
  next.details(PAID - PRICE, PAID);
  expect(next.askedBack()).toEqual([]);
  expect(next.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PRICE, refundedTiyn: PRICE, owedTiyn: 0 }]);
});

test('"no": the debt is written when there is room', async () => {
  const harness = await answered((one) => {
    one.refundRefused(refusal('-99000020'));
  });
  await room(harness);
  expect(harness.ledger()).toMatchObject([{ state: 'debt', refundedTiyn: 0, owedTiyn: PRICE }]);
});

test('no answer: the details decide, but there is no further request before the disk has room', async () => {
  const harness = await answered((one) => {
    one.refundRefused(noAnswer);
  }, 0);
  // Needs no entry, so that it is not refused; the question about the details does not either.
  for (let passed = 0; passed <= REFUND_LIMITS.settleMs; passed += REFUND_LIMITS.lookAgainMs) {
    harness.details(PAID, PAID);
    await harness.clock.advance(REFUND_LIMITS.lookAgainMs);
  }
  expect(harness.askedBack()).toEqual([PAID]);
  await room(harness);
  harness.details(PAID, PAID);
  expect(harness.askedBack()).toEqual([PAID, PAID]);
  harness.refunded();
  expect(harness.ledger()).toMatchObject([{ state: 'closed', refundedTiyn: PAID, owedTiyn: 0 }]);
});
