import { expect, test } from 'vitest';
import { comparePurchase } from '../../../app/journal/compare-purchase.ts';
import { tiyn } from '../../../app/money/money.ts';
import { REFUND_LIMITS } from '../../../app/payment/refund.ts';
import { noAnswer, unknownDevice } from '../../support/fakes/fake-bank.ts';
import { MoneyHarness, PRICE, refusal } from './harness.ts';

function owing(): MoneyHarness {
  return new MoneyHarness({ refundWay: 'direct' }).ready().buy(1).jam();
}

async function nothingAvailable(harness: MoneyHarness): Promise<void> {
  for (let passed = 0; passed <= REFUND_LIMITS.settleMs; passed += REFUND_LIMITS.lookAgainMs) {
    harness.details(0, PRICE);
    await harness.clock.advance(REFUND_LIMITS.lookAgainMs);
  }
}

test('before the request: nothing is requested, the debt is recorded, and the reconciliation finds the refund', async () => {
  const harness = owing();
  await nothingAvailable(harness);
  expect(harness.askedBack()).toEqual([]);
  expect(harness.written('refund-failed')).toMatchObject([{ certain: false, code: 'NOTHING-AVAILABLE' }]);
  expect(harness.ledger()).toMatchObject([{ state: 'unresolved', refundedTiyn: 0, owedTiyn: PRICE }]);
  const sale = harness.record();
  const [purchase] = sale.purchases;
  if (purchase === undefined) throw new Error('no purchase');
  const answer = { kind: 'details', totalTiyn: tiyn(PRICE), refundableTiyn: tiyn(0), status: null } as const;
  expect(comparePurchase({ sale, purchase }, answer).map(({ reason }) => reason)).toEqual(['refund-carried-out']);
});

test('the bank books the payment late: the amount that becomes available in time is refunded', async () => {
  const harness = owing();
  harness.details(0, PRICE);
  await harness.clock.advance(REFUND_LIMITS.lookAgainMs);
  harness.details(PRICE, PRICE);
  expect(harness.askedBack()).toEqual([PRICE]);
});

test('after a lost request: refunded in either case, and recorded once', () => {
  const harness = owing();
  harness.details(PRICE, PRICE);
  harness.refundRefused(noAnswer);
  harness.details(0, PRICE);
  expect(harness.askedBack()).toEqual([PRICE]);
  expect(harness.ledger()).toMatchObject([{ state: 'closed', refundedTiyn: PRICE, owedTiyn: 0 }]);
});

test('between details and request: the bank refuses more than is available (-99000005), and the details give the reason', async () => {
  const harness = owing();
  harness.details(PRICE, PRICE);
  harness.refundRefused(refusal('-99000005'));
  await harness.clock.advance(REFUND_LIMITS.lookAgainMs);
  harness.details(0, PRICE);
  expect(harness.askedBack()).toEqual([PRICE]);
  expect(harness.ledger()).toMatchObject([{ state: 'closed', refundedTiyn: PRICE, owedTiyn: 0 }]);
});

test('the bank keeps contradicting itself, available in the details and too much on request: a person must decide', async () => {
  const harness = owing();
  for (let attempt = 1; attempt <= REFUND_LIMITS.attempts; attempt += 1) {
    harness.details(PRICE, PRICE);
    harness.refundRefused(refusal('-99000005'));
    await harness.clock.advance(REFUND_LIMITS.lookAgainMs);
  }
  expect(harness.askedBack()).toHaveLength(REFUND_LIMITS.attempts);
  expect(harness.written('refund-failed')).toMatchObject([{ certain: false, code: '-99000005' }]);
  expect(harness.ledger()).toMatchObject([
    { state: 'unresolved', refundedTiyn: 0, owedTiyn: PRICE, claimCode: expect.any(String) },
  ]);
});

test('of a part: everything is refunded, but only a part was requested: a person must decide', async () => {
  const harness = await new MoneyHarness({ refundWay: 'direct' }).ready().buy(3).drop(1);
  harness.jam().details(3 * PRICE, 3 * PRICE);
  harness.refundRefused(refusal('-99000005'));
  await harness.clock.advance(REFUND_LIMITS.lookAgainMs);
  harness.details(0, 3 * PRICE);
  expect(harness.written('refund-failed')).toMatchObject([{ certain: false, code: 'PARTLY-RETURNED' }]);
  expect(harness.ledger()).toMatchObject([
    { state: 'unresolved', deliveredTiyn: PRICE, refundedTiyn: 0, owedTiyn: 2 * PRICE },
  ]);
});

test('the device became unknown in between: the details are requested again before the second request', async () => {
  const harness = owing();
  harness.details(PRICE, PRICE);
  harness.refundRefused(unknownDevice);
  harness.connect();
  harness.details(0, PRICE);
  expect(harness.askedBack()).toEqual([PRICE]);
  expect(harness.ledger()).toMatchObject([{ state: 'closed', refundedTiyn: PRICE }]);
});
