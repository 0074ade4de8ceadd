import { expect, test } from 'vitest';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { MoneyHarness, PRICE } from './harness.ts';

const YEAR_MS = 365 * 24 * 3_600_000;

/** A QR is open, the clock jumps a year ahead, and the power fails: for the next run the QR died long ago. */
async function takenForDead(): Promise<MoneyHarness> {
  const before = new MoneyHarness().ready().untilQr(1);
  const next = before.restart({ wallJumpMs: YEAR_MS }).ready();
  await next.clock.advance(DELAYS.restoredAskMs);
  next.answerStatus('created');
  expect(next.ledger()).toMatchObject([{ state: 'closed' }]);
  return next;
}

test('a QR that is expired only by the wall clock is polled over two restarts', async () => {
  const third = (await takenForDead()).restart().ready();
  await third.clock.advance(DELAYS.restoredAskMs);
  third.answerStatus('processed');
  expect(third.ledger()).toMatchObject([{ paidTiyn: PRICE, owedTiyn: PRICE, state: 'debt' }]);
});

test('after a run has polled it for as long as it can be paid, it is closed', async () => {
  const next = await takenForDead();
  await next.clock.advance(180_000 + DELAYS.expiryMarginMs);
  next.answerStatus('created');
  // That one was asked too early to count.
  await next.clock.advance(DELAYS.watchSlowMs);
  next.answerStatus('created');
  const third = next.restart().ready();
  expect(third.loop.state().watched).toEqual([]);
  expect(third.ledger()).toMatchObject([{ state: 'closed' }]);
});
