import { expect, it } from 'vitest';
import type { Drop } from '../../../../drivers/drop-sensor/drop-sensor.ts';
import {
  createModbusHarness,
  makeRelay,
  makeSensor,
  MODBUS_READY_MS,
  watchOutcome,
} from '../../../support/lines/modbus-line.ts';

const PULSE_MS = 700;
const WATCH_MS = 3_000;
/** Long enough that each moment of the polling is met once. */
const MOMENTS = Array.from({ length: 12 }, (_, index) => index * 7);

interface Course {
  readonly answerMs: number;
  readonly blocksMs: number;
  /** How long after the arming the relay is switched. */
  readonly pulseAfterMs: number;
  /** How long after that a product falls; it is in the beam for `blocksMs`. Nothing falls when absent. */
  readonly fallsAfterMs?: number;
}

/** Relay and sensor on one line, with a board that needs so long for every answer. */
async function dropOf({ answerMs, blocksMs, pulseAfterMs, fallsAfterMs }: Course): Promise<Drop | undefined> {
  const { clock, board, host } = await createModbusHarness();
  const { environment } = host();
  const { device: relay } = makeRelay(environment);
  const { device: sensor } = makeSensor(environment, { blocksMs });
  relay.start();
  sensor.start();
  await clock.advance(MODBUS_READY_MS);
  board.setFault({ kind: 'slow', answerMs });
  const arming = sensor.arm();
  await clock.advance(4 * answerMs);
  const armed = await arming;
  if (!armed.ok) throw new Error(armed.error.message);
  await clock.advance(pulseAfterMs);
  const pulse = watchOutcome(relay.pulse(1, PULSE_MS));
  if (fallsAfterMs !== undefined) clock.setTimer(fallsAfterMs, () => board.dropNow(blocksMs));
  await clock.advance(PULSE_MS + 300);
  expect(pulse.outcome).toMatchObject({ ok: true });
  const fallen = watchOutcome(armed.value.fallen(WATCH_MS));
  await clock.advance(WATCH_MS + 500);
  return fallen.outcome;
}

it.each([
  [16, 50],
  [20, 50],
  [30, 100],
  [35, 100],
  [45, 100],
])(
  'answers after %i ms: a sensor whose products take %i ms is certain that nothing fell',
  async (answerMs, blocksMs) => {
    for (const pulseAfterMs of MOMENTS)
      expect([pulseAfterMs, await dropOf({ answerMs, blocksMs, pulseAfterMs })]).toEqual([pulseAfterMs, 'not-seen']);
  },
);

it.each([
  [30, 50],
  [45, 80],
])(
  'answers after %i ms: a sensor whose products take %i ms is uncertain, and reports that',
  async (answerMs, blocksMs) => {
    for (const pulseAfterMs of MOMENTS)
      expect([pulseAfterMs, await dropOf({ answerMs, blocksMs, pulseAfterMs })]).toEqual([pulseAfterMs, 'unknown']);
  },
);

it('detects a product that blocks the beam for the configured time, whenever it falls', async () => {
  for (const fallsAfterMs of MOMENTS) {
    const early = await dropOf({ answerMs: 35, blocksMs: 100, pulseAfterMs: 0, fallsAfterMs });
    const late = await dropOf({ answerMs: 35, blocksMs: 100, pulseAfterMs: 0, fallsAfterMs: PULSE_MS + fallsAfterMs });
    expect([fallsAfterMs, early, late]).toEqual([fallsAfterMs, 'seen', 'seen']);
  }
});
