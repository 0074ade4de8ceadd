import { expect, test } from 'vitest';
import { remoteMachine } from '../../../../app/service/remote/remote.ts';
import type { ServiceHarness } from '../../../support/harness/service-harness.ts';
import { atSystemDoor } from '../../../support/service/system-door.ts';

const KEY = '9f86d081884c7d65';

function orders({ entries }: ServiceHarness): readonly unknown[] {
  return entries.map(({ entry }) => entry).filter(({ kind }) => kind === 'machine-closed');
}

test('a technician stops the selling and begins it again, with each on record, and neither twice', () => {
  const door = atSystemDoor({});
  door.act({ kind: 'back-in-service' });
  expect(orders(door.machine)).toEqual([]);
  door.act({ kind: 'out-of-service' });
  door.act({ kind: 'out-of-service' });
  expect(door.view().closed).toMatchObject({ role: 'technician' });
  door.machine.touch('service-leave');
  expect(door.machine.screen).toMatchObject({ name: 'out-of-service', problem: { reason: 'closed-by-operator' } });
  door.machine.enter('technician');
  door.machine.open('system');
  door.act({ kind: 'back-in-service' });
  door.machine.touch('service-leave');
  expect(door.machine.screen.name).toBe('idle');
  expect(orders(door.machine)).toEqual([
    { kind: 'machine-closed', role: 'technician', isClosed: true },
    { kind: 'machine-closed', role: 'technician', isClosed: false },
  ]);
});

test('what was stopped from afar is shown with its key, and a technician ends it', () => {
  const door = atSystemDoor({}, ({ loop }) => {
    loop.attachRemote(remoteMachine);
    loop.dispatch({ kind: 'remote-act', id: 'order-1', by: KEY, deed: { kind: 'out-of-service' } });
  });
  expect(door.view().closed).toMatchObject({ by: KEY });
  door.act({ kind: 'back-in-service' });
  expect(door.view().closed).toBeNull();
  door.machine.touch('service-leave');
  expect(door.machine.screen.name).toBe('idle');
});
