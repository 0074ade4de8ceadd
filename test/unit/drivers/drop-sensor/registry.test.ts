import { expect, it } from 'vitest';
import { createMemoryLine } from '../../../../drivers/port/memory-port.ts';
import { createDropSensor, createRelay, dropSensorDrivers } from '../../../../drivers/registry.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';

const clock = new FakeClock();
const environment = { clock, opener: createMemoryLine('port', clock).opener };

it.each([
  ['modbus', { path: 'port', blocksMs: 100 }],
  ['modbus', { path: 'port', latch: 'cleared-by-reading' }],
  ['modbus', { path: 'port', address: 7, input: 3, seenAs: 'off', latch: { clearCoil: 12 } }],
  ['modem-line', { path: 'port', line: 'dcd', blocksMs: 50 }],
])('makes a %s sensor from %j', (name, settings) => {
  expect(createDropSensor(name, settings, environment).ok).toBe(true);
});

it.each([
  ['crystal-ball', {}, /no drop sensor driver/],
  ['modbus', { path: '' }, /path/],
  ['modbus', { path: 'port', address: 0 }, /address/],
  ['modbus', { path: 'port', latch: 'sometimes' }, /latch/],
  ['modbus', { path: 'port', timeoutMs: 3 }, /timeoutMs/],
  ['modbus', { path: 'port' }, /without a latch[^]*blocksMs/],
  ['modbus', { path: 'port', blocksMs: 0 }, /blocksMs/],
  ['modem-line', { path: 'port', line: 'rts', blocksMs: 50 }, /line/],
  ['modem-line', { path: 'port' }, /blocksMs/],
])('refuses %s with %j', (name, settings, message) => {
  expect(createDropSensor(name, settings, environment)).toEqual({ ok: false, error: expect.stringMatching(message) });
});

it.each([
  [{ path: 'port', channels: 65 }, /channels/],
  [{ path: 'port', channels: [1] }, /channels/],
  [{ path: 'port', address: 248 }, /address/],
  [{ path: 'port', timedPulse: 'maybe' }, /timedPulse/],
  [{ path: 'port', pulseMs: 3 }, /pulseMs/],
])('refuses a Modbus relay with %j', (settings, message) => {
  expect(createRelay('modbus', settings, environment)).toEqual({ ok: false, error: expect.stringMatching(message) });
});

it('has each name once', () => {
  expect(new Set(dropSensorDrivers.map(({ name }) => name)).size).toBe(dropSensorDrivers.length);
});
