import { expect, it } from 'vitest';
import { SLOT } from '../../../support/foreign-ccnet/words.ts';
import { bringUpMs, createTakingHarness, expectGoodManners, putIn, takeAll, tenge, toEndMs } from './harness.ts';

it('the cassette is taken and put back, and the next note is taken as before', async () => {
  const harness = await createTakingHarness();
  const { unit, clock, acceptor, events } = harness;
  await putIn(harness, SLOT.tenge1000);
  expect(acceptor.stack().ok).toBe(true);
  await clock.advance(toEndMs);
  events.length = 0;
  unit.takeCassette();
  await clock.advance(90_000);
  expect(events).toEqual([{ kind: 'trouble', trouble: { kind: 'cassette-removed' } }]);
  expect(unit.insert(SLOT.tenge1000)).toBe(false);
  unit.putCassette();
  await clock.advance(bringUpMs + 3_000);
  expect(events.map(({ kind }) => kind)).toEqual(['trouble', 'lost', 'found', 'trouble-over', 'ready']);
  await takeAll(harness);
  await putIn(harness, SLOT.tenge500);
  expect(acceptor.stack().ok).toBe(true);
  await clock.advance(toEndMs);
  expect(events.slice(5)).toEqual([
    { kind: 'escrowed', billTiyn: tenge(500) },
    { kind: 'stacked', billTiyn: tenge(500), asked: true },
  ]);
  expect(unit.cassette).toEqual([SLOT.tenge500]);
  await expectGoodManners(harness);
});
