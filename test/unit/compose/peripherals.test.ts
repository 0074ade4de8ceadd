import { expect, test } from 'vitest';
import type { PeripheralsConfig } from '../../../app/config/peripherals.ts';
import { createDispenser } from '../../../main/peripherals/dispenser.ts';
import { demoPeripherals } from '../../../main/compose/demo-peripherals.ts';
import { choosePeripherals } from '../../../main/compose/peripherals.ts';
import { configSchema } from '../../../main/config/config-schema.ts';
import { registry } from '../../../drivers/registry.ts';
import { ccnetSettings } from '../../../drivers/bill-acceptor/ccnet/settings.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';

const BUS = '/dev/serial/by-path/bus';
/** All channels off, the validator initialised, the printer asked for its state. */
const READY_MS = 5_000;
const FALL_LIMIT_MS = 3_000;
const PULSE_MS = 700;

function settingsOf(peripherals: object): PeripheralsConfig {
  return configSchema.parse({ version: 1, peripherals }).peripherals;
}

async function simulated() {
  const clock = new FakeClock();
  const chosen = await choosePeripherals(demoPeripherals({}), clock);
  if (!chosen.ok) throw new Error(JSON.stringify(chosen.error));
  const { peripherals, simulated: devices } = chosen.value;
  const { relay, sensor, acceptor, printer } = peripherals;
  if (relay === null || sensor === null || acceptor === null || printer === null || devices === null)
    throw new Error('something is missing');
  for (const device of [relay, sensor, acceptor, printer]) device.start();
  await clock.advance(READY_MS);
  return { clock, relay, sensor, acceptor, printer, devices };
}

async function dispenseOne(world: Awaited<ReturnType<typeof simulated>>) {
  const { clock, relay, sensor } = world;
  const dispensed = createDispenser(relay, sensor, clock).dispense({
    channel: 1,
    pulseMs: PULSE_MS,
    watchMs: FALL_LIMIT_MS,
  });
  await clock.advance(PULSE_MS + FALL_LIMIT_MS + READY_MS);
  return dispensed;
}

test('an input of the relay board is on the relay’s own line', () => {
  const { relay } = settingsOf({
    relay: { driver: 'modbus', port: BUS, baudRate: 19_200, parity: 'even', address: 7 },
  });
  const sensor = {
    driver: 'modbus',
    input: 3,
    seenAs: 'on',
    latch: 'none',
    blocksMs: 200,
    timeoutMs: 3_000,
    extraPulses: 1,
  } as const;
  expect(registry.completed('dropSensor', { relay, dropSensor: sensor })).toEqual({
    ...sensor,
    port: BUS,
    baudRate: 19_200,
    parity: 'even',
    address: 7,
    // The line's report applies to both of its devices.
    answerLimitMs: 250,
    echo: 'auto',
    modemLines: { dtr: 'unchanged', rts: 'unchanged' },
  });
});

/** What the driver of the acceptor gets. */
function acceptorSettings(more: object): unknown {
  return registry.completed('billAcceptor', settingsOf({ billAcceptor: { driver: 'ccnet', port: BUS, ...more } }));
}

test('the operator’s settings of the acceptor’s line reach its driver', () => {
  const settings = acceptorSettings({
    baudRate: 19_200,
    denominationsTenge: [500],
    modemLines: { rts: true },
    restMs: 50,
  });
  expect(ccnetSettings.parse(settings)).toEqual({
    driver: 'ccnet',
    port: BUS,
    baudRate: 19_200,
    denominationsTenge: [500],
    modemLines: { dtr: false, rts: true },
    restMs: 50,
  });
});

test('an acceptor without line settings gets its driver’s defaults', () => {
  expect(ccnetSettings.parse(acceptorSettings({}))).toEqual(ccnetSettings.parse({ driver: 'ccnet', port: BUS }));
});

test.each([10, 100])('a pause of %i ms before each command is accepted by schema and driver', (restMs) => {
  expect(ccnetSettings.parse(acceptorSettings({ restMs }))).toMatchObject({ restMs });
});

test.each([
  ['less rest than CCNET allows', { restMs: 9 }],
  ['more rest than the polls leave room for', { restMs: 101 }],
  ['a part of a millisecond', { restMs: 20.5 }],
  ['a line that is no output', { modemLines: { cts: true } }],
  ['a line that is neither on nor off', { modemLines: { rts: 1 } }],
])('refused by schema and driver: %s', (_, more) => {
  expect(
    configSchema.safeParse({ version: 1, peripherals: { billAcceptor: { driver: 'ccnet', port: BUS, ...more } } })
      .success,
  ).toBe(false);
  expect(ccnetSettings.safeParse({ driver: 'ccnet', port: BUS, ...more }).success).toBe(false);
});

test('a relay and a sensor on one bus get one line', async () => {
  const relay = { driver: 'modbus', port: BUS, parity: 'even' } as const;
  const chosen = await choosePeripherals(
    settingsOf({ relay, dropSensor: { driver: 'modbus', port: BUS, address: 9, blocksMs: 200 } }),
    new FakeClock(),
  );
  expect(chosen).toMatchObject({
    ok: true,
    value: { simulated: null, peripherals: { acceptor: null, printer: null } },
  });
});

test('two lines with different speeds on one port are refused, even past the schema', async () => {
  const settings = settingsOf({ relay: { driver: 'modbus', port: BUS } });
  const dropSensor = {
    driver: 'modbus',
    port: BUS,
    baudRate: 19_200,
    input: 0,
    seenAs: 'on',
    latch: 'none',
    blocksMs: 200,
    timeoutMs: 3_000,
    extraPulses: 1,
  } as const;
  const chosen = await choosePeripherals({ ...settings, dropSensor }, new FakeClock());
  expect(chosen).toMatchObject({
    ok: false,
    error: { reason: 'config-invalid', parameters: { key: 'peripherals.dropSensor' } },
  });
});

test('demo mode uses the configuration’s durations and none of its ports', () => {
  const real = settingsOf({
    relay: { driver: 'lcus', port: BUS, pulseMs: 300 },
    dropSensor: {
      driver: 'modem-line',
      port: '/dev/serial/by-path/sensor',
      blocksMs: 50,
      timeoutMs: 1_500,
      extraPulses: 2,
    },
    printer: { driver: 'escpos', port: '/dev/serial/by-path/printer', required: true },
  });
  expect(demoPeripherals(real)).toEqual({
    relay: { driver: 'simulated', pulseMs: 300 },
    dropSensor: { driver: 'simulated', timeoutMs: 1_500, extraPulses: 2 },
    billAcceptor: { driver: 'simulated' },
    printer: { driver: 'simulated', required: true },
  });
});

test('simulated devices: the sensor sees the product that the relay releases', async () => {
  const world = await simulated();
  expect(await dispenseOne(world)).toEqual({ ok: true, value: 'seen' });
  expect(world.devices.relay?.shelf.fallen(1)).toBe(1);
});

test('simulated devices: a product that is stuck is not seen', async () => {
  const world = await simulated();
  world.devices.relay?.shelf.setStuck(1, true);
  expect(await dispenseOne(world)).toEqual({ ok: true, value: 'not-seen' });
});

test('simulated devices: a complete slip is printed, and no byte is lost', async () => {
  const { clock, printer, devices } = await simulated();
  const lines = Array.from(
    { length: 60 },
    (_, index) =>
      ({ kind: 'text', text: `Қағаз ${String(index)}`, align: 'left', size: 'normal', isBold: false }) as const,
  );
  const printed = printer.print({ lines });
  await clock.advance(60_000);
  expect(await printed).toEqual({ ok: true, value: undefined });
  expect(devices.printer?.simulator.papers()).toHaveLength(1);
  expect(devices.printer?.simulator.lostBytes).toBe(0);
});
