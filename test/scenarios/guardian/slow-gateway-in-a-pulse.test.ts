import { expect, test } from 'vitest';
import { registry } from '../../../drivers/registry.ts';
import { guardedRelay } from '../../../main/guardian/guarded-relay.ts';
import { createModbusHarness, makeRelay, MODBUS_PATH, watchOutcome } from '../../support/lines/modbus-line.ts';

const PULSE_MS = 700;
const LONG_MS = 60_000;

test.each([50, 250, 1_000, 2_000])(
  'a gateway falls silent in a pulse (answerLimitMs %i): the program that waits for it is not killed as one that has stalled',
  async (answerLimitMs) => {
    const harness = await createModbusHarness();
    const settings = { driver: 'modbus', port: MODBUS_PATH, channels: 4, answerLimitMs };
    const end = registry.whenMainEnds('relay', { relay: { pulseMs: PULSE_MS, ...settings } });
    const { device } = makeRelay(harness.host().environment, { answerLimitMs });
    let limitMs = 0;
    let overMonoMs = Infinity;
    const relay = guardedRelay(device, {
      arm: () => undefined,
      aroundPulseMs: end?.aroundPulseMs ?? 0,
      watch: (ms) => {
        limitMs = ms;
        return () => {
          overMonoMs = harness.clock.monoMs();
        };
      },
    });
    relay.start();
    await harness.clock.advance(LONG_MS);
    const startedMonoMs = harness.clock.monoMs();
    const pulse = watchOutcome(relay.pulse(1, PULSE_MS));
    await harness.clock.advance(PULSE_MS / 2);
    harness.board.setFault({ kind: 'mute' });
    await harness.clock.advance(LONG_MS);
    expect(pulse.outcome).toMatchObject({ ok: false, error: { certain: false } });
    expect(overMonoMs - startedMonoMs).toBeLessThan(limitMs);
    // A program that has really stalled is still ended while somebody may be there.
    expect(limitMs).toBeLessThan(PULSE_MS + 20_000);
  },
);

test.each([50, 250, 1_000, 2_000])(
  'a gateway that never answers the switching on (answerLimitMs %i)',
  async (limit) => {
    const harness = await createModbusHarness();
    const end = registry.whenMainEnds('relay', {
      relay: { pulseMs: PULSE_MS, driver: 'modbus', port: MODBUS_PATH, answerLimitMs: limit },
    });
    const { device: relay } = makeRelay(harness.host().environment, { answerLimitMs: limit });
    relay.start();
    await harness.clock.advance(LONG_MS);
    harness.board.setFault({ kind: 'mute' });
    const startedMonoMs = harness.clock.monoMs();
    let takenMs = Infinity;
    const pulsed = relay.pulse(1, PULSE_MS).finally(() => {
      takenMs = harness.clock.monoMs() - startedMonoMs;
    });
    await harness.clock.advance(LONG_MS);
    expect(await pulsed).toMatchObject({ ok: false, error: { certain: false } });
    expect(takenMs).toBeLessThan(PULSE_MS + (end?.aroundPulseMs ?? 0));
  },
);
