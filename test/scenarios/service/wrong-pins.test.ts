import { expect, test } from 'vitest';
import { ServiceHarness } from '../../support/harness/service-harness.ts';

const WAIT_MS = 4_000;

test('a wrong PIN is on record, and no other is taken before the wait is over', async () => {
  const machine = new ServiceHarness().ready();
  machine.knock();
  machine.typePin(6);
  expect(machine.serviceEffects.at(-1)).toEqual({
    kind: 'check-pin',
    revision: machine.menu.frame.revision,
    digits: 6,
  });
  machine.loop.dispatch({
    kind: 'pin-checked',
    revision: machine.menu.frame.revision,
    role: null,
    failures: 4,
    waitLeftMs: WAIT_MS,
  });
  expect(machine.entries.at(-1)?.entry).toEqual({ kind: 'service-refused', failures: 4 });
  expect(machine.menu.content).toMatchObject({ step: 'pin', notice: 'wrong', digits: 0, isLocked: false });
  machine.typePin(6);
  expect(machine.serviceEffects.filter(({ kind }) => kind === 'check-pin')).toHaveLength(1);
  expect(machine.serviceEffects.at(-1)).toEqual({ kind: 'forget-pin' });
  await machine.clock.advance(WAIT_MS);
  machine.typePin(6);
  expect(machine.serviceEffects.filter(({ kind }) => kind === 'check-pin')).toHaveLength(2);
});

test('a wait from before is still there when the pad opens again', () => {
  const machine = new ServiceHarness().ready();
  machine.knock(WAIT_MS, 10);
  expect(machine.menu.content).toMatchObject({ step: 'pin', isLocked: true, wait: { leftMs: WAIT_MS } });
});

test('a PIN of fewer than four digits is not checked', () => {
  const machine = new ServiceHarness().ready();
  machine.knock();
  const opened = machine.serviceEffects.length;
  machine.typePin(3);
  expect(machine.serviceEffects.slice(opened)).toEqual([{ kind: 'forget-pin' }]);
  expect(machine.menu.content).toMatchObject({ notice: 'short', digits: 0 });
});

test('the answer to a right PIN opens nothing after leaving', () => {
  const machine = new ServiceHarness().ready();
  machine.knock();
  machine.typePin(4);
  const { revision } = machine.menu.frame;
  machine.touch('service-leave');
  machine.loop.dispatch({ kind: 'pin-checked', revision, role: 'technician', failures: 0, waitLeftMs: 0 });
  expect(machine.screen.name).toBe('idle');
});

test('the answer to a right PIN opens nothing after another knock with another PIN', () => {
  const machine = new ServiceHarness().ready();
  machine.knock();
  machine.typePin(4);
  const { revision } = machine.menu.frame;
  machine.touch('service-leave');
  machine.knock();
  machine.typePin(4);
  machine.loop.dispatch({ kind: 'pin-checked', revision, role: 'technician', failures: 0, waitLeftMs: 0 });
  expect(machine.step).toBe('pin');
  machine.loop.dispatch({ kind: 'pin-unchecked', revision });
  expect(machine.menu.content).toMatchObject({ isChecking: true, notice: null });
});
