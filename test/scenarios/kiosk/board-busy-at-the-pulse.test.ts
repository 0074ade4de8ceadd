import { expect, test } from 'vitest';
import { replay } from '../../../app/journal/replay.ts';
import { DELAYS, DISPENSE_ATTEMPTS_LIMIT } from '../../../app/session/delays.ts';
import { problem } from '../../../app/problem.ts';
import { CashBench } from '../../support/harness/cash-harness.ts';

/** Paid in notes, and the board has refused the first pulse. */
function refusedOnce(): CashBench {
  const bench = new CashBench().ready();
  bench.plugAcceptor().chooseCash().insert(500);
  refuse(bench);
  return bench;
}

/** Nothing has moved for certain. */
function refuse(bench: CashBench): void {
  const pulse = bench.effects.findLast((effect) => effect.kind === 'pulse-relay');
  if (pulse === undefined) throw new Error('no pulse was asked for');
  bench.send({ kind: 'pulse-failed', dispense: pulse.dispense, certain: true, reason: 'exception' });
}

test('a board that refuses a pulse is asked again after a while, not at once: by then it is free', async () => {
  const bench = refusedOnce();
  expect(bench.count('pulse-relay')).toBe(1);
  expect(bench.screen).toMatchObject({ name: 'dispensing', step: 'waiting' });
  await bench.clock.advance(DELAYS.pulseAgainMs - 1);
  expect(bench.count('pulse-relay')).toBe(1);
  await bench.clock.advance(1);
  expect(bench.count('pulse-relay')).toBe(2);
  bench.pulseDone();
  expect(bench.ledger()).toMatchObject([{ deliveredTiyn: 45_000, owedTiyn: 5_000 }]);
});

test('one that always refuses is given up after so many attempts, and the money is owed', async () => {
  const bench = refusedOnce();
  for (let attempt = 2; attempt <= DISPENSE_ATTEMPTS_LIMIT; attempt += 1) {
    await bench.clock.advance(DELAYS.pulseAgainMs);
    expect(bench.count('pulse-relay')).toBe(attempt);
    refuse(bench);
  }
  await bench.clock.advance(DELAYS.pulseAgainMs);
  expect(bench.count('pulse-relay')).toBe(DISPENSE_ATTEMPTS_LIMIT);
  expect(bench.ledger()).toMatchObject([{ deliveredTiyn: 0, owedTiyn: 50_000, state: 'debt' }]);
});

test('lost meanwhile: its return begins the pulse, and nothing else does', async () => {
  const bench = refusedOnce();
  bench.send({ kind: 'relay-lost', problem: problem('relay-lost', { port: 'test' }) });
  await bench.clock.advance(2 * DELAYS.pulseAgainMs);
  expect(bench.count('pulse-relay')).toBe(1);
  bench.send({ kind: 'relay-ready' });
  expect(bench.count('pulse-relay')).toBe(2);
  await bench.clock.advance(DELAYS.pulseAgainMs);
  expect(bench.count('pulse-relay')).toBe(2);
});

test('the power goes while it is waited for: the next start gives the product out, once', async () => {
  const before = refusedOnce();
  const bench = new CashBench();
  await bench.clock.advance(before.clock.monoMs());
  bench.entries.push(...before.entries);
  bench.send({ kind: 'booted', ledger: replay(before.entries), version: 'test' });
  bench.send({ kind: 'relay-ready' });
  expect(bench.count('pulse-relay')).toBe(1);
  bench.pulseDone();
  await bench.clock.advance(DELAYS.pulseAgainMs);
  expect(bench.count('pulse-relay')).toBe(1);
  expect(bench.ledger()).toMatchObject([{ paidTiyn: 50_000, deliveredTiyn: 45_000, owedTiyn: 5_000 }]);
});
