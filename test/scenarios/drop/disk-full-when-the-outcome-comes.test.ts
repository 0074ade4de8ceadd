import { expect, test } from 'vitest';
import { claimCode } from '../../../app/claim-code.ts';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { PRICE, SALE, STOCK, type MoneyHarness } from '../money/harness.ts';
import { falls, watching } from './harness.ts';

function pulsing(pieces = 1): MoneyHarness {
  const harness = watching(3).ready().buy(pieces);
  harness.diskFull = true;
  return harness;
}

async function room(harness: MoneyHarness): Promise<void> {
  harness.diskFull = false;
  await harness.clock.advance(DELAYS.journalRetryMs);
}

test('it was seen: sold as soon as there is room, seen, and never refunded', async () => {
  const harness = pulsing();
  harness.pulseDone('seen');
  await harness.clock.advance(600_000);
  await room(harness);
  expect([harness.pulsed(), harness.all('ask-details'), harness.stockLeft()]).toEqual([[1], [], STOCK - 1]);
  expect(harness.written('dispensed')).toMatchObject([{ by: 'seen' }]);
  expect(harness.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PRICE }]);
});

test('nothing was seen: the motor does not turn without an intent, and the money is refunded once', async () => {
  const harness = pulsing();
  harness.pulseDone('not-seen');
  expect(harness.screen).toMatchObject({
    name: 'error',
    reason: 'journal-failed',
    money: 'owed',
    amountTiyn: PRICE,
    claimCode: claimCode(SALE),
  });
  await room(harness);
  harness.details(PRICE, PRICE);
  harness.refunded();
  await harness.clock.advance(600_000);
  expect([harness.pulsed(), harness.askedBack()]).toEqual([[1], [PRICE]]);
  expect(harness.ledger()).toMatchObject([{ state: 'closed', refundedTiyn: PRICE, owedTiyn: 0 }]);
});

test('outcome unknown: the code is on the screen, and the debt is written as soon as there is room', async () => {
  const harness = pulsing();
  harness.pulseDone('unknown');
  expect(harness.screen).toMatchObject({ name: 'error', money: 'owed', amountTiyn: PRICE, claimCode: claimCode(SALE) });
  await room(harness);
  expect(harness.all('ask-details')).toEqual([]);
  expect(harness.ledger()).toMatchObject([{ state: 'debt', owedTiyn: PRICE, claimCode: claimCode(SALE) }]);
});

test('the first of three was seen: its price is not shown as owed, and only the rest is refunded', async () => {
  const harness = pulsing(3);
  harness.pulseDone('seen');
  expect(harness.screen).toMatchObject({ name: 'error', money: 'owed', amountTiyn: 2 * PRICE });
  await room(harness);
  harness.details(3 * PRICE, 3 * PRICE);
  harness.refunded();
  expect([harness.pulsed(), harness.askedBack()]).toEqual([[1], [2 * PRICE]]);
});

test('none of three was seen: the whole price is shown as owed', () => {
  const harness = pulsing(3);
  harness.pulseDone('not-seen');
  expect(harness.screen).toMatchObject({ name: 'error', money: 'owed', amountTiyn: 3 * PRICE });
});

test('and a power cut before there is room: owed, because the sensor’s report is lost', async () => {
  const harness = pulsing();
  harness.pulseDone('not-seen');
  const next = harness.restart({ darkMs: 1_000 }).ready();
  await next.clock.advance(60_000);
  expect([next.pulsed(), next.all('ask-details')]).toEqual([[], []]);
  expect(next.ledger()).toMatchObject([{ state: 'debt', owedTiyn: PRICE }]);
});

test('the sensor comes back for a paid sale while the disk is full: nothing turns without an intent, and it counts as ready', async () => {
  const harness = watching(1).ready().untilQr(1);
  harness.answerStatus('scanned');
  harness.blockBeam();
  harness.answerStatus('processed');
  harness.diskFull = true;
  harness.freeBeam();
  expect([harness.pulsed(), harness.screen]).toMatchObject([
    [],
    { name: 'error', money: 'owed', claimCode: claimCode(SALE) },
  ]);
  await room(harness);
  harness.details(PRICE, PRICE);
  harness.refunded();
  expect(harness.ledger()).toMatchObject([{ state: 'closed', refundedTiyn: PRICE, owedTiyn: 0 }]);
  expect([harness.pulsed(), harness.loop.state().sensor.kind]).toEqual([[], 'ready']);
});

test('the sensor is lost while the disk is full and a QR is shown: it counts as lost', () => {
  const harness = watching(1).ready().untilQr(1);
  harness.diskFull = true;
  harness.blockBeam();
  expect(harness.loop.state().sensor.kind).toBe('lost');
  expect(harness.screen).toMatchObject({ name: 'error', money: 'checking' });
});

test('the last of two was seen: both are sold, and nothing is refunded', async () => {
  const harness = watching(1).ready().buy(2);
  await falls(harness);
  harness.diskFull = true;
  harness.pulseDone('seen');
  await room(harness);
  expect([harness.pulsed(), harness.stockLeft(), harness.all('ask-details')]).toEqual([[1, 2], STOCK - 2, []]);
});
