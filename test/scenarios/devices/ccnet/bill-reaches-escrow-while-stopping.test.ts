import { expect, it } from 'vitest';
import type { BillAcceptorEvent } from '../../../../drivers/bill-acceptor/bill-acceptor.ts';
import { commandBytes } from '../../../../drivers/bill-acceptor/ccnet/protocol/codes.ts';
import {
  acceptAll,
  type AcceptorHarness,
  createAcceptingHarness,
  createEscrowHarness,
  insert,
  tenge,
} from './harness.ts';

/** Stops the driver and waits for the end of it; what was reported meanwhile. */
async function stop(
  { acceptor, clock, events }: AcceptorHarness,
  forMs = 5_000,
): Promise<readonly BillAcceptorEvent[]> {
  const before = events.length;
  const stopped = acceptor.stop();
  await clock.advance(forMs);
  await stopped;
  return events.slice(before);
}

it('is returned, although its listener asks for STACK', async () => {
  const harness = await createAcceptingHarness();
  const answers: unknown[] = [];
  harness.acceptor.onEvent(({ kind }) => {
    if (kind === 'escrowed') answers.push(harness.acceptor.stack());
  });
  insert(harness, 1_000);
  await harness.clock.advance(300);
  expect(await stop(harness)).toEqual([
    { kind: 'escrowed', billTiyn: tenge(1_000) },
    { kind: 'returned', billTiyn: tenge(1_000), asked: false },
  ]);
  expect(answers).toEqual([{ ok: false, error: expect.objectContaining({ kind: 'already-decided' }) }]);
  expect(harness.unit.commands().some(({ byte }) => byte === commandBytes.stack)).toBe(false);
  expect(harness.unit.totals()).toMatchObject({ stackedTiyn: 0, returnedTiyn: tenge(1_000) });
});

it('is returned when it was there already and STACK is requested at the same moment', async () => {
  const harness = await createEscrowHarness();
  const stopped = harness.acceptor.stop();
  expect(harness.acceptor.stack()).toMatchObject({ ok: false, error: { kind: 'already-decided' } });
  await harness.clock.advance(5_000);
  await stopped;
  expect(harness.unit.totals()).toMatchObject({ stackedTiyn: 0, returnedTiyn: tenge(1_000) });
});

it('is stacked when that was decided before', async () => {
  const harness = await createEscrowHarness();
  expect(harness.acceptor.stack().ok).toBe(true);
  expect(await stop(harness)).toEqual([{ kind: 'stacked', billTiyn: tenge(1_000), asked: true }]);
});

it('a unit that restarts meanwhile is not enabled, so that no further note can be inserted', async () => {
  const harness = await createAcceptingHarness({ motion: { initializeMs: 500 } });
  harness.acceptor.onEvent(({ kind }) => {
    if (kind === 'ready') acceptAll(harness);
  });
  insert(harness, 1_000);
  await harness.clock.advance(300);
  harness.unit.powerCut();
  harness.unit.powerOn();
  const reported = await stop(harness);
  expect(reported).toMatchObject([
    { kind: 'lost', reason: { kind: 'restarted' } },
    { kind: 'found', bill: 'in-acceptor' },
  ]);
  expect(harness.unit.enabledBills()).toEqual([]);
  expect(harness.unit.totals().returnedTiyn).toBe(tenge(1_000));
  expect(harness.clock.pendingTimers).toBe(0);
});
