import { expect, test } from 'vitest';
import { DELAYS } from '../../../app/session/delays.ts';
import { REFUND_LIMITS } from '../../../app/payment/refund.ts';
import { noAnswer } from '../../support/fakes/fake-bank.ts';
import { MoneyBench, PRICE, refusal } from './harness.ts';

const PAID = 2 * PRICE;

/** One of two came out; the other one's price was asked back, and the disk is full when the answer comes. */
async function answered(answer: (bench: MoneyBench) => void): Promise<MoneyBench> {
  const bench = await new MoneyBench({ refundWay: 'direct' }).ready().buy(2).drop(1);
  bench.jam().details(PAID, PAID);
  bench.diskFull = true;
  answer(bench);
  expect(bench.written('refund-done')).toEqual([]);
  return bench;
}

async function room(bench: MoneyBench): Promise<void> {
  bench.diskFull = false;
  await bench.clock.advance(DELAYS.journalRetryMs);
}

test('"given back": written when there is room, and never asked twice', async () => {
  const bench = await answered((one) => {
    one.refunded();
  });
  await bench.clock.advance(600_000);
  await room(bench);
  expect(bench.askedBack()).toEqual([PRICE]);
  expect(bench.written('refund-done')).toMatchObject([{ amountTiyn: PRICE, operationId: '77' }]);
  expect(bench.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PRICE, refundedTiyn: PRICE, owedTiyn: 0 }]);
});

test('"given back", and the power goes before there is room: the details say so, and nothing is asked twice', async () => {
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
  const bench = await answered((one) => {
    one.refundRefused(refusal('-99000020'));
  });
  await room(bench);
  expect(bench.ledger()).toMatchObject([{ state: 'debt', refundedTiyn: 0, owedTiyn: PRICE }]);
});

test('no answer: the details decide, but nobody is asked again before the disk has room', async () => {
  const bench = await answered((one) => {
    one.refundRefused(noAnswer);
  });
  // Needs no entry, so that it is not refused; the question about the details does not either.
  for (let passed = 0; passed <= REFUND_LIMITS.settleMs; passed += REFUND_LIMITS.lookAgainMs) {
    bench.details(PAID, PAID);
    await bench.clock.advance(REFUND_LIMITS.lookAgainMs);
  }
  expect(bench.askedBack()).toEqual([PRICE]);
  await room(bench);
  bench.details(PAID, PAID);
  expect(bench.askedBack()).toEqual([PRICE, PRICE]);
  bench.refunded();
  expect(bench.ledger()).toMatchObject([{ state: 'closed', refundedTiyn: PRICE, owedTiyn: 0 }]);
});
