import { expect, test } from 'vitest';
import { DevicesMachine } from './harness.ts';

const ONE = '/dev/serial/by-path/one';
const EMPTY = {
  driver: 'lcus',
  port: ONE,
  baudRate: '',
  address: '',
  channels: '',
  pulseMs: '',
  input: '',
  blocksMs: '',
};

test('a pulse is changed in place, a letter and a speed that does not exist are refused', async () => {
  const machine = await new DevicesMachine().atDoor();
  const form = machine.door.devices?.find(({ kind }) => kind === 'relay')?.form;
  expect(form).toMatchObject({ driver: 'lcus', port: ONE, pulseMs: '900', baudRate: '' });
  const before = machine.text;

  machine.touchDoor({ kind: 'save', device: 'relay', form: { ...EMPTY, pulseMs: 'long' } });
  expect(machine.door.notice).toEqual({ kind: 'mistake', field: 'pulseMs' });
  machine.touchDoor({ kind: 'save', device: 'relay', form: { ...EMPTY, port: ' ' } });
  expect(machine.door.notice).toEqual({ kind: 'mistake', field: 'port' });
  machine.touchDoor({ kind: 'save', device: 'relay', form: { ...EMPTY, pulseMs: '900', baudRate: '9601' } });
  await machine.carryOut();
  expect(machine.door.notice).toMatchObject({ kind: 'not-changed', why: { kind: 'refused' } });
  machine.touchDoor({ kind: 'save', device: 'relay', form: { ...EMPTY, pulseMs: '900' } });
  expect(machine.door.notice).toEqual({ kind: 'nothing' });
  expect(machine.text).toBe(before);

  machine.touchDoor({ kind: 'save', device: 'relay', form: { ...EMPTY, pulseMs: '1200' } });
  await machine.carryOut();
  expect(machine.text).toBe(before.replace('900', '1200'));
  machine.dispose();
});

test('another driver keeps what belongs to the kind; a device is taken out and comes back by undo', async () => {
  const machine = await new DevicesMachine().atDoor();
  const before = machine.text;
  const form = { ...EMPTY, driver: 'modbus', address: '2', pulseMs: '900' };
  machine.touchDoor({ kind: 'save', device: 'relay', form });
  await machine.carryOut();
  expect(machine.door.devices?.[0]?.form).toMatchObject({ driver: 'modbus', address: '2', pulseMs: '900', port: ONE });
  machine.touchDoor({ kind: 'remove', device: 'relay' });
  await machine.carryOut();
  expect(machine.door.devices?.[0]?.form).toBeNull();
  machine.touchDoor({ kind: 'undo' });
  await machine.carryOut();
  machine.touchDoor({ kind: 'undo' });
  await machine.carryOut();
  expect(machine.text).toBe(before);
  machine.dispose();
});

test('a printer on the network is written by hand', async () => {
  const machine = await new DevicesMachine().atDoor();
  const form = { ...EMPTY, driver: 'escpos', port: 'tcp://192.168.1.50:9100' };
  machine.touchDoor({ kind: 'save', device: 'printer', form });
  await machine.carryOut();
  expect(machine.door.notice).toEqual({ kind: 'saved' });
  expect(machine.text).toContain('tcp://192.168.1.50:9100');
  machine.dispose();
});
