import { expect, it } from 'vitest';
import { err } from '../../../../app/result.ts';
import type { DriverEnvironment } from '../../../../drivers/definition/define-driver.ts';
import type { PortSettings } from '../../../../drivers/port/byte-port.ts';
import { registry } from '../../../../drivers/registry.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';

/** What the port of a device is opened with. */
async function openedWith(kind: 'relay' | 'dropSensor', settings: object): Promise<PortSettings['modemLines']> {
  const clock = new FakeClock();
  const opened: PortSettings[] = [];
  const environment: DriverEnvironment = {
    clock,
    opener: {
      open: (port) => {
        opened.push(port);
        return Promise.resolve(err({ kind: 'not-found', message: 'nothing there' }));
      },
    },
  };
  const create = kind === 'relay' ? registry.createRelay : registry.createDropSensor;
  const device = create({ port: 'COM1', ...settings }, environment);
  if (!device.ok) throw new Error(device.error);
  device.value.start();
  await clock.advance(10);
  return opened[0]?.modemLines;
}

const DEVICES = [
  ['relay', { driver: 'lcus' }],
  ['relay', { driver: 'modbus' }],
  ['dropSensor', { driver: 'modbus', blocksMs: 50 }],
  ['dropSensor', { driver: 'modem-line', blocksMs: 50 }],
] as const;

it.each(DEVICES)('does not change the outputs of the port of a %s %j', async (kind, settings) => {
  expect(await openedWith(kind, settings)).toBeUndefined();
});

it.each(DEVICES)('sets them for a %s %j if that is configured', async (kind, settings) => {
  expect(await openedWith(kind, { ...settings, modemLines: { dtr: 'off', rts: 'on' } })).toEqual({
    dtr: false,
    rts: true,
  });
  expect(await openedWith(kind, { ...settings, modemLines: { dtr: 'off' } })).toEqual({ dtr: false });
});

it('requires the same setting for all devices of a line', () => {
  const environment: DriverEnvironment = {
    clock: new FakeClock(),
    opener: { open: () => Promise.resolve(err({ kind: 'not-found', message: 'nothing there' })) },
  };
  const lines = { dtr: 'off', rts: 'off' };
  expect(registry.createRelay({ driver: 'modbus', port: 'COM1', modemLines: lines }, environment).ok).toBe(true);
  const other = registry.createDropSensor({ driver: 'modbus', port: 'COM1', blocksMs: 50 }, environment);
  expect(other).toMatchObject({ ok: false, error: expect.stringContaining('modem lines') });
});
