import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MAX_PULSE_MS } from '../../../../app/config/device-keys.ts';
import type { DropSensor, DropSensorEvent } from '../../../../drivers/drop-sensor/drop-sensor.ts';
import { createSerialOpener } from '../../../../drivers/port/serial-port.ts';
import { registry } from '../../../../drivers/registry.ts';
import type { Relay, RelayEvent } from '../../../../drivers/relay/relay.ts';
import { systemClock } from '../../../../drivers/common/system-clock.ts';
import { ModbusPtyLine } from '../../../support/lines/modbus-line.ts';
import { nextValue } from '../next-value.ts';

/** The longest there is: on a busy computer the line and the board, which are programs as well, have to run first. */
const answerLimitMs = 2_000;
/** An answer is waited for no longer than the pulse lasts. */
const PULSE_MS = 1_500;

const repository = `${import.meta.dirname}/../../../..`;
let line: ModbusPtyLine;
let relay: Relay;
let sensor: DropSensor;

const nextRelayEvent = (kind: RelayEvent['kind']): Promise<RelayEvent> =>
  nextValue<RelayEvent>(
    (listener) => relay.onEvent(listener),
    (event) => event.kind === kind,
  );
const nextSensorEvent = (kind: DropSensorEvent['kind']): Promise<DropSensorEvent> =>
  nextValue<DropSensorEvent>(
    (listener) => sensor.onEvent(listener),
    (event) => event.kind === kind,
  );

function createDrivers(timedPulse: 'none' | 'waveshare'): void {
  const environment = { opener: createSerialOpener(systemClock), clock: systemClock };
  const common = { driver: 'modbus', port: line.path, answerLimitMs };
  const madeRelay = registry.createRelay({ ...common, channels: 4, timedPulse }, environment);
  const madeSensor = registry.createDropSensor({ ...common, latch: { clearCoil: 0x30 } }, environment);
  if (!madeRelay.ok || !madeSensor.ok) throw new Error('the drivers were not made');
  relay = madeRelay.value;
  sensor = madeSensor.value;
}

async function startBoth(): Promise<void> {
  const ready = Promise.all([nextRelayEvent('ready'), nextSensorEvent('ready')]);
  relay.start();
  sensor.start();
  await ready;
}

/** Another program that switches channel 2 on and is then killed. */
async function killInPulse(timedPulse: 'none' | 'waveshare'): Promise<void> {
  const program = `
    import { createSerialOpener } from '${repository}/drivers/port/serial-port.ts';
    import { registry } from '${repository}/drivers/registry.ts';
    import { systemClock } from '${repository}/drivers/common/system-clock.ts';
    const settings = { driver: 'modbus', port: process.argv[1], channels: 4, timedPulse: '${timedPulse}', answerLimitMs: ${String(answerLimitMs)} };
    const made = registry.createRelay(settings, { opener: createSerialOpener(systemClock), clock: systemClock });
    made.value.onEvent((event) => event.kind === 'ready' && void made.value.pulse(2, 3_000));
    made.value.start();`;
  const switchedOn = line.change(({ channel, on }) => channel === 2 && on);
  const host = spawn(process.execPath, ['--input-type=module', '-e', program, line.path], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const exited = once(host, 'exit');
  await switchedOn;
  host.kill('SIGKILL');
  await exited;
}

beforeEach(async () => {
  line = await ModbusPtyLine.open({ latch: { clearCoil: 0x30 }, initiallyOn: [1] });
});

afterEach(async () => {
  await relay.stop();
  await sensor.stop();
  await line.dispose();
});

it('switches off a relay that was left on, pulses for the requested time and detects a product, all on one line', async () => {
  createDrivers('none');
  await startBoth();
  expect(line.board.isOn(1)).toBe(false);
  const armed = await sensor.arm();
  if (!armed.ok) throw new Error(armed.error.message);
  const switchedOff = line.change(({ on }) => !on);
  const calledMonoMs = systemClock.monoMs();
  const pulse = await relay.pulse(3, PULSE_MS);
  if (!pulse.ok) throw new Error(pulse.error.reason.message);
  // The delay with which a busy test machine receives either frame is not the driver's; that off is never early, is.
  expect((await switchedOff).atMonoMs - calledMonoMs).toBeGreaterThanOrEqual(PULSE_MS);
  const fallen = armed.value.fallen(10_000);
  line.board.dropNow(15);
  expect(await fallen).toBe('seen');
});

it('detects the loss of the line during a pulse, and recovers with everything off', async () => {
  createDrivers('none');
  await startBoth();
  const switchedOn = line.change(({ on }) => on);
  const lost = Promise.all([nextRelayEvent('lost'), nextSensorEvent('lost')]);
  const pulse = relay.pulse(1, MAX_PULSE_MS);
  await switchedOn;
  await line.unplug();
  expect(await pulse).toMatchObject({ ok: false, error: { certain: false } });
  await lost;
  expect(await relay.pulse(1, 100)).toMatchObject({ ok: false, error: { certain: true } });
  expect(await sensor.arm()).toMatchObject({ ok: false, error: { kind: 'not-connected' } });

  const ready = Promise.all([nextRelayEvent('ready'), nextSensorEvent('ready')]);
  await line.plug();
  await ready;
  expect(line.board.isOn(1)).toBe(false);
  expect(await relay.pulse(2, PULSE_MS)).toMatchObject({ ok: true });
});

it('leaves a timed pulse to the board, which ends it even if the program is killed', async () => {
  const switchedOff = line.change(({ channel, on }) => channel === 2 && !on);
  await killInPulse('waveshare');
  await switchedOff;
  expect(line.board.changes().at(-1)?.previousMs).toBeGreaterThanOrEqual(3_000);
  createDrivers('waveshare');
  await startBoth();
  expect(await relay.pulse(4, 100)).toMatchObject({ ok: true });
});

it('switches off at the next start a relay left on by a killed program', async () => {
  await killInPulse('none');
  expect(line.board.isOn(2)).toBe(true);
  createDrivers('none');
  await startBoth();
  expect(line.board.isOn(2)).toBe(false);
});
