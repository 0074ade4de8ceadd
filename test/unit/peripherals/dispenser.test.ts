import { expect, test } from 'vitest';
import { err, ok, type Result } from '../../../app/result.ts';
import type { Drop, DropSensor, DropSensorError, DropWatch } from '../../../drivers/drop-sensor/drop-sensor.ts';
import type { PulseFailure, Relay } from '../../../drivers/relay/relay.ts';
import {
  createDispenser,
  SETTLE_LIMIT_MS,
  type Dispenser,
  type DispenseOrder,
} from '../../../main/peripherals/dispenser.ts';
import { createReadyRelayHarness } from '../../scenarios/devices/lcus/harness.ts';
import { drainMicrotasks, FakeClock } from '../../support/fakes/fake-clock.ts';

const PULSE_MS = 700;

test('settled waits for the pulse, and its outcome comes first', async () => {
  const harness = await createReadyRelayHarness();
  const dispenser = createDispenser(harness.relay, null, harness.clock);
  const order: string[] = [];
  void dispenser
    .dispense({ channel: 1, pulseMs: PULSE_MS, watchMs: null })
    .then(({ ok }) => order.push(ok ? 'pulse done' : 'pulse failed'));
  void dispenser.settled().then(() => order.push('settled'));
  await harness.clock.advance(PULSE_MS - 1);
  expect(order).toEqual([]);
  await harness.clock.advance(SETTLE_LIMIT_MS - PULSE_MS);
  expect(order).toEqual(['pulse done', 'settled']);
  await dispenser.settled();
});

test('settled does not wait without a limit', async () => {
  const clock = new FakeClock();
  const harness = await createReadyRelayHarness();
  const silent: Relay = { ...harness.relay, pulse: () => new Promise(() => undefined) };
  const dispenser = createDispenser(silent, null, clock);
  void dispenser.dispense({ channel: 1, pulseMs: PULSE_MS, watchMs: null });
  let isSettled = false;
  void dispenser.settled().then(() => {
    isSettled = true;
  });
  await clock.advance(SETTLE_LIMIT_MS - 1);
  expect(isSettled).toBe(false);
  await clock.advance(1);
  expect(isSettled).toBe(true);
});

test('settled waits for the fall as well', async () => {
  const clock = new FakeClock();
  const { sensor, relay, end } = parts();
  const dispenser = createDispenser(relay, sensor, clock);
  const order: string[] = [];
  void dispenser.dispense(ORDER).then(() => order.push('done'));
  void dispenser.settled().then(() => order.push('settled'));
  await drainMicrotasks();
  end.pulse(ok(undefined));
  await drainMicrotasks();
  expect(order).toEqual([]);
  end.fall('seen');
  await drainMicrotasks();
  expect(order).toEqual(['done', 'settled']);
});

const FALL_MS = 3_000;
const ORDER: DispenseOrder = { channel: 1, pulseMs: PULSE_MS, watchMs: FALL_MS };
const UNCERTAIN: PulseFailure = { certain: false, reason: { kind: 'interrupted', message: 'nobody knows' } };
const CERTAIN: PulseFailure = { certain: true, reason: { kind: 'not-connected', message: 'nothing was sent' } };

interface Parts {
  readonly relay: Relay;
  readonly sensor: DropSensor;
  /** What was asked of both, in its order. */
  readonly asked: readonly string[];
  readonly end: { pulse: (result: Result<void, PulseFailure>) => void; fall: (drop: Drop) => void };
}

/** A relay and a sensor with scripted answers; `armed`: the sensor's state before anything moves. */
function parts(armed: 'watches' | DropSensorError = 'watches'): Parts {
  const asked: string[] = [];
  const end: Parts['end'] = { pulse: () => undefined, fall: () => undefined };
  const watch: DropWatch = {
    fallen: (limitMs) => {
      asked.push(`fallen ${String(limitMs)}`);
      return new Promise((resolve) => {
        end.fall = resolve;
      });
    },
    cancel: () => {
      asked.push('cancel');
    },
  };
  const relay: Relay = {
    pulse: (channel, pulseMs) => {
      asked.push(`pulse ${String(channel)} ${String(pulseMs)}`);
      return new Promise((resolve) => {
        end.pulse = resolve;
      });
    },
    start: () => undefined,
    stop: () => Promise.resolve(),
    onEvent: () => () => undefined,
  };
  const sensor: DropSensor = {
    start: () => undefined,
    stop: () => Promise.resolve(),
    arm: () => {
      asked.push('arm');
      return Promise.resolve(armed === 'watches' ? ok(watch) : err(armed));
    },
    onEvent: () => () => undefined,
  };
  return { relay, sensor, asked, end };
}

type Outcome = Awaited<ReturnType<Dispenser['dispense']>>;

/** One piece, from the order to its outcome. */
async function give(
  { relay, sensor, end }: Parts,
  pulsed: Result<void, PulseFailure>,
  drop?: Drop,
): Promise<Outcome | undefined> {
  let outcome: Outcome | undefined;
  void createDispenser(relay, sensor, new FakeClock())
    .dispense(ORDER)
    .then((result) => {
      outcome = result;
    });
  await drainMicrotasks();
  end.pulse(pulsed);
  await drainMicrotasks();
  if (drop !== undefined) end.fall(drop);
  await drainMicrotasks();
  return outcome;
}

test.each(['seen', 'not-seen', 'unknown'] as const)(
  'the pulse went well: the word of the sensor is the outcome (%s)',
  async (drop) => {
    const harness = parts();
    expect(await give(harness, ok(undefined), drop)).toEqual(ok(drop));
  },
);

test('the sensor is armed before the relay moves, and the fall is awaited after the pulse', async () => {
  const harness = parts();
  await give(harness, ok(undefined), 'seen');
  expect(harness.asked).toEqual(['arm', `pulse 1 ${String(PULSE_MS)}`, `fallen ${String(FALL_MS)}`]);
});

test('the relay does not move before the sensor watches', async () => {
  const harness = parts();
  const slow: DropSensor = { ...harness.sensor, arm: () => new Promise(() => undefined) };
  void createDispenser(harness.relay, slow, new FakeClock()).dispense(ORDER);
  await drainMicrotasks();
  expect(harness.asked).toEqual([]);
});

test('the sensor cannot be armed: nothing moves, with certainty', async () => {
  const silent: DropSensorError = { kind: 'silent', message: 'the board does not answer' };
  const harness = parts(silent);
  expect(await give(harness, ok(undefined))).toEqual(err({ certain: true, reason: silent }));
  expect(harness.asked).toEqual(['arm']);
});

test('an uncertain pulse, but the product was seen: dispensed', async () => {
  expect(await give(parts(), err(UNCERTAIN), 'seen')).toEqual(ok('seen'));
});

test.each(['not-seen', 'unknown'] as const)(
  'the pulse’s outcome is unknown, and the sensor has not seen it (%s): still unknown',
  async (drop) => {
    expect(await give(parts(), err(UNCERTAIN), drop)).toEqual(err(UNCERTAIN));
  },
);

test('the relay was certainly not reached: no wait for a fall', async () => {
  const harness = parts();
  expect(await give(harness, err(CERTAIN))).toEqual(err(CERTAIN));
  expect(harness.asked.at(-1)).toBe('cancel');
});

test('without a sensor, or without a watch, no product counts as seen', async () => {
  const harness = parts();
  for (const [sensor, watchMs] of [
    [null, FALL_MS],
    [harness.sensor, null],
  ] as const) {
    const given = createDispenser(harness.relay, sensor, new FakeClock()).dispense({ ...ORDER, watchMs });
    harness.end.pulse(ok(undefined));
    expect(await given).toEqual(ok('unwatched'));
  }
  expect(harness.asked).not.toContain('arm');
});

test('without a sensor a failed pulse keeps its own certainty', async () => {
  for (const failure of [UNCERTAIN, CERTAIN]) {
    const { relay, end } = parts();
    const given = createDispenser(relay, null, new FakeClock()).dispense(ORDER);
    end.pulse(err(failure));
    expect(await given).toEqual(err(failure));
  }
});

test('the board denies the pulse, but the product was seen: dispensed', async () => {
  const denied: PulseFailure = { certain: true, reason: { kind: 'contradicted', message: 'off after on' } };
  expect(await give(parts(), err(denied), 'seen')).toEqual(ok('seen'));
});

test('a second piece while the first is falling: refused, certain, and the first watch continues', async () => {
  const harness = parts();
  const dispenser = createDispenser(harness.relay, harness.sensor, new FakeClock());
  void dispenser.dispense(ORDER);
  await drainMicrotasks();
  harness.end.pulse(ok(undefined));
  await drainMicrotasks();
  const { length } = harness.asked;
  const second = dispenser.dispense(ORDER);
  await drainMicrotasks();
  expect(harness.asked).toHaveLength(length);
  expect(await second).toMatchObject({ ok: false, error: { certain: true } });
});
