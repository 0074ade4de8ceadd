import { expect, it } from 'vitest';
import { SLOT } from '../../../support/foreign-ccnet/words.ts';
import { createTakingHarness, expectGoodManners, putIn, tenge, toEndMs } from './harness.ts';

const escrowed = { kind: 'escrowed', billTiyn: tenge(2_000) };
const returned = { kind: 'returned', billTiyn: tenge(2_000), asked: false };

it('a note is returned on command, and the next one is accepted', async () => {
  const harness = await createTakingHarness();
  const { acceptor, clock, unit, events } = harness;
  await putIn(harness, SLOT.tenge2000);
  expect(acceptor.giveBack().ok).toBe(true);
  await clock.advance(toEndMs);
  expect(events).toEqual([escrowed, returned]);
  await putIn(harness, SLOT.tenge2000);
  expect(events).toHaveLength(3);
  expect(unit.givenBack).toEqual([SLOT.tenge2000]);
  expect(unit.cassette).toEqual([]);
  await expectGoodManners(harness);
  expect(unit.givenBack).toHaveLength(2);
});

it('a note without a decision for 24 seconds is held, then stacked', async () => {
  const harness = await createTakingHarness();
  const { acceptor, clock, unit, events } = harness;
  await putIn(harness, SLOT.tenge2000);
  await clock.advance(24_000);
  expect(unit.commands.slice(5)).toEqual(['HOLD', 'HOLD', 'HOLD', 'HOLD']);
  expect(unit.state).toEqual([0x1a]);
  expect(acceptor.stack().ok).toBe(true);
  await clock.advance(toEndMs);
  expect(events).toEqual([escrowed, { kind: 'stacked', billTiyn: tenge(2_000), asked: true }]);
  await expectGoodManners(harness);
});

it('a note without a decision is returned, and reported once', async () => {
  const harness = await createTakingHarness();
  await putIn(harness, SLOT.tenge2000);
  await harness.clock.advance(120_000);
  expect(harness.events).toEqual([escrowed, returned]);
  expect(harness.unit.givenBack).toEqual([SLOT.tenge2000]);
  await expectGoodManners(harness);
});

it('a unit without its host returns the note by itself after ten seconds', async () => {
  const harness = await createTakingHarness();
  await putIn(harness, SLOT.tenge2000);
  harness.unplug();
  await harness.clock.advance(9_000);
  expect(harness.unit.givenBack).toEqual([]);
  await harness.clock.advance(2_000);
  expect(harness.unit.givenBack).toEqual([SLOT.tenge2000]);
  harness.plug();
  await harness.clock.advance(10_000);
  expect(harness.events.map(({ kind }) => kind)).toEqual(['escrowed', 'lost', 'found', 'ready']);
  await expectGoodManners(harness);
});
