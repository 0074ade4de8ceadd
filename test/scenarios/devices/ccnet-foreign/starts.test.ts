import { expect, it } from 'vitest';
import { bringUpMs, createForeignUnitBench, expectGoodManners, usual } from './harness.ts';

it('a unit that nobody of ours has written is reset, read and matched, and takes nothing until it is told to', async () => {
  const bench = createForeignUnitBench();
  const { acceptor, clock, unit, events } = bench;
  acceptor.start();
  await clock.advance(bringUpMs);
  expect(unit.commands).toEqual(['RESET', 'GET STATUS', 'IDENTIFICATION', 'GET BILL TABLE']);
  expect(events).toEqual([
    { kind: 'found', bill: 'none' },
    {
      kind: 'ready',
      identity: {
        model: 'CashCode FLS',
        firmware: 'FLS-KZ2076',
        serialNumber: '73KC11042',
        assetNumber: '001F80FF020306',
      },
      billsTiyn: usual,
    },
  ]);
  await clock.advance(60_000);
  expect(unit.state).toEqual([0x19]);
  expect(unit.commands).toHaveLength(4);
  expect(events).toHaveLength(2);
  await expectGoodManners(bench);
});

it('a unit that knows none of the configured notes is not used', async () => {
  const bench = createForeignUnitBench({}, { denominationsTenge: [50_000] });
  bench.acceptor.start();
  await bench.clock.advance(bringUpMs);
  expect(bench.events.map((event) => (event.kind === 'lost' ? event.reason.kind : event.kind))).toEqual([
    'found',
    'no-usable-bills',
  ]);
  await expectGoodManners(bench);
});
