import { expect, test } from 'vitest';
import { replay } from '../../../app/journal/replay.ts';
import { DELAYS, DISPENSE_ATTEMPTS_LIMIT } from '../../../app/session/state/delays.ts';
import { problem } from '../../../app/problem.ts';
import { CashHarness } from '../../support/harness/cash-harness.ts';

/** Paid in notes, and the board has refused the first pulse. */
function refusedOnce(): CashHarness {
  const harness = new CashHarness().ready();
  harness.plugAcceptor().chooseCash().insert(500);
  refuse(harness);
  return harness;
}

/** Nothing has moved for certain. */
function refuse(harness: CashHarness): void {
  const pulse = harness.effects.findLast((effect) => effect.kind === 'pulse-relay');
  if (pulse === undefined) throw new Error('no pulse was asked for');
  harness.send({ kind: 'pulse-failed', dispense: pulse.dispense, certain: true, reason: 'exception' });
}

test('a board that refuses a pulse gets the next attempt after a pause, when it is free', async () => {
  const harness = refusedOnce();
  expect(harness.count('pulse-relay')).toBe(1);
  expect(harness.screen).toMatchObject({ name: 'dispensing', step: 'waiting' });
  await harness.clock.advance(DELAYS.pulseAgainMs - 1);
  expect(harness.count('pulse-relay')).toBe(1);
  await harness.clock.advance(1);
  expect(harness.count('pulse-relay')).toBe(2);
  harness.pulseDone();
  expect(harness.ledger()).toMatchObject([{ deliveredTiyn: 45_000, owedTiyn: 5_000 }]);
});

test('after the limit of refused attempts the money is owed', async () => {
  const harness = refusedOnce();
  for (let attempt = 2; attempt <= DISPENSE_ATTEMPTS_LIMIT; attempt += 1) {
    await harness.clock.advance(DELAYS.pulseAgainMs);
    expect(harness.count('pulse-relay')).toBe(attempt);
    refuse(harness);
  }
  await harness.clock.advance(DELAYS.pulseAgainMs);
  expect(harness.count('pulse-relay')).toBe(DISPENSE_ATTEMPTS_LIMIT);
  expect(harness.ledger()).toMatchObject([{ deliveredTiyn: 0, owedTiyn: 50_000, state: 'debt' }]);
});

test('lost meanwhile: only its return starts the pulse', async () => {
  const harness = refusedOnce();
  harness.send({ kind: 'relay-lost', problem: problem('relay-lost', { port: 'test' }) });
  await harness.clock.advance(2 * DELAYS.pulseAgainMs);
  expect(harness.count('pulse-relay')).toBe(1);
  harness.send({ kind: 'relay-ready' });
  expect(harness.count('pulse-relay')).toBe(2);
  await harness.clock.advance(DELAYS.pulseAgainMs);
  expect(harness.count('pulse-relay')).toBe(2);
});

test('power cut during the pause: the next start dispenses the product, once', async () => {
  const before = refusedOnce();
  const harness = new CashHarness();
  await harness.clock.advance(before.clock.monoMs());
  harness.entries.push(...before.entries);
  harness.send({ kind: 'booted', ledger: replay(before.entries), version: 'test' });
  harness.send({ kind: 'relay-ready' });
  expect(harness.count('pulse-relay')).toBe(1);
  harness.pulseDone();
  await harness.clock.advance(DELAYS.pulseAgainMs);
  expect(harness.count('pulse-relay')).toBe(1);
  expect(harness.ledger()).toMatchObject([{ paidTiyn: 50_000, deliveredTiyn: 45_000, owedTiyn: 5_000 }]);
});
