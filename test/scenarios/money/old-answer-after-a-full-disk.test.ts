import { expect, test } from 'vitest';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { MoneyHarness, PRICE } from './harness.ts';

test('"created" from before the disk was full is outdated: the QR was scanned and paid meanwhile', async () => {
  const harness = new MoneyHarness().ready().untilQr(1);
  for (let asked = 5_000; asked < 180_000; asked += 5_000) {
    await harness.clock.advance(5_000);
    harness.answerStatus('created');
  }
  harness.diskFull = true;
  // The answer after the time limit ends the attempt, which cannot be written: it waits for the disk.
  await harness.clock.advance(5_000);
  harness.answerStatus('created');
  expect(harness.screen).toMatchObject({ name: 'error', reason: 'journal-failed' });
  await harness.clock.advance(DELAYS.expiryMarginMs * 2);
  harness.diskFull = false;
  await harness.clock.advance(DELAYS.journalRetryMs);
  expect(harness.kinds()).not.toContain('purchase-expired');
  await harness.clock.advance(60_000);
  harness.answerStatus('processed');
  expect(harness.ledger()).toMatchObject([{ paidTiyn: PRICE, owedTiyn: PRICE, state: 'debt' }]);
});
