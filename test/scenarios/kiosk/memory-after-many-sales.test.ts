import { expect, test } from 'vitest';
import type { PurchaseStatus } from '../../../app/payment/provider.ts';
import { ok } from '../../../app/result.ts';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { MINUTE_MS } from '../../../app/units.ts';
import { LoopHarness } from '../../support/harness/loop-harness.ts';

const SETTLED_AFTER = 500;
const SALES = 2_000;
/** Whatever waits for something about the sale before has given up by then. */
const BETWEEN_SALES_MS = 5 * MINUTE_MS;

/** Number of values that can be reached from this one. */
function reachable(root: unknown): number {
  const seen = new Set<unknown>();
  const waiting = [root];
  let count = 0;
  while (waiting.length > 0) {
    const value = waiting.pop();
    count += 1;
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (value instanceof Map) waiting.push(...(value as ReadonlyMap<unknown, unknown>).entries());
    else if (value instanceof Set) waiting.push(...(value as ReadonlySet<unknown>));
    else waiting.push(...(Object.values(value) as readonly unknown[]));
  }
  return count;
}

/** A sale that is paid and delivered, or one that its customer cancels and the bank confirms as unpaid. */
async function sell(harness: LoopHarness, number: number): Promise<void> {
  const [saleId, qrPaymentId] = [`sale-${String(number)}`, String(number)];
  harness.choose(saleId);
  harness.answerQr(qrPaymentId);
  const answer = (value: PurchaseStatus): void => {
    harness.send({ kind: 'status-answered', saleId, qrPaymentId, result: ok(value) });
  };
  const touch = (kind: 'cancel' | 'done'): void => {
    harness.send({ kind, revision: harness.loop.view().frame.revision });
  };
  if (number % 5 === 0) {
    touch('cancel');
    answer({ kind: 'failed', name: 'QrTokenDiscarded' });
  } else {
    answer({ kind: 'processed' });
    harness.pulseDone();
    await harness.clock.advance(DELAYS.settleMs);
    touch('done');
  }
  expect(harness.screen.name).toBe('idle');
  await harness.clock.advance(BETWEEN_SALES_MS);
  harness.forget();
}

/** What is left of all sales so far. Counted, because the size of a heap differs by more than a leak from look to look. */
function left(harness: LoopHarness): object {
  const { loop, salesInBooks, clock } = harness;
  return { values: reachable(loop.state()), salesInBooks, timers: clock.pendingTimers };
}

test('two thousand sales leave nothing behind in the session, in the books and among the timers', async () => {
  const harness = new LoopHarness().ready();
  for (let sale = 1; sale <= SETTLED_AFTER; sale += 1) await sell(harness, sale);
  const before = left(harness);
  expect(before).toMatchObject({ salesInBooks: 0 });
  for (let sale = SETTLED_AFTER + 1; sale <= SALES; sale += 1) await sell(harness, sale);
  expect(left(harness)).toEqual(before);
});
