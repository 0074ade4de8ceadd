import { expect, test } from 'vitest';
import { ACCEPTOR, BOARD, DevicesMachine } from './harness.ts';

const TWO = '/dev/serial/by-path/two';

test('ports are shown and searched where the file is broken; nothing is written, and the sentence names the key', async () => {
  const machine = await new DevicesMachine('version: 1\ncolour: red\n').atDoor();
  expect(machine.door.unreadable).toMatchObject({ kind: 'refused', problem: { reason: 'config-invalid' } });
  machine.find({ [TWO]: [ACCEPTOR] });
  expect(machine.door.ports[0]?.found).toHaveLength(1);
  machine.touchDoor({ kind: 'take', path: TWO, index: 0 });
  await machine.carryOut();
  expect(machine.text).toBe('version: 1\ncolour: red\n');
  expect(machine.door.notice).toMatchObject({ kind: 'not-changed', why: { kind: 'refused' } });
  machine.dispose();
});

test('a file that is broken by its device alone is mended by taking the right one over', async () => {
  const machine = await new DevicesMachine('version: 1\nperipherals:\n  relay: { driver: none }\n').atDoor();
  expect(machine.door.unreadable).not.toBeNull();
  machine.find({ [TWO]: [BOARD] });
  machine.touchDoor({ kind: 'take', path: TWO, index: 0 });
  await machine.carryOut();
  expect(machine.door).toMatchObject({ unreadable: null, notice: { kind: 'taken' } });
  expect(machine.text).toContain('driver: lcus');
  machine.dispose();
});
