import { expect, it } from 'vitest';
import { z } from 'zod';
import { port, relayKeys } from '../../../app/config/device-keys.ts';
import { createConfigSchema } from '../../../app/config/config.ts';
import { ok } from '../../../app/result.ts';
import { defineDriver } from '../../../drivers/definition/define-driver.ts';
import { createMemoryLine } from '../../../drivers/port/memory-port.ts';
import { createRegistry, DRIVERS } from '../../../drivers/registry.ts';
import type { Relay } from '../../../drivers/relay/relay.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';

/** A driver as its folder would export it: settings and constructor. */
const bellows = defineDriver({
  kind: 'relay',
  settings: z.strictObject({
    driver: z.literal('bellows'),
    port,
    valves: z.number().int().min(1).max(6).default(2).describe('How many valves the board has.'),
    ...relayKeys,
  }),
  findings: ({ pulseMs }) => (pulseMs > 2_000 ? [{ path: ['pulseMs'], rule: 'out-of-breath', highest: 2_000 }] : []),
  highestChannel: ({ valves }) => valves,
  create: (settings, { opener, clock }) => {
    const relay: Relay = {
      start: () => void opener.open({ path: settings.port, baudRate: 9_600 }),
      stop: () => Promise.resolve(),
      pulse: (_channel, pulseMs) =>
        new Promise((resolve) => {
          clock.setTimer(pulseMs, () => resolve(ok(undefined)));
        }),
      onEvent: () => () => undefined,
    };
    return ok(relay);
  },
});

const registry = createRegistry({ ...DRIVERS, relay: [...DRIVERS.relay, bellows] });
const configSchema = createConfigSchema(registry);

const product = (channel: number) => ({ id: 'water', channel, name: 'Water', priceTenge: 450 });
const kaspi = {
  scheme: 'lite',
  baseUrl: 'https://mtokentest.kaspi.kz:8543/r1/v01',
  deviceId: 'KIOSK-0001',
  apiKeyFile: 'key',
};

function read(relay: object, channel = 1) {
  const config = { version: 1, payment: { kaspi }, peripherals: { relay }, catalogue: [product(channel)] };
  return configSchema.safeParse(config);
}

it('a line in the registry brings its keys, with their defaults, into the configuration', () => {
  expect(read({ driver: 'bellows', port: '/dev/bellows' })).toMatchObject({
    success: true,
    data: { peripherals: { relay: { driver: 'bellows', port: '/dev/bellows', valves: 2, pulseMs: 700 } } },
  });
});

it.each([
  ['a key that it does not have', { driver: 'bellows', port: 'x', channels: 2 }, 1, 'unrecognized_keys', 'relay'],
  ['a value out of its bounds', { driver: 'bellows', port: 'x', valves: 7 }, 1, 'too_big', 'valves'],
  ['a rule of its own', { driver: 'bellows', port: 'x', pulseMs: 2_001 }, 1, 'custom', 'pulseMs'],
  ['a product on a channel that it does not have', { driver: 'bellows', port: 'x' }, 3, 'custom', 'channel'],
])('refused: %s', (_what, relay, channel, code, key) => {
  const found = read(relay, channel);
  expect(found.error?.issues).toEqual([expect.objectContaining({ code })]);
  expect(found.error?.issues[0]?.path.at(-1)).toBe(key);
});

it('the settings of the configuration make the device, over the line that the composition gives it', async () => {
  const clock = new FakeClock();
  const { opener, device } = createMemoryLine('/dev/bellows', clock);
  const config = read({ driver: 'bellows', port: '/dev/bellows' });
  if (!config.success) throw config.error;
  const made = registry.createRelay(registry.completed('relay', config.data.peripherals), { opener, clock });
  if (!made.ok) throw new Error(made.error);
  made.value.start();
  const pulse = made.value.pulse(1, 700);
  await clock.advance(700);
  expect(await pulse).toEqual({ ok: true, value: undefined });
  device.unplug();
});
