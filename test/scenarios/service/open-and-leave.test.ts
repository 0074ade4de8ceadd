import { expect, test } from 'vitest';
import { LEAVE_AFTER_MS, ServiceHarness } from '../../support/harness/service-harness.ts';

test('while the menu is open nothing is sold, and leaving it sells again', () => {
  const machine = new ServiceHarness().ready();
  machine.enter('technician');
  expect(machine.screen.name).toBe('service');
  expect(machine.step).toBe('home');
  machine.choose();
  expect(machine.kinds()).not.toContain('sale-opened');
  machine.touch('service-leave');
  expect(machine.screen.name).toBe('idle');
  expect(machine.views.at(-1)).toBeNull();
  expect(machine.entries.slice(-2).map(({ entry }) => entry)).toEqual([
    { kind: 'service-opened', role: 'technician' },
    { kind: 'service-closed', role: 'technician', why: 'left' },
  ]);
  machine.choose();
  expect(machine.kinds()).toContain('sale-opened');
});

test('the menu does not open during a sale', () => {
  const machine = new ServiceHarness().ready();
  machine.choose();
  machine.knock();
  expect(machine.loop.serviceView()).toBeNull();
  expect(machine.screen.name).toBe('preparing');
});

test('without a touch the menu leaves by itself, and a touch puts that off', async () => {
  const machine = new ServiceHarness().ready();
  machine.enter('collector');
  await machine.clock.advance(LEAVE_AFTER_MS - 1);
  machine.loop.dispatch({ kind: 'service-touched' });
  await machine.clock.advance(LEAVE_AFTER_MS - 1);
  expect(machine.step).toBe('home');
  await machine.clock.advance(1);
  expect(machine.screen.name).toBe('idle');
  expect(machine.entries.at(-1)?.entry).toEqual({ kind: 'service-closed', role: 'collector', why: 'unattended' });
});

test('a collector goes through no door of the technician', () => {
  const machine = new ServiceHarness().ready();
  machine.enter('collector');
  machine.open('system');
  expect(machine.step).toBe('home');
  machine.open('cash');
  expect(machine.step).toBe('cash');
  machine.touch('service-back');
  expect(machine.step).toBe('home');
});

test('an act for a view that is gone, or for another door, is dropped', () => {
  const machine = new ServiceHarness().ready();
  machine.enter('technician');
  const old = machine.menu.frame.revision;
  machine.act({ step: 'system', action: { kind: 'end', how: 'reboot' } });
  machine.open('system');
  const act = { step: 'system', action: { kind: 'end', how: 'reboot' } } as const;
  machine.loop.dispatch({ kind: 'door-act', revision: old, act });
  expect(machine.kinds()).not.toContain('service-acted');
  machine.act(act);
  expect(machine.entries.at(-1)?.entry).toEqual({
    kind: 'service-acted',
    role: 'technician',
    step: 'system',
    what: 'reboot',
  });
  expect(machine.order.slice(-2)).toEqual(['entry service-acted', 'effect door-effect']);
  expect(machine.serviceEffects.at(-1)).toMatchObject({ step: 'system', effect: { kind: 'end', how: 'reboot' } });
});
