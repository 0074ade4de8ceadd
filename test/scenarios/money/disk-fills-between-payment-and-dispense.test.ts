import { expect, test } from 'vitest';
import { DELAYS } from '../../../app/session/delays.ts';
import { MoneyBench, PRICE } from './harness.ts';

/** Paid on record; the relay is still away. */
function paid(): MoneyBench {
  const bench = new MoneyBench({ refundWay: 'direct' }).ready().untilQr(1);
  bench.answerStatus('scanned');
  bench.unplugRelay();
  bench.answerStatus('processed');
  bench.diskFull = true;
  return bench;
}

function expectRefunded(bench: MoneyBench): void {
  bench.details(PRICE, PRICE);
  bench.refunded();
  expect([bench.pulsed(), bench.askedBack()]).toEqual([[], [PRICE]]);
  expect(bench.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: 0, refundedTiyn: PRICE, owedTiyn: 0 }]);
}

test('the relay comes: no pulse without its intent; with room again the money goes back, once', async () => {
  const bench = paid();
  bench.plugRelay();
  expect(bench.screen).toMatchObject({
    name: 'error',
    reason: 'journal-failed',
    money: 'owed',
    claimCode: expect.any(String),
  });
  await bench.clock.advance(120_000);
  expect([bench.pulsed(), bench.all('ask-details')]).toEqual([[], []]);
  bench.diskFull = false;
  await bench.clock.advance(DELAYS.journalRetryMs);
  expectRefunded(bench);
  await bench.clock.advance(120_000);
  expect(bench.screen.name).toBe('idle');
});

test('the minute passes without relay and without room: the end is written when it can be', async () => {
  const bench = paid();
  await bench.clock.advance(DELAYS.dispenseWithinMs);
  expect(bench.written('refund-intended')).toEqual([]);
  bench.diskFull = false;
  await bench.clock.advance(DELAYS.journalRetryMs);
  expectRefunded(bench);
});

test('and the power goes: with room again, and in time, the product comes after all', async () => {
  const bench = paid();
  bench.plugRelay();
  const next = await bench.restart({ darkMs: 10_000 }).ready().drop(1);
  expect([next.pulsed(), next.all('ask-details')]).toEqual([[1], []]);
  expect(next.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PRICE }]);
});

test('and the power goes, and the disk is still full at the start: nothing moves before the journal is there', async () => {
  const before = paid();
  before.plugRelay();
  const next = new MoneyBench({ refundWay: 'direct' });
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
