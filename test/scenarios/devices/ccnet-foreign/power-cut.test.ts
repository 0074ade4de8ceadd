import { expect, it } from 'vitest';
import { SLOT } from '../../../support/foreign-ccnet/words.ts';
import {
  bringUpMs,
  createForeignUnitHarness,
  createTakingHarness,
  expectGoodManners,
  putIn,
  takeAll,
  tenge,
  toEndMs,
} from './harness.ts';

const escrowed = { kind: 'escrowed', billTiyn: tenge(5_000) };
const doubtful = { kind: 'stack-doubtful', billTiyn: tenge(5_000) };

it('a note in escrow is returned after the power cut, and does not count', async () => {
  const harness = await createTakingHarness();
  const { unit, clock, events } = harness;
  await putIn(harness, SLOT.tenge5000);
  unit.powerOff();
  await clock.advance(2_000);
  unit.powerOn();
  expect(unit.state).toEqual([0x11]);
  await clock.advance(bringUpMs);
  expect(events.slice(0, 1)).toEqual([escrowed]);
  expect(events.map((event) => (event.kind === 'found' ? event.bill : event.kind))).toEqual([
    'escrowed',
    'lost',
    'in-acceptor',
    'ready',
  ]);
  expect(unit.givenBack).toEqual([SLOT.tenge5000]);
  await takeAll(harness);
  await expectGoodManners(harness);
});

it.each([
  ['in the head: doubtful, then found there, and it goes back', 400, 0x11, 'in-acceptor'],
  ['in the stacker: doubtful, then found there, and it stays', 1_000, 0x12, 'in-stacker'],
])('a note on its way, %s', async (_name, afterMs, state, found) => {
  const harness = await createTakingHarness();
  const { unit, clock, acceptor, events } = harness;
  await putIn(harness, SLOT.tenge5000);
  expect(acceptor.stack().ok).toBe(true);
  await clock.advance(afterMs);
  unit.powerOff();
  await clock.advance(2_000);
  unit.powerOn();
  expect(unit.state).toEqual([state]);
  await clock.advance(bringUpMs);
  expect(events.filter(({ kind }) => kind !== 'lost')).toEqual([
    escrowed,
    doubtful,
    { kind: 'found', bill: found },
    expect.objectContaining({ kind: 'ready' }),
  ]);
  expect([unit.givenBack, unit.cassette]).toEqual(
    found === 'in-acceptor' ? [[SLOT.tenge5000], []] : [[], [SLOT.tenge5000]],
  );
  await takeAll(harness);
  await putIn(harness, SLOT.tenge500);
  expect(acceptor.stack().ok).toBe(true);
  await clock.advance(toEndMs);
  expect(events.at(-1)).toEqual({ kind: 'stacked', billTiyn: tenge(500), asked: true });
  await expectGoodManners(harness);
});

it('a note in the stacker that the unit reports again after RESET counts once', async () => {
  const harness = await createTakingHarness({ tellsStackedAfterReset: true });
  const { unit, clock, acceptor, events } = harness;
  await putIn(harness, SLOT.tenge5000);
  expect(acceptor.stack().ok).toBe(true);
  await clock.advance(1_000);
  unit.powerOff();
  unit.powerOn();
  await clock.advance(bringUpMs);
  expect(
    events.map((event) => (event.kind === 'found' ? event.bill : event.kind)).filter((kind) => kind !== 'lost'),
  ).toEqual(['escrowed', 'stack-doubtful', 'in-stacker', 'ready']);
  await expectGoodManners(harness);
});

it('a unit without power for a minute is reset at intervals, and used when it is back', async () => {
  const harness = createForeignUnitHarness();
  harness.unit.powerOff();
  harness.acceptor.start();
  await harness.clock.advance(60_000);
  expect(harness.events).toMatchObject([{ kind: 'lost', reason: { kind: 'silent' } }]);
  harness.unit.powerOn();
  await harness.clock.advance(bringUpMs);
  expect(harness.events.map(({ kind }) => kind)).toEqual(['lost', 'found', 'ready']);
  await expectGoodManners(harness);
});
