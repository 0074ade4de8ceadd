import { expect, it } from 'vitest';
import { parseConfig } from '../../../../main/config/load-config.ts';
import { createModbusHarness, makeRelay, makeSensor, watchOutcome } from '../../../support/lines/modbus-line.ts';

const READY_MS = 5_000;

async function slowHarness(answerMs: number, answerLimitMs: number, sensorSettings: object = {}) {
  const harness = await createModbusHarness();
  harness.board.setFault({ kind: 'slow', answerMs });
  const { environment } = harness.host();
  const relay = makeRelay(environment, { answerLimitMs });
  const sensor = makeSensor(environment, { answerLimitMs, ...sensorSettings });
  relay.device.start();
  sensor.device.start();
  await harness.clock.advance(READY_MS);
  return { ...harness, relay, sensor };
}

it('is never ready with answers after 290 ms unless that is configured', async () => {
  const harness = await createModbusHarness();
  harness.board.setFault({ kind: 'slow', answerMs: 290 });
  const relay = makeRelay(harness.host().environment);
  relay.device.start();
  await harness.clock.advance(READY_MS);
  expect(relay.events.map(({ kind }) => kind)).toEqual(['lost']);
});

it.each([
  [290, 350],
  [700, 800],
  [1_900, 2_000],
])('works with answers after %i ms, and no contact stays closed longer', async (answerMs, answerLimitMs) => {
  const { clock, board, relay, sensor } = await slowHarness(answerMs, answerLimitMs, { blocksMs: 5_000 });
  await clock.advance(2 * READY_MS);
  expect([relay.events, sensor.events]).toEqual([[{ kind: 'ready', feedback: true }], [{ kind: 'ready' }]]);
  for (let round = 0; round < 5; round += 1) {
    const pulseMs = 2_500 + round * 137;
    const pulse = watchOutcome(relay.device.pulse(1, pulseMs));
    await clock.advance(5 * READY_MS);
    expect(pulse.outcome).toEqual({ ok: true, value: undefined });
    expect(board.changes().at(-1)).toMatchObject({ on: false });
    expect((board.changes().at(-1)?.previousMs ?? 0) - pulseMs).toBeLessThanOrEqual(100);
  }
});

it.each([
  [1_000, 'not-seen'],
  [200, 'unknown'],
])('reports for products that block the beam for %i ms: %s', async (blocksMs, drop) => {
  const { clock, sensor } = await slowHarness(290, 350, { blocksMs });
  const arming = sensor.device.arm();
  await clock.advance(2_000);
  const armed = await arming;
  if (!armed.ok) throw new Error(armed.error.message);
  const fallen = watchOutcome(armed.value.fallen(3_000));
  await clock.advance(3_000);
  expect(fallen.outcome).toBe(drop);
});

const CONFIG = `
version: 1
catalogue: [{ id: water, channel: 1, name: { en: Water }, priceTenge: 450, stock: 10 }]
payment: { cash: { change: owe } }
`;

it('warns of the effects of a slow gateway on the sensor and the pulse', () => {
  const warnings: string[] = [];
  const text = `${CONFIG}
peripherals:
  billAcceptor: { driver: ccnet, port: COM1 }
  relay: { driver: modbus, port: COM2, pulseMs: 300, answerLimitMs: 400 }
  dropSensor: { driver: modbus, blocksMs: 100, answerLimitMs: 400 }
`;
  const parsed = parseConfig(text, 'kiosk.yaml', ({ key, warning }) =>
    warnings.push(`${String(key)}: ${String(warning)}`),
  );
  expect(parsed.ok).toBe(true);
  expect(warnings).toEqual([
    expect.stringContaining('peripherals.relay.answerLimitMs: an answer may take 400 ms'),
    expect.stringContaining(
      'peripherals.dropSensor.answerLimitMs: with answers as slow as that the beam is seen only every 1288 ms',
    ),
  ]);
});
