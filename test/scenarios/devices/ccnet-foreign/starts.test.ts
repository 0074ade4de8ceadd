import { expect, it } from 'vitest';
import { bringUpMs, createForeignUnitHarness, expectGoodManners, usual } from './harness.ts';

it('an independently written unit is reset, read and matched, and accepts nothing until it is enabled', async () => {
  const harness = createForeignUnitHarness();
  const { acceptor, clock, unit, events } = harness;
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
  await expectGoodManners(harness);
});

it('a unit with none of the configured notes is not used', async () => {
  const harness = createForeignUnitHarness({}, { denominationsTenge: [50_000] });
  harness.acceptor.start();
  await harness.clock.advance(bringUpMs);
  expect(harness.events.map((event) => (event.kind === 'lost' ? event.reason.kind : event.kind))).toEqual([
    'found',
    'no-usable-bills',
  ]);
  await expectGoodManners(harness);
});
