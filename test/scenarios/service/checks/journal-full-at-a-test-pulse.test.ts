import { expect, test } from 'vitest';
import { ChecksHarness } from '../../../support/harness/checks-harness.ts';

test('no intent, no pulse', () => {
  const machine = new ChecksHarness().atChecks();
  machine.diskFull = true;
  machine.check({ kind: 'pulse', channel: 1 });
  expect(machine.asked('pulse-channel')).toEqual([]);
  expect(machine.menu.frame.isUnwritten).toBe(true);
  expect(machine.left).toBe(10);
});

test('the end of a pulse waits for the disk and is written once', () => {
  const machine = new ChecksHarness().atChecks();
  machine.check({ kind: 'pulse', channel: 1 });
  machine.diskFull = true;
  machine.outcome({ kind: 'pulse-ended', channel: 1, pulse: { kind: 'pulsed', drop: 'seen' } });
  expect(machine.kinds()).not.toContain('channel-test-pulsed');
  machine.diskFull = false;
  machine.send({ kind: 'journal-recovered' });
  expect(machine.kinds().filter((kind) => kind === 'channel-test-pulsed')).toHaveLength(1);
  expect(machine.checks.channels[0]).toMatchObject({ step: 'asking', drop: 'seen' });
});
