import { expect, test } from 'vitest';
import { ServiceHarness } from '../../support/harness/service-harness.ts';

test('a second knock while the pad is open opens no second one and takes no digit away', () => {
  const machine = new ServiceHarness().ready();
  machine.knock();
  expect(machine.serviceEffects).toEqual([{ kind: 'forget-pin' }]);
  const { revision } = machine.menu.frame;
  machine.loop.dispatch({ kind: 'pin-typed', revision, digits: 3 });
  machine.knock();
  // Nothing forgets the digits behind the three dots.
  expect(machine.serviceEffects).toHaveLength(1);
  expect(machine.menu).toMatchObject({ frame: { revision }, content: { step: 'pin', digits: 3 } });
});

test('a knock behind an open door leaves it as it is', () => {
  const machine = new ServiceHarness().ready();
  machine.enter('technician');
  machine.open('system');
  const { revision } = machine.menu.frame;
  machine.knock();
  expect(machine.step).toBe('system');
  expect(machine.menu.frame.revision).toBe(revision);
});
