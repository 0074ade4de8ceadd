import { expect, it } from 'vitest';
import { SLOT } from '../../../support/foreign-ccnet/words.ts';
import { createTakingHarness, expectGoodManners, putIn, tenge, toEndMs } from './harness.ts';

it.each([
  ['500', SLOT.tenge500, 500],
  ['1000 in slot 17', SLOT.tenge1000, 1_000],
  ['the new 1000', SLOT.newTenge1000, 1_000],
  ['2000', SLOT.tenge2000, 2_000],
  ['5000', SLOT.tenge5000, 5_000],
  ['the new 5000', SLOT.newTenge5000, 5_000],
  ['10000 in the last slot', SLOT.tenge10000, 10_000],
  ['20000 in the first slot', SLOT.tenge20000, 20_000],
])('a note of %s is stacked, reported exactly once, with its value', async (_name, slot, worth) => {
  const harness = await createTakingHarness();
  const { acceptor, clock, unit, events } = harness;
  await putIn(harness, slot);
  expect(events).toEqual([{ kind: 'escrowed', billTiyn: tenge(worth) }]);
  expect(acceptor.stack().ok).toBe(true);
  await clock.advance(toEndMs);
  await clock.advance(60_000);
  expect(events.slice(1)).toEqual([{ kind: 'stacked', billTiyn: tenge(worth), asked: true }]);
  expect(unit.cassette).toEqual([slot]);
  expect(unit.commands.slice(4)).toEqual(['ENABLE BILL TYPES', 'STACK']);
  await expectGoodManners(harness);
});

it.each([5, 7, 10])('a purchase with many notes counts each of them, with answers after %i ms', async (answerMs) => {
  const harness = await createTakingHarness({ answerMs });
  const slots = [SLOT.tenge20000, SLOT.tenge500, SLOT.tenge500, SLOT.tenge1000, SLOT.newTenge1000];
  for (const slot of slots) {
    await putIn(harness, slot);
    expect(harness.acceptor.stack().ok).toBe(true);
    await harness.clock.advance(toEndMs);
  }
  const stacked = harness.events.flatMap((event) =>
    event.kind === 'stacked' && event.asked ? [event.billTiyn ?? 0] : [],
  );
  expect(stacked).toEqual([20_000, 500, 500, 1_000, 1_000].map(tenge));
  expect(harness.unit.cassette).toEqual(slots);
  await expectGoodManners(harness);
});
