import type { Clock } from '../../app/ports/clock.ts';
import { delays } from '../common/delays.ts';
import { Listeners } from '../common/listeners.ts';
import type { BeamError } from './beam.ts';
import type { DropSensorEvent } from './drop-sensor.ts';

/** This many queries in a row without a good answer mean that the sensor is lost; one may be noise. */
const MISSED_QUESTIONS = 2;

/** Turns readings into events: each state is reported once, and again when its reason changes. */
export class SensorHealth {
  readonly events = new Listeners<DropSensorEvent>();
  readonly #clock: Clock;
  #reported: string | undefined;
  #missed = 0;
  #blockedSinceMonoMs: number | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Starts over: the sensor is looked for again. */
  reset(): void {
    this.#reported = undefined;
    this.discardReadings();
  }

  /** Drops earlier readings, which do not describe the present. */
  discardReadings(): void {
    this.#missed = 0;
    this.#blockedSinceMonoMs = undefined;
  }

  /** Takes a good reading. While a product is being dispensed (`isArmed`) a blocked beam is expected. */
  read(isBlocked: boolean, isArmed: boolean): void {
    this.#missed = 0;
    if (!isBlocked) {
      this.#blockedSinceMonoMs = undefined;
      this.#report('ready', { kind: 'ready' });
      return;
    }
    const nowMonoMs = this.#clock.monoMs();
    this.#blockedSinceMonoMs ??= nowMonoMs;
    if (isArmed || nowMonoMs - this.#blockedSinceMonoMs <= delays.dropBlockedLimitMs) return;
    this.lose({ kind: 'blocked', message: `the beam has been blocked for more than ${delays.dropBlockedLimitMs} ms` });
  }

  /** Counts a query without a good answer. */
  miss(reason: BeamError): void {
    this.#missed += 1;
    // A refusal is permanent: the settings name an input that does not exist.
    if (reason.kind === 'refused' || this.#missed >= MISSED_QUESTIONS) this.lose(reason);
  }

  /** Reports that the sensor cannot be used. */
  lose(reason: BeamError): void {
    // Silence is one state, for any query and any kind of damaged answer.
    const state = reason.kind === 'silent' ? reason.kind : `${reason.kind}: ${reason.message}`;
    this.#report(state, { kind: 'lost', reason });
  }

  #report(state: string, event: DropSensorEvent): void {
    if (this.#reported === state) return;
    this.#reported = state;
    this.events.emit(event);
  }
}
