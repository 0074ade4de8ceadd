import { expect, test } from 'vitest';
import { DELAYS } from '../../../app/session/delays.ts';
import { MoneyBench, PRICE, STOCK } from './harness.ts';

const PAID = 3 * PRICE;

async function room(bench: MoneyBench): Promise<void> {
  bench.diskFull = false;
  await bench.clock.advance(DELAYS.journalRetryMs);
}

test('while a piece falls: no other one is pulsed without its intent, and the rest goes back when there is room', async () => {
  const bench = new MoneyBench({ refundWay: 'direct' }).ready().buy(3);
  bench.pulseDone();
  bench.diskFull = true;
  await bench.clock.advance(DELAYS.settleMs);
  expect(bench.screen).toMatchObject({
    name: 'error',
    reason: 'journal-failed',
    money: 'owed',
    claimCode: expect.any(String),
  });
  await room(bench);
  bench.details(PAID, PAID);
  bench.refunded();
  await bench.clock.advance(60_000);
  expect([bench.pulsed(), bench.askedBack()]).toEqual([[1], [2 * PRICE]]);
  expect(bench.ledger()).toMatchObject([
    { state: 'closed', deliveredTiyn: PRICE, refundedTiyn: 2 * PRICE, owedTiyn: 0 },
  ]);
});

test('during a pulse: the piece is out, the journal learns it later, and only the rest goes back', async () => {
  const bench = await new MoneyBench({ refundWay: 'direct' }).ready().buy(3).drop(1);
  bench.diskFull = true;
  bench.pulseDone();
  await bench.clock.advance(2 * DELAYS.journalRetryMs);
  expect(bench.stockLeft()).toBe(STOCK - 1);
  await room(bench);
  bench.details(PAID, PAID);
  bench.refunded();
  expect([bench.pulsed(), bench.askedBack()]).toEqual([[1, 2], [PRICE]]);
  expect(bench.stockLeft()).toBe(STOCK - 2);
  expect(bench.ledger()).toMatchObject([
    { state: 'closed', deliveredTiyn: 2 * PRICE, refundedTiyn: PRICE, owedTiyn: 0 },
  ]);
});

test('during the last pulse: all pieces are out, and nothing is owed', async () => {
  const bench = await new MoneyBench({ refundWay: 'direct' }).ready().buy(2).drop(1);
  bench.diskFull = true;
  bench.pulseDone();
  await room(bench);
  expect(bench.all('ask-details')).toEqual([]);
  expect(bench.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: 2 * PRICE, dispensed: true }]);
});

test('during a pulse, and the power goes before there is room: what nobody wrote down is owed, not pulsed again', async () => {
  const bench = await new MoneyBench({ refundWay: 'direct' }).ready().buy(3).drop(1);
  bench.diskFull = true;
  bench.pulseDone();
  const next = bench.restart().ready();
  await next.clock.advance(60_000);
  expect([next.pulsed(), next.askedBack()]).toEqual([[], []]);
  expect(next.ledger()).toMatchObject([{ state: 'debt', deliveredTiyn: PRICE, owedTiyn: 2 * PRICE }]);
});

test('before the outcome of a piece that failed: it is written later, and the rest goes back once', async () => {
  const bench = await new MoneyBench({ refundWay: 'direct' }).ready().buy(3).drop(1);
  bench.diskFull = true;
  bench.failPulse({ certain: true });
  await room(bench);
  bench.details(PAID, PAID);
  bench.refunded();
  expect([bench.pulsed(), bench.askedBack()]).toEqual([[1, 2], [2 * PRICE]]);
  expect(bench.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PRICE, refundedTiyn: 2 * PRICE }]);
});
