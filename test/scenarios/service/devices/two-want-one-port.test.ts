import { mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { FoundDevice } from '../../../../app/devices/found-device.ts';
import { ACCEPTOR, BOARD, DevicesMachine, TEXT } from './harness.ts';

const ONE = '/dev/serial/by-path/one';
const TWO = '/dev/serial/by-path/two';
const ACCEPTOR_FORM = {
  driver: 'ccnet',
  port: ` ${ONE} `,
  baudRate: '',
  address: '',
  channels: '',
  pulseMs: '',
  input: '',
  blocksMs: '',
};

let machine: DevicesMachine;
afterEach(() => {
  machine.dispose();
});

test('what was found on the port of another device is not taken over; the sentence names that device', async () => {
  machine = await new DevicesMachine().atDoor();
  machine.find({ [ONE]: [ACCEPTOR] });
  expect(machine.door.ports[0]?.found).toMatchObject([{ doubts: ['wanted'], wantedBy: 'relay' }]);
  machine.touchDoor({ kind: 'take', path: ONE, index: 0 });
  await machine.carryOut();
  expect(machine.door.notice).toEqual({ kind: 'wanted', port: ONE, by: 'relay' });
  expect(machine.text).toBe(TEXT);
  expect(machine.told()).toEqual([]);
});

test('a port that is typed for two devices is refused for the second one, and it is free once the first one has another', async () => {
  machine = await new DevicesMachine().atDoor();
  machine.touchDoor({ kind: 'save', device: 'billAcceptor', form: ACCEPTOR_FORM });
  await machine.carryOut();
  expect(machine.door.notice).toEqual({ kind: 'wanted', port: ONE, by: 'relay' });
  expect(machine.text).toBe(TEXT);
  machine.find({ [ONE]: [ACCEPTOR], [TWO]: [BOARD] });
  machine.touchDoor({ kind: 'take', path: TWO, index: 0 });
  await machine.carryOut();
  machine.touchDoor({ kind: 'take', path: ONE, index: 0 });
  await machine.carryOut();
  expect(machine.door.notice).toEqual({ kind: 'taken' });
  expect(machine.text).toContain(`billAcceptor: { driver: ccnet, port: ${ONE}, baudRate: 19200 }`);
});

test('the port of another device has a second name: it is the same port', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sauda-names-'));
  const device = join(folder, 'ttyUSB0');
  writeFileSync(device, '');
  symlinkSync(device, join(folder, 'by-path'));
  machine = await new DevicesMachine(TEXT.replace(ONE, join(folder, 'by-path'))).atDoor();
  machine.names[TWO] = realpathSync(device);
  machine.find({ [TWO]: [ACCEPTOR] });
  expect(machine.door.ports[0]?.found).toMatchObject([{ doubts: ['wanted'], wantedBy: 'relay' }]);
  const before = machine.text;
  for (const port of [TWO, realpathSync(device)]) {
    machine.touchDoor({ kind: 'save', device: 'billAcceptor', form: { ...ACCEPTOR_FORM, port } });
    await machine.carryOut();
    expect(machine.door.notice).toEqual({ kind: 'wanted', port, by: 'relay' });
  }
  expect(machine.text).toBe(before);
  rmSync(folder, { recursive: true });
});

test('outputs and inputs of one Modbus board are two devices on one port', async () => {
  const board: FoundDevice = { ...BOARD, driver: 'modbus', settings: { address: 1, channels: 8 } };
  const inputs: FoundDevice = { ...board, kind: 'dropSensor', settings: { address: 1 } };
  machine = await new DevicesMachine().atDoor();
  machine.find({ [TWO]: [board, inputs] });
  machine.touchDoor({ kind: 'take', path: TWO, index: 0 });
  await machine.carryOut();
  expect(machine.door.ports[0]?.found).toMatchObject([
    { doubts: ['set-up'] },
    { doubts: ['needs-form'], wantedBy: null },
  ]);
});
