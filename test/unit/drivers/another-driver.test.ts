import { describe, expect, it } from 'vitest';
import { runCommand } from '../../../app/command-line/run-command.ts';
import { createConfigSchema } from '../../../app/config/config.ts';
import { createMemoryLine } from '../../../drivers/port/memory-port.ts';
import { createRegistry, DRIVERS } from '../../../drivers/registry.ts';
import type { OptionValues } from '../../../drivers/simulation/device.ts';
import { deviceCommand } from '../../../scripts/simulate/device-command.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';
import { bellows } from './bellows.ts';

const registry = createRegistry({ ...DRIVERS, relay: [...DRIVERS.relay, bellows] });
const configSchema = createConfigSchema(registry);

const product = (channel: number) => ({ id: 'water', channel, name: 'Water', priceTenge: 450 });
const kaspi = {
  scheme: 'lite',
  baseUrl: 'https://mtokentest.kaspi.kz:8543/r1/v01',
  deviceId: 'KIOSK-0001',
  apiKeyFile: 'key',
};

function read(relay: object, channel = 1, schema = configSchema) {
  const config = { version: 1, payment: { kaspi }, peripherals: { relay }, catalogue: [product(channel)] };
  return schema.safeParse(config);
}

describe('an entry in the registry', () => {
  it('adds its keys, with their defaults, to the configuration', () => {
    expect(read({ driver: 'bellows', port: '/dev/bellows' })).toMatchObject({
      success: true,
      data: { peripherals: { relay: { driver: 'bellows', port: '/dev/bellows', valves: 2, pulseMs: 700 } } },
    });
  });

  it('brings the sentences for its rules', () => {
    expect(registry.words).toMatchObject({ 'out-of-breath': 'the bellows is empty after {highest} ms' });
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

  it('makes the device from the configuration’s settings and the composition’s line', async () => {
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
});

describe('its simulator', () => {
  async function simulated(values: OptionValues, clock: FakeClock) {
    const simulation = registry.simulations.find(({ name }) => name === 'bellows');
    return simulation?.start(values, { clock, pictureFolder: () => ({ save: () => ({ ok: true, value: '' }) }) });
  }

  it('is a command with the options of its entry', async () => {
    const [simulation] = registry.simulations.filter(({ name }) => name === 'bellows');
    if (simulation === undefined) throw new Error('not there');
    let out = '';
    const context = {
      out: (text: string): boolean => {
        out += text;
        return true;
      },
      complain: () => undefined,
      endedWith: () => undefined,
    };
    const call = { name: 'npm run simulate --', resolvePath: (path: string) => path } as const;
    await runCommand(deviceCommand(simulation), ['--help'], context, call);
    expect(out).toMatch(/A board of valves[^]*--valves N {2,}how many it has[^]*--pty/);
  });

  it('is simulated at the other end of a line by its own simulator, and refuses a wrong option', async () => {
    const clock = new FakeClock();
    const made = await simulated({ valves: '6' }, clock);
    if (made?.ok !== true) throw new Error(made?.error);
    const { opener, device } = createMemoryLine('/dev/bellows', clock);
    const seen: string[] = [];
    made.value.attach(device);
    made.value.onHappening(({ text }) => seen.push(text));
    const relay = registry.createRelay({ driver: 'bellows', port: '/dev/bellows', valves: 6 }, { opener, clock });
    if (!relay.ok) throw new Error(relay.error);
    relay.value.start();
    await clock.advance(1);
    void relay.value.pulse(5, 700);
    await clock.advance(700);
    expect(seen).toEqual(['valve 5 blows', 'valve 5 rests']);
    expect(await simulated({ valves: '7' }, clock)).toEqual({ ok: false, error: '--valves takes 1 to 6.' });
  });
});

describe('its stand-in', () => {
  const alone = createRegistry({ ...DRIVERS, relay: [bellows] });

  it('is used for `simulated` in the configuration, with the settings of every relay', async () => {
    const clock = new FakeClock();
    const { connection, simulator } = await alone.absent.relay({ driver: 'simulated', pulseMs: 300 }, clock);
    expect(connection.settings).toMatchObject({ driver: 'bellows', pulseMs: 300 });
    const relay = alone.createRelay(connection.settings, connection.environment);
    if (!relay.ok) throw new Error(relay.error);
    relay.value.start();
    await clock.advance(1);
    void relay.value.pulse(2, 300);
    await clock.advance(1);
    expect([simulator.isOn(1), simulator.isOn(2)]).toEqual([false, true]);
    await clock.advance(300);
    expect(simulator.isOn(2)).toBe(false);
  });

  it('limits the channels of the configuration, as the board itself does', () => {
    const schema = createConfigSchema(alone);
    expect(read({ driver: 'simulated' }, 2, schema).success).toBe(true);
    expect(read({ driver: 'simulated' }, 3, schema).error?.issues[0]?.path.at(-1)).toBe('channel');
  });

  it('is missed loudly where no driver of a kind has one', async () => {
    const none = createRegistry({ ...DRIVERS, relay: [] });
    await expect(none.absent.relay({}, new FakeClock())).rejects.toThrow('no relay driver has a stand-in');
  });
});
