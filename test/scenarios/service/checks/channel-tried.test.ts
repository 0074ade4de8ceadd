import { expect, test } from 'vitest';
import { ChecksHarness } from '../../../support/harness/checks-harness.ts';

test('a test pulse has its intent on disk before the contact closes, and takes one from the stock', () => {
  const machine = new ChecksHarness().atChecks();
  expect(machine.left).toBe(10);
  machine.check({ kind: 'pulse', channel: 1 });
  expect(machine.entries.at(-1)?.entry).toEqual({
    kind: 'channel-test-intended',
    role: 'technician',
    channel: 1,
    productId: 'water',
    pieces: 1,
  });
  const intended = machine.order.lastIndexOf('entry channel-test-intended');
  expect(intended).toBeLessThan(machine.order.lastIndexOf('effect door-effect'));
  expect(machine.asked('pulse-channel')).toMatchObject([{ channel: 1, pulseMs: 700, watchMs: null }]);
  expect(machine.left).toBe(9);
  machine.outcome({ kind: 'pulse-ended', channel: 1, pulse: { kind: 'pulsed', drop: 'unwatched' } });
  expect(machine.checks.channels[0]).toMatchObject({ step: 'asking', drop: 'unwatched', canPulse: false });
});

test.each([
  ['out', 9, 1],
  ['not-out', 10, 0],
  ['none', 0, 1],
] as const)('the answer %s leaves %i, and an answer that it moved is recorded', (answer, left, commissions) => {
  const machine = new ChecksHarness().atChecks();
  machine.check({ kind: 'pulse', channel: 1 });
  machine.outcome({ kind: 'pulse-ended', channel: 1, pulse: { kind: 'pulsed', drop: 'not-seen' } });
  machine.check({ kind: 'answer', channel: 1, answer });
  expect(machine.left).toBe(left);
  expect(machine.asked('commission')).toHaveLength(commissions);
  expect(machine.checks.channels[0]).toMatchObject({ step: 'idle', canPulse: true });
  // A second touch on the answer, which was under way already.
  machine.check({ kind: 'answer', channel: 1, answer: 'not-out' });
  expect(machine.left).toBe(left);
  expect(machine.kinds().filter((kind) => kind === 'channel-test-answered')).toHaveLength(1);
});

test('impatient fingers start one pulse, on one channel, and no answer comes before its end', () => {
  const machine = new ChecksHarness().atChecks();
  for (const channel of [1, 1, 2]) machine.check({ kind: 'pulse', channel });
  machine.check({ kind: 'answer', channel: 1, answer: 'not-out' });
  expect(machine.asked('pulse-channel')).toHaveLength(1);
  expect(machine.kinds().filter((kind) => kind.startsWith('channel-test'))).toEqual(['channel-test-intended']);
  expect(machine.left).toBe(9);
});

test('if certainly nothing moved the piece is still there, and no answer is needed', () => {
  const machine = new ChecksHarness().atChecks();
  machine.check({ kind: 'pulse', channel: 1 });
  machine.outcome({
    kind: 'pulse-ended',
    channel: 1,
    pulse: { kind: 'failed', certain: true, reason: 'not-connected' },
  });
  expect(machine.left).toBe(10);
  expect(machine.checks.channels[0]).toMatchObject({ step: 'idle', unmoved: 'not-connected' });
});

test('the end of a pulse is on record though the door was left meanwhile, and the question waits there', () => {
  const machine = new ChecksHarness().atChecks();
  machine.check({ kind: 'pulse', channel: 1 });
  machine.touch('service-leave');
  expect(machine.screen.name).toBe('idle');
  machine.outcome({
    kind: 'pulse-ended',
    channel: 1,
    pulse: { kind: 'failed', certain: false, reason: 'contradicted' },
  });
  expect(machine.kinds().at(-1)).toBe('channel-test-failed');
  expect(machine.left).toBe(9);
  machine.enter('technician');
  machine.open('checks');
  expect(machine.checks.channels[0]).toMatchObject({ step: 'asking', drop: 'uncertain' });
});

test('nothing is pulsed behind a lost board, and an empty or uncounted channel lowers nothing', () => {
  const machine = new ChecksHarness().atChecks();
  machine.check({ kind: 'pulse', channel: 5 });
  expect(machine.entries.at(-1)?.entry).toMatchObject({ channel: 5, productId: null, pieces: 0 });
  expect(machine.left).toBe(10);
  const without = new ChecksHarness({ hasRelay: false }).atChecks();
  expect(without.checks.channels).toEqual([]);
});
