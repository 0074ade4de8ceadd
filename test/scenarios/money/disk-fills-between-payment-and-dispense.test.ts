import { expect, test } from 'vitest';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { MoneyHarness, PRICE } from './harness.ts';

/** Paid on record; the relay is still away. */
function paid(): MoneyHarness {
  const harness = new MoneyHarness({ refundWay: 'direct' }).ready().untilQr(1);
  harness.answerStatus('scanned');
  harness.unplugRelay();
  harness.answerStatus('processed');
  harness.diskFull = true;
  return harness;
}

function expectRefunded(harness: MoneyHarness): void {
  harness.details(PRICE, PRICE);
  harness.refunded();
  expect([harness.pulsed(), harness.askedBack()]).toEqual([[], [PRICE]]);
  expect(harness.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: 0, refundedTiyn: PRICE, owedTiyn: 0 }]);
}

test('the relay returns: no pulse without its intent; with room again the money is refunded, once', async () => {
  const harness = paid();
  harness.plugRelay();
  expect(harness.screen).toMatchObject({
    name: 'error',
    reason: 'journal-failed',
    money: 'owed',
    claimCode: expect.any(String),
  });
  await harness.clock.advance(120_000);
  expect([harness.pulsed(), harness.all('ask-details')]).toEqual([[], []]);
  harness.diskFull = false;
  await harness.clock.advance(DELAYS.journalRetryMs);
  expectRefunded(harness);
  await harness.clock.advance(120_000);
  expect(harness.screen.name).toBe('idle');
});

test('the minute ends without relay and without room: the outcome is written when that is possible', async () => {
  const harness = paid();
  await harness.clock.advance(DELAYS.dispenseWithinMs);
  expect(harness.written('refund-intended')).toEqual([]);
  harness.diskFull = false;
  await harness.clock.advance(DELAYS.journalRetryMs);
  expectRefunded(harness);
});

test('and a power cut: with room again, and in time, the product is dispensed after all', async () => {
  const harness = paid();
  harness.plugRelay();
  const next = await harness.restart({ darkMs: 10_000 }).ready().drop(1);
  expect([next.pulsed(), next.all('ask-details')]).toEqual([[1], []]);
  expect(next.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PRICE }]);
});

test('and a power cut, with the disk still full at the start: nothing moves before the journal is open', async () => {
  const before = paid();
  before.plugRelay();
  const next = new MoneyHarness({ refundWay: 'direct' });
  next.diskFull = true;
  next.entries.push(...before.entries);
  next.clock.jumpWall(10_000);
  next.boot().ready();
  expect([next.pulsed(), next.screen.name]).toEqual([[], 'out-of-service']);
  next.diskFull = false;
  await next.clock.advance(DELAYS.journalRetryMs);
  await next.drop(1);
  expect(next.pulsed()).toEqual([1]);
  expect(next.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PRICE }]);
});
