import { expect, test } from 'vitest';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { MoneyHarness, PRICE, STOCK } from './harness.ts';

function pulsing(): MoneyHarness {
  const harness = new MoneyHarness({ refundWay: 'direct' }).ready().buy(1);
  harness.diskFull = true;
  return harness;
}

async function room(harness: MoneyHarness): Promise<void> {
  harness.diskFull = false;
  await harness.clock.advance(DELAYS.journalRetryMs);
}

test('dispensed: sold, counted and never refunded, however long the disk was full', async () => {
  const harness = pulsing();
  harness.pulseDone();
  await harness.clock.advance(600_000);
  await room(harness);
  expect([harness.pulsed(), harness.all('ask-details')]).toEqual([[1], []]);
  expect([harness.stockLeft(), harness.loop.state().stock.get('water')]).toEqual([STOCK - 1, STOCK - 1]);
  expect(harness.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PRICE }]);
});

test('certainly not dispensed: not tried again later, the money is refunded once', async () => {
  const harness = pulsing();
  harness.failPulse({ certain: true });
  await room(harness);
  harness.details(PRICE, PRICE);
  harness.refunded();
  expect([harness.pulsed(), harness.askedBack()]).toEqual([[1], [PRICE]]);
  expect(harness.ledger()).toMatchObject([{ state: 'closed', refundedTiyn: PRICE, owedTiyn: 0 }]);
});

test('outcome unknown: owed, with a code, and not refunded automatically', async () => {
  const harness = pulsing();
  harness.failPulse({ certain: false });
  await room(harness);
  expect(harness.all('ask-details')).toEqual([]);
  expect(harness.ledger()).toMatchObject([{ state: 'debt', owedTiyn: PRICE, claimCode: expect.any(String) }]);
});

test('after many failed disk checks the outcome is written once', async () => {
  const harness = pulsing();
  harness.pulseDone();
  for (let time = 0; time < 3; time += 1) await harness.clock.advance(DELAYS.journalRetryMs);
  await room(harness);
  await harness.clock.advance(60_000);
  expect([harness.written('relay-pulsed').length, harness.written('dispensed').length]).toEqual([1, 1]);
});

test('and a power cut before there is room: owed, because the relay’s report is lost', async () => {
  const harness = pulsing();
  harness.pulseDone();
  const next = harness.restart().ready();
  await next.clock.advance(60_000);
  expect([next.pulsed(), next.all('ask-details')]).toEqual([[], []]);
  expect(next.ledger()).toMatchObject([{ state: 'debt', owedTiyn: PRICE }]);
});
