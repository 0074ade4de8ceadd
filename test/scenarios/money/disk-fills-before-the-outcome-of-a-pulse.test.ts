import { expect, test } from 'vitest';
import { DELAYS } from '../../../app/session/delays.ts';
import { MoneyBench, PRICE, STOCK } from './harness.ts';

function pulsing(): MoneyBench {
  const bench = new MoneyBench({ refundWay: 'direct' }).ready().buy(1);
  bench.diskFull = true;
  return bench;
}

async function room(bench: MoneyBench): Promise<void> {
  bench.diskFull = false;
  await bench.clock.advance(DELAYS.journalRetryMs);
}

test('it came out: sold, counted and never refunded, however long the disk was full', async () => {
  const bench = pulsing();
  bench.pulseDone();
  await bench.clock.advance(600_000);
  await room(bench);
  expect([bench.pulsed(), bench.all('ask-details')]).toEqual([[1], []]);
  expect([bench.stockLeft(), bench.loop.state().stock.get('water')]).toEqual([STOCK - 1, STOCK - 1]);
  expect(bench.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PRICE }]);
});

test('it certainly did not: not tried again behind the customer’s back, the money goes back once', async () => {
  const bench = pulsing();
  bench.failPulse({ certain: true });
  await room(bench);
  bench.details(PRICE, PRICE);
  bench.refunded();
  expect([bench.pulsed(), bench.askedBack()]).toEqual([[1], [PRICE]]);
  expect(bench.ledger()).toMatchObject([{ state: 'closed', refundedTiyn: PRICE, owedTiyn: 0 }]);
});

test('nobody knows: owed, with a code, and no machine gives it back', async () => {
  const bench = pulsing();
  bench.failPulse({ certain: false });
  await room(bench);
  expect(bench.all('ask-details')).toEqual([]);
  expect(bench.ledger()).toMatchObject([{ state: 'debt', owedTiyn: PRICE, claimCode: expect.any(String) }]);
});

test('the disk is looked at again and again in vain: in the end the outcome is written once', async () => {
  const bench = pulsing();
  bench.pulseDone();
  for (let time = 0; time < 3; time += 1) await bench.clock.advance(DELAYS.journalRetryMs);
  await room(bench);
  await bench.clock.advance(60_000);
  expect([bench.written('relay-pulsed').length, bench.written('dispensed').length]).toEqual([1, 1]);
});

test('and the power goes before there is room: owed, because only the relay knows', async () => {
  const bench = pulsing();
  bench.pulseDone();
  const next = bench.restart().ready();
  await next.clock.advance(60_000);
  expect([next.pulsed(), next.all('ask-details')]).toEqual([[], []]);
  expect(next.ledger()).toMatchObject([{ state: 'debt', owedTiyn: PRICE }]);
});
