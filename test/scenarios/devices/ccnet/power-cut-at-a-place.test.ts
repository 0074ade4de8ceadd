import { expect, it } from 'vitest';
import { bringUpMs, createAcceptingBench, insert, tenge } from './harness.ts';

it.each([
  ['in-head', 'in-acceptor', 0],
  ['in-stacker', 'in-stacker', 1_000],
] as const)('the power goes by itself when the next note that is stacked is %s', async (when, bill, keptTenge) => {
  const bench = await createAcceptingBench();
  bench.unit.setFault({ kind: 'power-cut', when });
  insert(bench, 1_000);
  await bench.clock.advance(1_500);
  expect(bench.kinds()).toEqual(['escrowed']);
  expect(bench.acceptor.stack().ok).toBe(true);
  await bench.clock.advance(20_000);
  expect(bench.kinds()).toEqual(['escrowed', 'stack-doubtful', 'lost']);
  expect(bench.unit.faults()).toEqual([{ kind: 'power-cut', when }]);
  bench.unit.clearFault('power-cut');
  await bench.clock.advance(bringUpMs + 10_000);
  expect(bench.events.slice(-2)).toEqual([{ kind: 'found', bill }, expect.objectContaining({ kind: 'ready' })]);
  expect(bench.unit.faults()).toEqual([]);
  expect(bench.credited()).toBe(0);
  expect(bench.unit.totals()).toMatchObject({ stackedTiyn: tenge(keptTenge), returnedTiyn: tenge(1_000 - keptTenge) });
});

it('a note that goes back leaves the power on', async () => {
  const bench = await createAcceptingBench();
  bench.unit.setFault({ kind: 'power-cut', when: 'in-head' });
  insert(bench, 1_000);
  await bench.clock.advance(1_500);
  expect(bench.acceptor.giveBack().ok).toBe(true);
  await bench.clock.advance(5_000);
  expect(bench.kinds()).toEqual(['escrowed', 'returned']);
  expect(bench.unit.enabledBills()).toHaveLength(6);
});

it('the power goes at once where no place is named', async () => {
  const bench = await createAcceptingBench();
  bench.unit.setFault({ kind: 'power-cut' });
  await bench.clock.advance(10_000);
  expect(bench.kinds()).toEqual(['lost']);
  expect(bench.unit.insert(tenge(500))).toEqual({ ok: false, error: 'off' });
});
