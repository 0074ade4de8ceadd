import { expect, test } from 'vitest';
import { BOARD, DevicesMachine } from './harness.ts';

const ONE = '/dev/serial/by-path/one';
const TWO = '/dev/serial/by-path/two';

test('two boards of a kind are told, and the second one replaces the port of the first', async () => {
  const machine = await new DevicesMachine().atDoor();
  machine.find({ [ONE]: [BOARD], [TWO]: [BOARD] });
  const [first, second] = machine.door.ports;
  expect(first?.found[0]?.doubts).toEqual(['set-up']);
  expect(second?.found[0]?.doubts).toEqual(['replaces', 'twin']);
  machine.touchDoor({ kind: 'take', path: TWO, index: 0 });
  await machine.carryOut();
  // The same driver keeps what a search does not know.
  expect(machine.text).toContain(`{ driver: lcus, port: ${TWO}, pulseMs: 900 }`);
  machine.dispose();
});
