import type { Clock } from '../../app/ports/clock.ts';
import { delays } from '../common/delays.ts';
import { Listeners } from '../common/listeners.ts';
import type { BeamError } from './beam.ts';
import type { DropSensorEvent } from './drop-sensor.ts';

/** So many questions in a row without a good answer mean that the sensor is gone; one may be noise. */
const MISSED_QUESTIONS = 2;

/** Makes events of readings: each state is reported once, and again when its reason becomes another one. */
export class SensorHealth {
  readonly events = new Listeners<DropSensorEvent>();
  readonly #clock: Clock;
  #reported: string | undefined;
  #missed = 0;
  #blockedSinceMonoMs: number | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Forgets everything: the sensor is looked for anew. */
  reset(): void {
    this.#reported = undefined;
    this.discardReadings();
  }

  /** Readings of another time say nothing about the present. */
  discardReadings(): void {
    this.#missed = 0;
    this.#blockedSinceMonoMs = undefined;
  }

  /** A good reading; while a product is given out (`isArmed`) a blocked beam is what everybody waits for. */
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

  /** A question without a good answer. */
  miss(reason: BeamError): void {
    this.#missed += 1;
    // What is refused once is refused always: the settings name something that is not there.
    if (reason.kind === 'refused' || this.#missed >= MISSED_QUESTIONS) this.lose(reason);
  }

  /** The sensor cannot be used. */
  lose(reason: BeamError): void {
    // A sensor that is silent is so whatever it was asked, and however its answers were damaged.
    const state = reason.kind === 'silent' ? reason.kind : `${reason.kind}: ${reason.message}`;
    this.#report(state, { kind: 'lost', reason });
  }

  #report(state: string, event: DropSensorEvent): void {
    if (this.#reported === state) return;
    this.#reported = state;
    this.events.emit(event);
  }
}
