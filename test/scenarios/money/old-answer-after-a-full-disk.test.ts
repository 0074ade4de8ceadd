import { expect, test } from 'vitest';
import { DELAYS } from '../../../app/session/delays.ts';
import { MoneyBench, PRICE } from './harness.ts';

test('"created" from before the disk was full says nothing about now: the QR was scanned and paid meanwhile', async () => {
  const bench = new MoneyBench().ready().untilQr(1);
  for (let asked = 5_000; asked < 180_000; asked += 5_000) {
    await bench.clock.advance(5_000);
    bench.answerStatus('created');
  }
  bench.diskFull = true;
  // The answer after the time limit ends the attempt, which cannot be written: it waits for the disk.
  await bench.clock.advance(5_000);
  bench.answerStatus('created');
  expect(bench.screen).toMatchObject({ name: 'error', reason: 'journal-failed' });
  await bench.clock.advance(DELAYS.expiryMarginMs * 2);
  bench.diskFull = false;
  await bench.clock.advance(DELAYS.journalRetryMs);
  expect(bench.kinds()).not.toContain('purchase-expired');
  await bench.clock.advance(60_000);
  bench.answerStatus('processed');
  expect(bench.ledger()).toMatchObject([{ paidTiyn: PRICE, owedTiyn: PRICE, state: 'debt' }]);
});
