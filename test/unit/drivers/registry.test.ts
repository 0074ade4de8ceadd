import { expect, it } from 'vitest';
import { createMemoryLine } from '../../../drivers/port/memory-port.ts';
import { createRelay, relayDrivers } from '../../../drivers/registry.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';

const clock = new FakeClock();
const environment = { clock, opener: createMemoryLine('relay', clock).opener };

it('makes a relay from checked settings', () => {
  expect(createRelay('lcus', { path: 'relay', channels: [1, 8] }, environment).ok).toBe(true);
});

it.each([
  ['tea-kettle', {}, /no relay driver/],
  ['lcus', { path: '', channels: [1] }, /path/],
  ['lcus', { path: 'relay', channels: [0] }, /channels/],
  ['lcus', { path: 'relay', channels: [9] }, /channels/],
  ['lcus', { path: 'relay', channels: [] }, /channels/],
  ['lcus', { path: 'relay', channels: [1, 1] }, /only once/],
  ['lcus', { path: 'relay', channels: [1], pulseMs: 3 }, /pulseMs/],
])('refuses %s with %j', (name, settings, message) => {
  expect(createRelay(name, settings, environment)).toEqual({ ok: false, error: expect.stringMatching(message) });
});

it('has each name once', () => {
  expect(new Set(relayDrivers.map(({ name }) => name)).size).toBe(relayDrivers.length);
});
