import { afterEach, expect, test } from 'vitest';
import { ACCEPTOR, DevicesMachine, TEXT } from './harness.ts';

const TWO = '/dev/serial/by-path/two';

let machine: DevicesMachine;
afterEach(() => {
  machine.dispose();
});

test('a device whose port was pulled out since it was found is not written; the sentence says so, and it can be taken once it is back', async () => {
  machine = await new DevicesMachine().atDoor();
  machine.find({ [TWO]: [ACCEPTOR] });
  machine.list();
  machine.touchDoor({ kind: 'take', path: TWO, index: 0 });
  await machine.carryOut();
  expect(machine.text).toBe(TEXT);
  expect(machine.door).toMatchObject({ notice: { kind: 'port-gone', port: TWO }, ports: [], isWriting: false });
  expect(machine.told()).toMatchObject([
    { kind: 'settings-intended' },
    { kind: 'settings-unchanged', reason: 'port-gone' },
  ]);
  machine.find({ [TWO]: [ACCEPTOR] });
  machine.touchDoor({ kind: 'take', path: TWO, index: 0 });
  await machine.carryOut();
  expect(machine.door.notice).toEqual({ kind: 'taken' });
  expect(machine.text).toContain(TWO);
});
