import { expect, it } from 'vitest';
import { ok } from '../../../../app/result.ts';
import type { Beam } from '../../../../drivers/drop-sensor/beam.ts';
import { PolledSensor } from '../../../../drivers/drop-sensor/polled-sensor.ts';
import { joinLine, type LineHandler, type LineUser } from '../../../../drivers/modbus/shared-line.ts';
import { createModbusRelay } from '../../../../drivers/relay/modbus/driver.ts';
import { modbusRelaySettings } from '../../../../drivers/relay/modbus/settings.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';
import { createModbusHarness, MODBUS_PATH, MODBUS_READY_MS } from '../../../support/lines/modbus-line.ts';

const PERIOD_MS = 10_000;

function countingBeam(): Beam & { questions: number } {
  const beam = {
    questions: 0,
    isBlocked: () => {
      beam.questions += 1;
      return Promise.resolve(ok(false));
    },
    clear: () => Promise.resolve(ok(undefined)),
    isClearedByReading: false,
  };
  return beam;
}

it('a sensor that gets a new line leaves the old one, even without a report of its end', async () => {
  const clock = new FakeClock();
  const sensor = new PolledSensor(clock, 25, { gapLimitMs: 50, hasLatch: false });
  const [before, after] = [countingBeam(), countingBeam()];
  sensor.begin();
  sensor.connect(before);
  await clock.advance(1_200);
  before.questions = 0;
  sensor.connect(after);
  await clock.advance(PERIOD_MS);
  expect(before.questions).toBe(0);
  expect(after.questions).toBeGreaterThan(0);
});

it('a sensor without a line sends no request, even without a report of its end', async () => {
  const clock = new FakeClock();
  const sensor = new PolledSensor(clock, 25, { gapLimitMs: 50, hasLatch: false });
  const beam = countingBeam();
  sensor.begin();
  sensor.connect(beam);
  await clock.advance(1_200);
  sensor.lose({ kind: 'io', message: 'gone' });
  beam.questions = 0;
  await clock.advance(PERIOD_MS);
  expect(beam.questions).toBe(0);
  expect(await sensor.arm()).toMatchObject({ ok: false, error: { kind: 'not-connected' } });
});

/** Scripted reports of a relay's line. */
async function relayByHand(): Promise<{ clock: FakeClock; sent: string[]; handler: LineHandler }> {
  const { clock, host, sent } = await createModbusHarness();
  const { environment } = host();
  const joined = joinLine({ path: MODBUS_PATH, baudRate: 9_600, parity: 'none' }, environment);
  if (!joined.ok) throw new Error(joined.error);
  const line = joined.value;
  const handlers: LineHandler[] = [];
  const start = line.start.bind(line);
  line.start = (handler: Parameters<LineUser['start']>[0]) => {
    handlers.push(handler);
    start(handler);
  };
  createModbusRelay(modbusRelaySettings.parse({ driver: 'modbus', port: MODBUS_PATH }), line, environment).start();
  await clock.advance(MODBUS_READY_MS);
  const [handler] = handlers;
  if (handler === undefined) throw new Error('the relay did not start its line');
  return { clock, sent, handler };
}

async function questionsIn10s({ clock, sent }: { clock: FakeClock; sent: string[] }): Promise<number> {
  await clock.advance(1_000);
  sent.length = 0;
  await clock.advance(PERIOD_MS);
  return sent.length;
}

it('a relay that gets a line twice sends as many requests as one that gets it once', async () => {
  const once = await questionsIn10s(await relayByHand());
  expect(once).toBeGreaterThan(0);
  const relay = await relayByHand();
  relay.handler.onLink({ kind: 'connected' });
  expect(await questionsIn10s(relay)).toBe(once);
});

it('a relay without a line sends no request, even without a report of its end', async () => {
  const relay = await relayByHand();
  relay.handler.onLink({ kind: 'lost', reason: { kind: 'io', message: 'gone' } });
  expect(await questionsIn10s(relay)).toBe(0);
});
