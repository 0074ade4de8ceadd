import { expect, test } from 'vitest';
import { LoopBench } from '../../support/harness/loop-harness.ts';

/** More than the service's time limit for scanning and everything that is waited for after it. */
const HELD_UP_MS = 240_000;

test('held up beyond the time limit of a QR, the program asks once more before it gives the sale up: paid in time is paid', async () => {
  const bench = new LoopBench().ready();
  bench.choose('sale-1');
  bench.answerQr('15');
  bench.clock.holdUp(HELD_UP_MS);
  await bench.clock.advance(0);
  expect(bench.screen).toMatchObject({ name: 'qr' });
  bench.answerStatus('processed', '15');
  bench.pulseDone();
  expect(bench.ledger()).toMatchObject([{ paidTiyn: 45_000, deliveredTiyn: 45_000, owedTiyn: 0 }]);
});
