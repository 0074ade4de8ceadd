import { expect, it } from 'vitest';
import { SLOT } from '../../../support/foreign-ccnet/words.ts';
import { createTakingHarness, expectGoodManners, putIn, tenge, toEndMs } from './harness.ts';

const escrowed = { kind: 'escrowed', billTiyn: tenge(1_000) };

it.each([1, 3, 20])('%i lost ACKs: the unit repeats the stacked note, which counts once', async (acks) => {
  const harness = await createTakingHarness();
  const { unit, clock, acceptor, events } = harness;
  await putIn(harness, SLOT.tenge1000);
  expect(acceptor.stack().ok).toBe(true);
  await clock.advance(1_400);
  expect(unit.state).toEqual([0x17]);
  unit.loseAcks(acks + 1);
  await clock.advance(toEndMs + acks * 150);
  expect(unit.repeatedAnswers).toBeGreaterThanOrEqual(acks - 1);
  expect(unit.repeatedAnswers).toBeGreaterThan(0);
  expect(unit.state).toEqual([0x14]);
  expect(events).toEqual([escrowed, { kind: 'stacked', billTiyn: tenge(1_000), asked: true }]);
  await putIn(harness, SLOT.tenge1000);
  expect(events.slice(2)).toEqual([escrowed]);
  await expectGoodManners(harness);
});

it('a repeated report of a returned note is one note', async () => {
  const harness = await createTakingHarness();
  const { unit, clock, acceptor, events } = harness;
  await putIn(harness, SLOT.tenge1000);
  expect(acceptor.giveBack().ok).toBe(true);
  unit.loseAcks(12);
  await clock.advance(toEndMs + 2_000);
  expect(unit.repeatedAnswers).toBeGreaterThan(0);
  expect(events).toEqual([escrowed, { kind: 'returned', billTiyn: tenge(1_000), asked: false }]);
  await expectGoodManners(harness);
});

it('a repeated report of a rejected note is one note', async () => {
  const harness = await createTakingHarness();
  const { unit, clock, events } = harness;
  unit.rejectNext(0x66);
  unit.loseAcks(15);
  await putIn(harness, SLOT.tenge1000);
  await clock.advance(toEndMs);
  expect(unit.repeatedAnswers).toBeGreaterThan(0);
  expect(events).toEqual([{ kind: 'rejected', reason: 'verification' }]);
  await expectGoodManners(harness);
});
