import { expect, test } from 'vitest';
import { comparePurchase } from '../../../app/journal/compare-purchase.ts';
import { tiyn } from '../../../app/money/money.ts';
import { REFUND_LIMITS } from '../../../app/payment/refund.ts';
import { noAnswer, unknownDevice } from '../../support/fakes/fake-bank.ts';
import { MoneyBench, PRICE, refusal } from './harness.ts';

function owing(): MoneyBench {
  return new MoneyBench({ refundWay: 'direct' }).ready().buy(1).jam();
}

async function nothingAvailable(bench: MoneyBench): Promise<void> {
  for (let passed = 0; passed <= REFUND_LIMITS.settleMs; passed += REFUND_LIMITS.lookAgainMs) {
    bench.details(0, PRICE);
    await bench.clock.advance(REFUND_LIMITS.lookAgainMs);
  }
}

test('before it was asked: nothing is asked, the money is owed on record, and the reconciliation sees that it went back', async () => {
  const bench = owing();
  await nothingAvailable(bench);
  expect(bench.askedBack()).toEqual([]);
  expect(bench.written('refund-failed')).toMatchObject([{ certain: false, code: 'NOTHING-AVAILABLE' }]);
  expect(bench.ledger()).toMatchObject([{ state: 'unresolved', refundedTiyn: 0, owedTiyn: PRICE }]);
  const sale = bench.record();
  const [purchase] = sale.purchases;
  if (purchase === undefined) throw new Error('no purchase');
  const answer = { kind: 'details', totalTiyn: tiyn(PRICE), availableReturnTiyn: tiyn(0), status: null } as const;
  expect(comparePurchase({ sale, purchase }, answer).map(({ reason }) => reason)).toEqual(['refund-carried-out']);
});

test('the bank was only slow to book the payment: what becomes available in time goes back', async () => {
  const bench = owing();
  bench.details(0, PRICE);
  await bench.clock.advance(REFUND_LIMITS.lookAgainMs);
  bench.details(PRICE, PRICE);
  expect(bench.askedBack()).toEqual([PRICE]);
});

test('after the ask was lost: it is back either way, and is written down once', () => {
  const bench = owing();
  bench.details(PRICE, PRICE);
  bench.refundRefused(noAnswer);
  bench.details(0, PRICE);
  expect(bench.askedBack()).toEqual([PRICE]);
  expect(bench.ledger()).toMatchObject([{ state: 'closed', refundedTiyn: PRICE, owedTiyn: 0 }]);
});

test('between details and ask: the bank refuses more than there is (-99000005), and the details tell why', async () => {
  const bench = owing();
  bench.details(PRICE, PRICE);
  bench.refundRefused(refusal('-99000005'));
  await bench.clock.advance(REFUND_LIMITS.lookAgainMs);
  bench.details(0, PRICE);
  expect(bench.askedBack()).toEqual([PRICE]);
  expect(bench.ledger()).toMatchObject([{ state: 'closed', refundedTiyn: PRICE, owedTiyn: 0 }]);
});

test('the bank contradicts itself to the end: available in the details, too much when asked, so that a person has to look', async () => {
  const bench = owing();
  for (let attempt = 1; attempt <= REFUND_LIMITS.attempts; attempt += 1) {
    bench.details(PRICE, PRICE);
    bench.refundRefused(refusal('-99000005'));
    await bench.clock.advance(REFUND_LIMITS.lookAgainMs);
  }
  expect(bench.askedBack()).toHaveLength(REFUND_LIMITS.attempts);
  expect(bench.written('refund-failed')).toMatchObject([{ certain: false, code: '-99000005' }]);
  expect(bench.ledger()).toMatchObject([
    { state: 'unresolved', refundedTiyn: 0, owedTiyn: PRICE, claimCode: expect.any(String) },
  ]);
});

test('of a part: all of it is back, but the machine asked for a part only, so that a person has to look', async () => {
  const bench = await new MoneyBench({ refundWay: 'direct' }).ready().buy(3).drop(1);
  bench.jam().details(3 * PRICE, 3 * PRICE);
  bench.refundRefused(refusal('-99000005'));
  await bench.clock.advance(REFUND_LIMITS.lookAgainMs);
  bench.details(0, 3 * PRICE);
  expect(bench.written('refund-failed')).toMatchObject([{ certain: false, code: 'PARTLY-RETURNED' }]);
  expect(bench.ledger()).toMatchObject([
    { state: 'unresolved', deliveredTiyn: PRICE, refundedTiyn: 0, owedTiyn: 2 * PRICE },
  ]);
});

test('the device was forgotten in between: the details are asked anew before the second ask', async () => {
  const bench = owing();
  bench.details(PRICE, PRICE);
  bench.refundRefused(unknownDevice);
  bench.connect();
  bench.details(0, PRICE);
  expect(bench.askedBack()).toEqual([PRICE]);
  expect(bench.ledger()).toMatchObject([{ state: 'closed', refundedTiyn: PRICE }]);
});
