import { expect, test } from 'vitest';
import { ACCEPTOR, DevicesMachine, TEXT } from './harness.ts';

const TWO = '/dev/serial/by-path/two';

test('without a journal nothing is written into the file, and the search goes on working', async () => {
  const machine = await new DevicesMachine().atDoor();
  machine.find({ [TWO]: [ACCEPTOR] });
  machine.diskFull = true;
  machine.touchDoor({ kind: 'take', path: TWO, index: 0 });
  await machine.carryOut();
  expect(machine.text).toBe(TEXT);
  expect(machine.door.ports[0]?.found).toHaveLength(1);
  machine.dispose();
});
