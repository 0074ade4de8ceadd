import { expect, it } from 'vitest';
import { createMemoryLine } from '../../../drivers/port/memory-port.ts';
import { DRIVERS, registry } from '../../../drivers/registry.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';

const clock = new FakeClock();
const environment = { clock, opener: createMemoryLine('relay', clock).opener };

it('makes a relay from checked settings', () => {
  expect(registry.createRelay({ driver: 'lcus', port: 'relay', pulseMs: 300 }, environment).ok).toBe(true);
});

it.each([
  [{ driver: 'tea-kettle' }, /no relay driver/],
  [{}, /no relay driver/],
  [{ driver: 'lcus', port: '' }, /port/],
  [{ driver: 'lcus', port: 'relay', baudRate: 9_601 }, /baudRate/],
  [{ driver: 'lcus', port: 'relay', channels: [1] }, /channels/],
  [{ driver: 'lcus', port: 'relay', pulseMs: 3 }, /pulseMs/],
])('refuses a relay with %j', (settings, message) => {
  expect(registry.createRelay(settings, environment)).toEqual({ ok: false, error: expect.stringMatching(message) });
});

it.each(Object.entries(DRIVERS))('has each name of a %s once', (_kind, drivers: readonly { name: string }[]) => {
  expect(new Set(drivers.map(({ name }) => name)).size).toBe(drivers.length);
});
