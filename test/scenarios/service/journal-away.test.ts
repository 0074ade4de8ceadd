import { expect, test } from 'vitest';
import { problem } from '../../../app/problem.ts';
import { ServiceHarness } from '../../support/harness/service-harness.ts';

test('on a full disk the menu opens, ends the application and leaves, without entries', () => {
  const machine = new ServiceHarness().ready();
  machine.diskFull = true;
  machine.send({ kind: 'journal-refused', problem: problem('journal-full'), refused: null });
  const before = machine.entries.length;
  machine.enter('technician');
  expect(machine.step).toBe('home');
  machine.open('system');
  machine.act({ step: 'system', action: { kind: 'end', how: 'restart' } });
  expect(machine.serviceEffects.at(-1)).toMatchObject({ effect: { kind: 'end', how: 'restart' } });
  machine.touch('service-leave');
  expect(machine.screen.name).toBe('out-of-service');
  expect(machine.entries).toHaveLength(before);
});

test('a disk that fills up at the very PIN does not keep the technician out', () => {
  const machine = new ServiceHarness().ready();
  machine.knock();
  machine.typePin(4);
  machine.diskFull = true;
  machine.loop.dispatch({
    kind: 'pin-checked',
    revision: machine.menu.frame.revision,
    role: 'technician',
    failures: 0,
    waitLeftMs: 0,
  });
  expect(machine.step).toBe('home');
  expect(machine.screen.name).toBe('service');
});

test('what the disk refuses has not happened, and the menu shows it', () => {
  const machine = new ServiceHarness().ready();
  machine.enter('technician');
  machine.open('system');
  machine.diskFull = true;
  machine.act({ step: 'system', action: { kind: 'end', how: 'reboot' } });
  expect(machine.menu.frame.isUnwritten).toBe(true);
  expect(
    machine.serviceEffects.some(
      (one) => one.kind === 'door-effect' && one.step === 'system' && one.effect.kind === 'end',
    ),
  ).toBe(false);
});

test('what breaks the kiosk does not close the menu', () => {
  const machine = new ServiceHarness().ready();
  machine.enter('technician');
  machine.send({ kind: 'broken', problem: problem('config-invalid') });
  expect(machine.step).toBe('home');
  machine.touch('service-leave');
  expect(machine.screen.name).toBe('out-of-service');
});
