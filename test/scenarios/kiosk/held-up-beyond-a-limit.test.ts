import { expect, test } from 'vitest';
import { LoopHarness } from '../../support/harness/loop-harness.ts';

/** More than the service's time limit for scanning and everything that is waited for after it. */
const HELD_UP_MS = 240_000;

test('delayed beyond the time limit of a QR, the program polls once more before it ends the sale: paid in time counts', async () => {
  const harness = new LoopHarness().ready();
  harness.choose('sale-1');
  harness.answerQr('15');
  harness.clock.holdUp(HELD_UP_MS);
  await harness.clock.advance(0);
  expect(harness.screen).toMatchObject({ name: 'qr' });
  harness.answerStatus('processed', '15');
  harness.pulseDone();
  expect(harness.ledger()).toMatchObject([{ paidTiyn: 45_000, deliveredTiyn: 45_000, owedTiyn: 0 }]);
});
