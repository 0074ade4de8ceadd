import { expect, test } from 'vitest';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { claimCode } from '../../../app/claim-code.ts';
import { tiyn } from '../../../app/money/money.ts';
import { PRICE, SALE } from '../money/harness.ts';
import { watching } from './harness.ts';

test('another entry is refused during the fall: the waiting customer gets the code', async () => {
  const harness = watching(0, { refundWay: 'by-hand', hasAcceptor: true, drop: { limitMs: 10_000, extraPulses: 0 } })
    .ready()
    .buy(1);
  harness.diskFull = true;
  harness.send({ kind: 'bill-stacked', billTiyn: tiyn(50_000), asked: false, freshId: 'orphan' });
  harness.diskFull = false;
  await harness.clock.advance(DELAYS.journalRetryMs);
  harness.pulseDone('not-seen');
  expect(harness.ledger()).toMatchObject([{ state: 'debt', owedTiyn: PRICE + 50_000 }]);
  expect(harness.screen).toMatchObject({ name: 'error', claimCode: claimCode(SALE) });
});
