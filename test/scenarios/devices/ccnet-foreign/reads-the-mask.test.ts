import { expect, it } from 'vitest';
import { SLOT } from '../../../support/foreign-ccnet/words.ts';
import { bringUpMs, createForeignUnitHarness, expectGoodManners, putIn, tenge, toEndMs } from './harness.ts';

it.each([
  ['1000, of which one design has slot 17', [1_000], [SLOT.tenge1000, SLOT.newTenge1000], [0x02, 0x01, 0x00]],
  ['10000 in slot 23', [10_000], [SLOT.tenge10000], [0x80, 0x00, 0x00]],
  ['20000 in slot 0', [20_000], [SLOT.tenge20000], [0x00, 0x00, 0x01]],
  ['2000 in slot 9', [2_000], [SLOT.tenge2000], [0x00, 0x02, 0x00]],
  ['500 and 5000', [500, 5_000], [SLOT.tenge500, SLOT.tenge5000, SLOT.newTenge5000], [0x10, 0x00, 0x28]],
])('%s: these notes go in, and no others', async (_name, wanted, open, mask) => {
  const harness = createForeignUnitHarness();
  const { acceptor, clock, unit, events } = harness;
  acceptor.start();
  await clock.advance(bringUpMs);
  events.length = 0;
  acceptor.accept(wanted.map(tenge));
  await clock.advance(500);
  expect(unit.enabledBytes).toEqual(mask);
  for (const slot of Object.values(SLOT)) {
    await putIn(harness, slot);
    const isOpen = open.some((one) => one === slot);
    expect([slot, events.at(-1)?.kind]).toEqual([slot, isOpen ? 'escrowed' : 'rejected']);
    expect(acceptor.giveBack().ok).toBe(isOpen);
    await clock.advance(toEndMs);
  }
  expect(events.filter((event) => event.kind === 'rejected')).toEqual(
    Object.values(SLOT).flatMap((slot) =>
      open.some((one) => one === slot) ? [] : [{ kind: 'rejected', reason: 'inhibited' }],
    ),
  );
  await expectGoodManners(harness);
});

it('the mask changes only after the moving note', async () => {
  const harness = createForeignUnitHarness();
  const { acceptor, clock, unit } = harness;
  acceptor.start();
  await clock.advance(bringUpMs);
  acceptor.accept([tenge(500)]);
  await clock.advance(500);
  await putIn(harness, SLOT.tenge500);
  acceptor.accept([]);
  expect(acceptor.stack().ok).toBe(true);
  await clock.advance(1_000);
  expect(unit.state).toEqual([0x17]);
  expect(unit.enabledBytes).toEqual([0x00, 0x00, 0x08]);
  await clock.advance(toEndMs);
  expect(unit.state).toEqual([0x19]);
  expect(unit.cassette).toEqual([SLOT.tenge500]);
  await expectGoodManners(harness);
});
