import { expect, test } from 'vitest';
import { claimCode } from '../../../app/claim-code.ts';
import { DELAYS } from '../../../app/session/delays.ts';
import { PRICE, SALE, STOCK, type MoneyBench } from '../money/harness.ts';
import { falls, watching } from './harness.ts';

function pulsing(pieces = 1): MoneyBench {
  const bench = watching(3).ready().buy(pieces);
  bench.diskFull = true;
  return bench;
}

async function room(bench: MoneyBench): Promise<void> {
  bench.diskFull = false;
  await bench.clock.advance(DELAYS.journalRetryMs);
}

test('it was seen: sold as soon as there is room, seen, and never refunded', async () => {
  const bench = pulsing();
  bench.pulseDone('seen');
  await bench.clock.advance(600_000);
  await room(bench);
  expect([bench.pulsed(), bench.all('ask-details'), bench.stockLeft()]).toEqual([[1], [], STOCK - 1]);
  expect(bench.written('dispensed')).toMatchObject([{ by: 'seen' }]);
  expect(bench.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PRICE }]);
});

test('nothing was seen: the motor does not turn without an intent, and the money goes back once', async () => {
  const bench = pulsing();
  bench.pulseDone('not-seen');
  expect(bench.screen).toMatchObject({
    name: 'error',
    reason: 'journal-failed',
    money: 'owed',
    amountTiyn: PRICE,
    claimCode: claimCode(SALE),
  });
  await room(bench);
  bench.details(PRICE, PRICE);
  bench.refunded();
  await bench.clock.advance(600_000);
  expect([bench.pulsed(), bench.askedBack()]).toEqual([[1], [PRICE]]);
  expect(bench.ledger()).toMatchObject([{ state: 'closed', refundedTiyn: PRICE, owedTiyn: 0 }]);
});

test('nobody knows: the code is on the screen, and the debt on record as soon as there is room', async () => {
  const bench = pulsing();
  bench.pulseDone('unknown');
  expect(bench.screen).toMatchObject({ name: 'error', money: 'owed', amountTiyn: PRICE, claimCode: claimCode(SALE) });
  await room(bench);
  expect(bench.all('ask-details')).toEqual([]);
  expect(bench.ledger()).toMatchObject([{ state: 'debt', owedTiyn: PRICE, claimCode: claimCode(SALE) }]);
});

test('the first of three was seen: its price is not named as owed, and only the rest goes back', async () => {
  const bench = pulsing(3);
  bench.pulseDone('seen');
  expect(bench.screen).toMatchObject({ name: 'error', money: 'owed', amountTiyn: 2 * PRICE });
  await room(bench);
  bench.details(3 * PRICE, 3 * PRICE);
  bench.refunded();
  expect([bench.pulsed(), bench.askedBack()]).toEqual([[1], [2 * PRICE]]);
});

test('nothing of three was seen: all of it is named as owed', () => {
  const bench = pulsing(3);
  bench.pulseDone('not-seen');
  expect(bench.screen).toMatchObject({ name: 'error', money: 'owed', amountTiyn: 3 * PRICE });
});

test('and the power goes before there is room: owed, because only the sensor knows', async () => {
  const bench = pulsing();
  bench.pulseDone('not-seen');
  const next = bench.restart({ darkMs: 1_000 }).ready();
  await next.clock.advance(60_000);
  expect([next.pulsed(), next.all('ask-details')]).toEqual([[], []]);
  expect(next.ledger()).toMatchObject([{ state: 'debt', owedTiyn: PRICE }]);
});

test('the sensor comes back for a paid sale while the disk is full: nothing turns without an intent, and it counts as there', async () => {
  const bench = watching(1).ready().untilQr(1);
  bench.answerStatus('scanned');
  bench.blockBeam();
  bench.answerStatus('processed');
  bench.diskFull = true;
  bench.freeBeam();
  expect([bench.pulsed(), bench.screen]).toMatchObject([
    [],
    { name: 'error', money: 'owed', claimCode: claimCode(SALE) },
  ]);
  await room(bench);
  bench.details(PRICE, PRICE);
  bench.refunded();
  expect(bench.ledger()).toMatchObject([{ state: 'closed', refundedTiyn: PRICE, owedTiyn: 0 }]);
  expect([bench.pulsed(), bench.loop.state().sensor.kind]).toEqual([[], 'ready']);
});

test('the sensor goes while the disk is full and a QR is up: it counts as lost', () => {
  const bench = watching(1).ready().untilQr(1);
  bench.diskFull = true;
  bench.blockBeam();
  expect(bench.loop.state().sensor.kind).toBe('lost');
  expect(bench.screen).toMatchObject({ name: 'error', money: 'checking' });
});

test('the last of two was seen: both are sold, and nothing goes back', async () => {
  const bench = watching(1).ready().buy(2);
  await falls(bench);
  bench.diskFull = true;
  bench.pulseDone('seen');
  await room(bench);
  expect([bench.pulsed(), bench.stockLeft(), bench.all('ask-details')]).toEqual([[1, 2], STOCK - 2, []]);
});
