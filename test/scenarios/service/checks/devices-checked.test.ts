import { expect, test } from 'vitest';
import { problem } from '../../../../app/problem.ts';
import { ChecksHarness } from '../../../support/harness/checks-harness.ts';

test('a test page is printed once, and only a printer that answers has passed', () => {
  const machine = new ChecksHarness({ printer: 'optional' }).atChecks();
  machine.check({ kind: 'print' });
  machine.check({ kind: 'print' });
  const prints = machine.effects.filter((effect) => effect.kind === 'print');
  expect(prints).toMatchObject([{ number: 1, slip: { kind: 'test' } }]);
  expect(machine.checks.print).toMatchObject({ isRunning: true, canStart: false });
  machine.send({ kind: 'print-done', number: 1 });
  expect(machine.checks.print).toMatchObject({ isRunning: false, result: 'printed' });
  expect(machine.checks.print.passedAtMs).not.toBeNull();
  machine.send({ kind: 'printer-ready', isPaperNearEnd: true, isAssumed: true });
  machine.check({ kind: 'print' });
  machine.send({ kind: 'print-done', number: 2 });
  expect(machine.checks.print).toMatchObject({ result: 'assumed', isPaperNearEnd: true });
  expect(machine.entries.at(-1)?.entry).toMatchObject({ what: 'print', about: 'assumed', after: 'failed' });
  machine.emptyPrinter();
  machine.check({ kind: 'print' });
  machine.send({ kind: 'print-failed', number: 3 });
  expect(machine.checks.print).toMatchObject({ result: 'failed', problem: { reason: 'printer-out' } });
});

test('the payment service answers or does not, and both are recorded, even after the check was left', () => {
  const machine = new ChecksHarness().atChecks();
  machine.check({ kind: 'ping' });
  machine.check({ kind: 'ping' });
  expect(machine.asked('ping')).toHaveLength(1);
  machine.outcome({ kind: 'pinged', ms: 84, problem: null });
  expect(machine.checks.ping).toMatchObject({ isRunning: false, result: { ms: 84, problem: null } });
  machine.check({ kind: 'ping' });
  machine.touch('service-back');
  machine.outcome({ kind: 'pinged', ms: 5_000, problem: problem('certificate-expired') });
  expect(machine.entries.at(-1)?.entry).toMatchObject({ what: 'ping', about: '5000 ms', after: 'failed' });
});

test('a hand in the beam and out of it passes the drop sensor; a pulse ends the look', () => {
  const machine = new ChecksHarness({ drop: { limitMs: 3_000, extraPulses: 1 } }).atChecks();
  machine.check({ kind: 'watch-beam' });
  for (const beam of ['free', 'blocked'] as const) machine.outcome({ kind: 'beam-seen', beam });
  expect(machine.checks.sensor).toMatchObject({ beam: 'blocked', hand: 'in', passedAtMs: null });
  machine.outcome({ kind: 'beam-seen', beam: 'free' });
  machine.outcome({ kind: 'beam-seen', beam: 'blocked' });
  machine.outcome({ kind: 'beam-seen', beam: 'free' });
  expect(machine.checks.sensor.passedAtMs).not.toBeNull();
  expect(machine.entries.filter(({ entry }) => 'what' in entry && entry.what === 'sensor')).toHaveLength(1);
  machine.check({ kind: 'pulse', channel: 1 });
  expect(machine.checks.sensor.beam).toBe('off');
  expect(machine.asked('pulse-channel')).toMatchObject([{ watchMs: 3_000 }]);
  machine.outcome({ kind: 'beam-seen', beam: 'blocked' });
  expect(machine.checks.sensor.beam).toBe('off');
});

test('a blocked beam does not keep the board from being tried, without the sensor', () => {
  const machine = new ChecksHarness({ drop: { limitMs: 3_000, extraPulses: 1 } }).atChecks();
  machine.blockBeam();
  machine.check({ kind: 'pulse', channel: 1 });
  expect(machine.asked('pulse-channel')).toMatchObject([{ watchMs: null }]);
});

test('the result of a screen check is known at the next start, and a full disk does not prevent a check', () => {
  const machine = new ChecksHarness().atChecks();
  machine.check({ kind: 'screen-checked', what: 'touch', isGood: true });
  machine.check({ kind: 'screen-checked', what: 'pixels', isGood: false });
  expect(machine.checks).toMatchObject({ touch: { isGood: true }, pixels: { isGood: false, passedAtMs: null } });
  const next = machine.afterPowerCut();
  next.enter('technician');
  next.open('checks');
  expect(next.checks.touch).toEqual({ isGood: null, passedAtMs: machine.checks.touch.passedAtMs });
  next.diskFull = true;
  next.send({ kind: 'journal-refused', problem: problem('journal-full'), refused: null });
  next.check({ kind: 'screen-checked', what: 'pixels', isGood: true });
  expect(next.checks.pixels.isGood).toBe(true);
});
