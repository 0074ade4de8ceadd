import { MAX_DROP_MS } from '../../app/config/device-keys.ts';
import type { Clock } from '../../app/ports/clock.ts';
import { err, ok, type Result } from '../../app/result.ts';
import type { DropSeen } from '../../app/session/state/event.ts';
import { delays } from '../../drivers/common/delays.ts';
import type { DropSensor, DropSensorError, DropWatch } from '../../drivers/drop-sensor/drop-sensor.ts';
import type { PortError } from '../../drivers/port/byte-port.ts';
import type { PulseFailure, Relay, RelayError } from '../../drivers/relay/relay.ts';

/**
 * A generous allowance for queries, repetitions and pauses around a pulse: a silent board is switched off three times.
 */
const AROUND_PULSE_MS = 1_500;
/** How long to wait for a hand in the tray to leave the beam: until the sensor itself reports the beam as blocked. */
const ARM_LIMIT_MS = delays.dropBlockedLimitMs + 1_000;
const ARM_AGAIN_MS = 200;
/** The longest time for one piece, and therefore the limit on waiting for it. */
export const SETTLE_LIMIT_MS = ARM_LIMIT_MS + delays.relayLongestPulseMs + MAX_DROP_MS + AROUND_PULSE_MS;

/**
 * One piece: the channel, the pulse, and how long after the pulse the product may still fall (null: there is no
 * sensor).
 */
export interface DispenseOrder {
  readonly channel: number;
  readonly pulseMs: number;
  readonly watchMs: number | null;
}

/** `certain`: nothing moved, or nothing was begun. */
export interface DispenseFailure {
  readonly certain: boolean;
  readonly reason: PulseFailure['reason'] | DropSensorError | PortError;
}

/** The relay and the drop sensor as one device: what was dispensed, and whether it was seen. */
export interface Dispenser {
  dispense(order: DispenseOrder): Promise<Result<DropSeen, DispenseFailure>>;
  /** Resolves when nothing is being dispensed and the last outcome has been handled, or after the limit. */
  settled(): Promise<void>;
}

/**
 * Creates a dispenser. Without a sensor the relay's first byte is written within the caller's turn of the event loop.
 */
export function createDispenser(relay: Relay, sensor: DropSensor | null, clock: Clock): Dispenser {
  let running: Promise<unknown> | null = null;
  return {
    dispense(order) {
      // The previous product may still be falling and would be counted as this one.
      if (running !== null) return Promise.resolve(err({ certain: true, reason: inProgress }));
      const work =
        sensor === null || order.watchMs === null
          ? pulseOnly(relay, order)
          : pulseWatched(relay, sensor, clock, { ...order, watchMs: order.watchMs });
      running = work;
      const forget = (): void => {
        if (running === work) running = null;
      };
      work.then(forget, forget);
      return work;
    },
    settled(): Promise<void> {
      const work = running;
      if (work === null) return Promise.resolve();
      return new Promise((resolve) => {
        const cancel = clock.setTimer(SETTLE_LIMIT_MS, resolve);
        const goOn = (): void => {
          cancel();
          resolve();
        };
        work.then(goOn, goOn);
      });
    },
  };
}

async function pulseOnly(
  relay: Relay,
  { channel, pulseMs }: DispenseOrder,
): Promise<Result<DropSeen, DispenseFailure>> {
  const pulsed = await relay.pulse(channel, pulseMs);
  return pulsed.ok ? ok('unwatched') : pulsed;
}

/** Pulses only once the sensor is watching, so that no movement is unobserved. */
async function pulseWatched(
  relay: Relay,
  sensor: DropSensor,
  clock: Clock,
  { channel, pulseMs, watchMs }: DispenseOrder & { watchMs: number },
): Promise<Result<DropSeen, DispenseFailure>> {
  const armed = await armWhenFree(sensor, clock);
  if (!armed.ok) return err({ certain: true, reason: armed.error });
  const watch = armed.value;
  const pulsed = await relay.pulse(channel, pulseMs);
  if (pulsed.ok) return ok(await watch.fallen(watchMs));
  return afterFailure(watch, watchMs, pulsed.error);
}

async function armWhenFree(sensor: DropSensor, clock: Clock): Promise<Awaited<ReturnType<DropSensor['arm']>>> {
  const untilMonoMs = clock.monoMs() + ARM_LIMIT_MS;
  for (;;) {
    const armed = await sensor.arm();
    if (armed.ok || armed.error.kind !== 'blocked' || clock.monoMs() >= untilMonoMs) return armed;
    await new Promise<void>((resolve) => {
      clock.setTimer(ARM_AGAIN_MS, resolve);
    });
  }
}

/** The errors that a board reports after it received the command. What the sensor saw takes precedence over them. */
const REPORTED_BY_BOARD: ReadonlySet<string> = new Set([
  'refused-by-board',
  'contradicted',
] satisfies readonly RelayError['kind'][]);

/** After a pulse that failed on its way, the sensor may still show that it was enough. */
async function afterFailure(
  watch: DropWatch,
  watchMs: number,
  failure: PulseFailure,
): Promise<Result<DropSeen, DispenseFailure>> {
  if (failure.certain && !REPORTED_BY_BOARD.has(failure.reason.kind)) {
    watch.cancel();
    return err(failure);
  }
  const drop = await watch.fallen(watchMs);
  return drop === 'seen' ? ok(drop) : err(failure);
}

const inProgress: RelayError = { kind: 'pulse-in-progress', message: 'another piece is being given out' };
