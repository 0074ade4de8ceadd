import { expect, test } from 'vitest';
import { replay, replayFrom, summaryOf } from '../../../../app/journal/replay.ts';
import { ChecksHarness } from '../../../support/harness/checks-harness.ts';

function cutAfterThePulse(): ChecksHarness {
  const machine = new ChecksHarness().atChecks();
  machine.check({ kind: 'pulse', channel: 1 });
  machine.outcome({ kind: 'pulse-ended', channel: 1, pulse: { kind: 'pulsed', drop: 'seen' } });
  return machine.afterPowerCut();
}

test('between the pulse and the answer: one less is counted, and the menu asks again', () => {
  const next = cutAfterThePulse();
  expect(next.left).toBe(9);
  next.enter('technician');
  next.open('checks');
  expect(next.checks.channels[0]).toMatchObject({ step: 'asking', drop: 'seen' });
  next.check({ kind: 'answer', channel: 1, answer: 'not-out' });
  expect(next.left).toBe(10);
});

test('before its end was on record: asked as well, with nothing known of it', () => {
  const machine = new ChecksHarness().atChecks();
  machine.check({ kind: 'pulse', channel: 1 });
  const next = machine.afterPowerCut();
  next.enter('technician');
  next.open('checks');
  expect(next.checks.channels[0]).toMatchObject({ step: 'asking', drop: null });
  expect(next.left).toBe(9);
});

test('a summary in between keeps the question and the time of a passed check', () => {
  const next = cutAfterThePulse();
  const whole = replay(next.entries);
  const entry = summaryOf(whole);
  const ledger = replayFrom({ sequence: whole.lastSequence, entry }, []);
  expect(ledger.checks).toEqual(whole.checks);
  expect(ledger.checks.tests.get(1)).toMatchObject({ productId: 'water', pieces: 1, drop: 'seen' });
});

test('a count of the shelf before the answer includes the piece already', () => {
  const next = cutAfterThePulse();
  next.enter('technician');
  next.open('stock');
  next.act({ step: 'stock', action: { kind: 'set', productId: 'water', count: 7 } });
  expect(next.left).toBe(7);
  next.open('checks');
  next.check({ kind: 'answer', channel: 1, answer: 'not-out' });
  expect(next.left).toBe(7);
});
