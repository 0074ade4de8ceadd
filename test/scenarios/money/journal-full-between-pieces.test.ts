import { expect, test } from 'vitest';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { MoneyHarness, PRICE, STOCK } from './harness.ts';

const PAID = 3 * PRICE;

async function room(harness: MoneyHarness): Promise<void> {
  harness.diskFull = false;
  await harness.clock.advance(DELAYS.journalRetryMs);
}

test('while a piece falls: no other one is pulsed without its intent, and the rest is refunded when there is room', async () => {
  const harness = new MoneyHarness({ refundWay: 'direct' }).ready().buy(3);
  harness.pulseDone();
  harness.diskFull = true;
  await harness.clock.advance(DELAYS.settleMs);
  expect(harness.screen).toMatchObject({
    name: 'error',
    reason: 'journal-failed',
    money: 'owed',
    claimCode: expect.any(String),
  });
  await room(harness);
  harness.details(PAID, PAID);
  harness.refunded();
  await harness.clock.advance(60_000);
  expect([harness.pulsed(), harness.askedBack()]).toEqual([[1], [2 * PRICE]]);
  expect(harness.ledger()).toMatchObject([
    { state: 'closed', deliveredTiyn: PRICE, refundedTiyn: 2 * PRICE, owedTiyn: 0 },
  ]);
});

test('during a pulse: the piece is dispensed, the journal gets the entry later, and only the rest is refunded', async () => {
  const harness = await new MoneyHarness({ refundWay: 'direct' }).ready().buy(3).drop(1);
  harness.diskFull = true;
  harness.pulseDone();
  await harness.clock.advance(2 * DELAYS.journalRetryMs);
  expect(harness.stockLeft()).toBe(STOCK - 1);
  await room(harness);
  harness.details(PAID, PAID);
  harness.refunded();
  expect([harness.pulsed(), harness.askedBack()]).toEqual([[1, 2], [PRICE]]);
  expect(harness.stockLeft()).toBe(STOCK - 2);
  expect(harness.ledger()).toMatchObject([
    { state: 'closed', deliveredTiyn: 2 * PRICE, refundedTiyn: PRICE, owedTiyn: 0 },
  ]);
});

test('during the last pulse: all pieces are dispensed, and nothing is owed', async () => {
  const harness = await new MoneyHarness({ refundWay: 'direct' }).ready().buy(2).drop(1);
  harness.diskFull = true;
  harness.pulseDone();
  await room(harness);
  expect(harness.all('ask-details')).toEqual([]);
  expect(harness.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: 2 * PRICE, dispensed: true }]);
});

test('during a pulse, and a power cut before there is room: the unrecorded piece is owed, not pulsed again', async () => {
  const harness = await new MoneyHarness({ refundWay: 'direct' }).ready().buy(3).drop(1);
  harness.diskFull = true;
  harness.pulseDone();
  const next = harness.restart().ready();
  await next.clock.advance(60_000);
  expect([next.pulsed(), next.askedBack()]).toEqual([[], []]);
  expect(next.ledger()).toMatchObject([{ state: 'debt', deliveredTiyn: PRICE, owedTiyn: 2 * PRICE }]);
});

test('before the outcome of a piece that failed: it is written later, and the rest is refunded once', async () => {
  const harness = await new MoneyHarness({ refundWay: 'direct' }).ready().buy(3).drop(1);
  harness.diskFull = true;
  harness.failPulse({ certain: true });
  await room(harness);
  harness.details(PAID, PAID);
  harness.refunded();
  expect([harness.pulsed(), harness.askedBack()]).toEqual([[1, 2], [2 * PRICE]]);
  expect(harness.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PRICE, refundedTiyn: 2 * PRICE }]);
});
