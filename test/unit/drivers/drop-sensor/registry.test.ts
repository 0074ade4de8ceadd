import { expect, it } from 'vitest';
import { createMemoryLine } from '../../../../drivers/port/memory-port.ts';
import { registry } from '../../../../drivers/registry.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';

const clock = new FakeClock();
const environment = { clock, opener: createMemoryLine('port', clock).opener };

it.each([
  [{ driver: 'modbus', port: 'port', blocksMs: 100 }],
  [{ driver: 'modbus', port: 'port', latch: 'cleared-by-reading' }],
  [{ driver: 'modbus', port: 'port', address: 7, input: 3, seenAs: 'off', latch: { clearCoil: 12 } }],
  [{ driver: 'modem-line', port: 'port', line: 'dcd', blocksMs: 50 }],
])('makes a sensor from %j', (settings) => {
  expect(registry.createDropSensor(settings, environment).ok).toBe(true);
});

it.each([
  [{ driver: 'crystal-ball' }, /no drop sensor driver/],
  [{ driver: 'modbus', port: '' }, /port/],
  [{ driver: 'modbus', port: 'port', address: 0 }, /address/],
  [{ driver: 'modbus', port: 'port', latch: 'sometimes' }, /latch/],
  [{ driver: 'modbus', port: 'port', timeoutMs: 3 }, /timeoutMs/],
  [{ driver: 'modbus', port: 'port' }, /blocks-unknown/],
  [{ driver: 'modbus', port: 'port', blocksMs: 0 }, /blocksMs/],
  [{ driver: 'modem-line', port: 'port', line: 'rts', blocksMs: 50 }, /line/],
  [{ driver: 'modem-line', port: 'port' }, /blocks-unknown/],
])('refuses a sensor with %j', (settings, message) => {
  expect(registry.createDropSensor(settings, environment)).toEqual({
    ok: false,
    error: expect.stringMatching(message),
  });
});

it.each([
  [{ driver: 'modbus', port: 'port', channels: 65 }, /channels/],
  [{ driver: 'modbus', port: 'port', channels: [1] }, /channels/],
  [{ driver: 'modbus', port: 'port', address: 248 }, /address/],
  [{ driver: 'modbus', port: 'port', timedPulse: 'maybe' }, /timedPulse/],
  [{ driver: 'modbus', port: 'port', pulseMs: 3 }, /pulseMs/],
])('refuses a Modbus relay with %j', (settings, message) => {
  expect(registry.createRelay(settings, environment)).toEqual({ ok: false, error: expect.stringMatching(message) });
});
