import { expect, it } from 'vitest';
import type { BillAcceptorEvent } from '../../../../drivers/bill-acceptor/bill-acceptor.ts';
import { commandBytes } from '../../../../drivers/bill-acceptor/ccnet/codes.ts';
import { acceptAll, type AcceptorBench, createAcceptingBench, createEscrowBench, insert, tenge } from './harness.ts';

/** Stops the driver and waits for the end of it; what was told meanwhile. */
async function stop({ acceptor, clock, events }: AcceptorBench, forMs = 5_000): Promise<readonly BillAcceptorEvent[]> {
  const before = events.length;
  const stopped = acceptor.stop();
  await clock.advance(forMs);
  await stopped;
  return events.slice(before);
}

it('goes back, though whoever hears of it wants to have it drawn in', async () => {
  const bench = await createAcceptingBench();
  const answers: unknown[] = [];
  bench.acceptor.onEvent(({ kind }) => {
    if (kind === 'escrowed') answers.push(bench.acceptor.stack());
  });
  insert(bench, 1_000);
  await bench.clock.advance(300);
  expect(await stop(bench)).toEqual([
    { kind: 'escrowed', billTiyn: tenge(1_000) },
    { kind: 'returned', billTiyn: tenge(1_000), asked: false },
  ]);
  expect(answers).toEqual([{ ok: false, error: expect.objectContaining({ kind: 'already-decided' }) }]);
  expect(bench.unit.commands().some(({ byte }) => byte === commandBytes.stack)).toBe(false);
  expect(bench.unit.totals()).toMatchObject({ stackedTiyn: 0, returnedTiyn: tenge(1_000) });
});

it('goes back when it lay there already, and STACK is wanted in the same moment', async () => {
  const bench = await createEscrowBench();
  const stopped = bench.acceptor.stop();
  expect(bench.acceptor.stack()).toMatchObject({ ok: false, error: { kind: 'already-decided' } });
  await bench.clock.advance(5_000);
  await stopped;
  expect(bench.unit.totals()).toMatchObject({ stackedTiyn: 0, returnedTiyn: tenge(1_000) });
});

it('is drawn in when that was decided before', async () => {
  const bench = await createEscrowBench();
  expect(bench.acceptor.stack().ok).toBe(true);
  expect(await stop(bench)).toEqual([{ kind: 'stacked', billTiyn: tenge(1_000), asked: true }]);
});

it('a unit that restarts meanwhile is not made ready: nobody can put in the next one', async () => {
  const bench = await createAcceptingBench({ motion: { initializeMs: 500 } });
  bench.acceptor.onEvent(({ kind }) => {
    if (kind === 'ready') acceptAll(bench);
  });
  insert(bench, 1_000);
  await bench.clock.advance(300);
  bench.unit.powerCut();
  bench.unit.powerOn();
  const told = await stop(bench);
  expect(told).toMatchObject([
    { kind: 'lost', reason: { kind: 'restarted' } },
    { kind: 'found', bill: 'in-acceptor' },
  ]);
  expect(bench.unit.enabledBills()).toEqual([]);
  expect(bench.unit.totals().returnedTiyn).toBe(tenge(1_000));
  expect(bench.clock.pendingTimers).toBe(0);
});
