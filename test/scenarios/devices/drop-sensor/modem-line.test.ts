import { expect, it } from 'vitest';
import { delays } from '../../../../drivers/common/delays.ts';
import type { DropSensorEvent } from '../../../../drivers/drop-sensor/drop-sensor.ts';
import { ModemLineSimulator } from '../../../../drivers/drop-sensor/modem-line/simulator.ts';
import { createMemoryLine } from '../../../../drivers/port/memory-port.ts';
import { createSerialOpener } from '../../../../drivers/port/serial-port.ts';
import { registry } from '../../../../drivers/registry.ts';
import { systemClock } from '../../../../drivers/common/system-clock.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';
import { watchOutcome } from '../../../support/lines/modbus-line.ts';
import { createPtyPair } from '../../../support/lines/pty-pair.ts';

async function harness(settings: object = {}, line: 'cts' | 'dsr' | 'dcd' = 'cts') {
  const clock = new FakeClock();
  const { opener, device } = createMemoryLine('/dev/beam', clock);
  const beam = new ModemLineSimulator({ clock, device, line });
  const made = registry.createDropSensor(
    { driver: 'modem-line', port: '/dev/beam', blocksMs: 50, ...settings },
    { opener, clock },
  );
  if (!made.ok) throw new Error(made.error);
  const events: DropSensorEvent[] = [];
  made.value.onEvent((event) => events.push(event));
  made.value.start();
  await clock.advance(100);
  return { clock, device, beam, sensor: made.value, events };
}

const limitMs = 3_000;

it.each(['cts', 'dsr', 'dcd'] as const)('sees a product of ten milliseconds at %s', async (line) => {
  const { clock, beam, sensor, events } = await harness({ line }, line);
  expect(events).toEqual([{ kind: 'ready' }]);
  const armed = await sensor.arm();
  if (!armed.ok) throw new Error(armed.error.message);
  const fallen = watchOutcome(armed.value.fallen(limitMs));
  await clock.advance(333);
  beam.dropNow(delays.dropModemPollMs);
  await clock.advance(delays.dropModemPollMs);
  expect(fallen.outcome).toBe('seen');
});

it('is certain that nothing fell, or uncertain when the port was lost', async () => {
  const { clock, device, sensor, events } = await harness();
  const first = await sensor.arm();
  const nothing = watchOutcome(first.ok ? first.value.fallen(limitMs) : Promise.resolve('not armed'));
  await clock.advance(limitMs);
  expect(nothing.outcome).toBe('not-seen');

  const second = await sensor.arm();
  const lost = watchOutcome(second.ok ? second.value.fallen(limitMs) : Promise.resolve('not armed'));
  device.unplug();
  await clock.advance(1);
  device.plug();
  await clock.advance(limitMs);
  expect(lost.outcome).toBe('unknown');
  expect(events.map(({ kind }) => kind)).toEqual(['ready', 'lost', 'ready']);
});

it('cannot be armed while the beam is blocked, and is lost when it stays blocked', async () => {
  const { clock, beam, sensor, events } = await harness({ seenAs: 'off' });
  expect(await sensor.arm()).toMatchObject({ ok: false, error: { kind: 'blocked' } });
  await clock.advance(delays.dropBlockedLimitMs + 2 * delays.dropCheckMs);
  expect(events).toMatchObject([{ kind: 'lost', reason: { kind: 'blocked' } }]);
  beam.setBlocked(true);
  await clock.advance(delays.dropCheckMs);
  expect(events.at(-1)).toEqual({ kind: 'ready' });
});

it('reports a port without modem lines, and leaves no timer', async () => {
  const { clock, device, sensor } = await harness();
  device.setModemInputs(undefined);
  device.unplug();
  await clock.advance(1);
  device.plug();
  await clock.advance(1_000);
  expect(await sensor.arm()).toMatchObject({ ok: false, error: { kind: 'refused' } });
  await sensor.stop();
  expect(clock.pendingTimers).toBe(0);
});

it('reports a real port without modem lines, such as every pseudo-terminal', async () => {
  const pair = await createPtyPair();
  const environment = { opener: createSerialOpener(systemClock), clock: systemClock };
  const made = registry.createDropSensor({ driver: 'modem-line', port: pair.hostPath, blocksMs: 50 }, environment);
  if (!made.ok) throw new Error(made.error);
  const lost = new Promise<DropSensorEvent>((resolve) => {
    made.value.onEvent(resolve);
  });
  made.value.start();
  expect(await lost).toMatchObject({ kind: 'lost', reason: { kind: 'refused' } });
  await made.value.stop();
  await pair.dispose();
});
