import type { Clock } from '../../../app/ports/clock.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { Listeners, type Unsubscribe } from '../../../drivers/common/listeners.ts';
import type { Drop, DropSensor, DropSensorEvent, DropWatch } from '../../../drivers/drop-sensor/drop-sensor.ts';
import type { PulseFailure, Relay, RelayEvent } from '../../../drivers/relay/relay.ts';

/** A relay board at its port, whose contacts turn the spirals of a shelf. */
export class SimulatedRelay implements Relay {
  readonly #clock: Clock;
  readonly #turned: () => void;
  readonly #listeners = new Listeners<RelayEvent>();
  #isStopped = true;

  constructor(clock: Clock, turned: () => void) {
    this.#clock = clock;
    this.#turned = turned;
  }

  start(): void {
    this.#isStopped = false;
    this.#clock.setTimer(0, () => {
      this.#listeners.emit({ kind: 'ready', feedback: true });
    });
  }

  stop(): Promise<void> {
    this.#isStopped = true;
    return Promise.resolve();
  }

  pulse(_channel: number, pulseMs: number): Promise<Result<void, PulseFailure>> {
    if (this.#isStopped)
      return Promise.resolve(err({ certain: true, reason: { kind: 'not-connected', message: 'stopped' } }));
    return new Promise((resolve) => {
      this.#clock.setTimer(pulseMs, () => {
        this.#turned();
        resolve(ok(undefined));
      });
    });
  }

  onEvent(listener: (event: RelayEvent) => void): Unsubscribe {
    return this.#listeners.add(listener);
  }
}

/** The beam below the shelf: sees what falls, which `falls` decides at each pulse. */
export class SimulatedSensor implements DropSensor {
  readonly #clock: Clock;
  readonly #falls: () => boolean;
  readonly #listeners = new Listeners<DropSensorEvent>();
  #hasFallen = false;

  constructor(clock: Clock, falls: () => boolean) {
    this.#clock = clock;
    this.#falls = falls;
  }

  /** A spiral has turned. */
  turned(): void {
    this.#hasFallen = this.#falls();
  }

  start(): void {
    this.#clock.setTimer(0, () => {
      this.#listeners.emit({ kind: 'ready' });
    });
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }

  arm(): Promise<Result<DropWatch, never>> {
    this.#hasFallen = false;
    return Promise.resolve(ok({ fallen: (limitMs) => this.#fallen(limitMs), cancel: () => undefined }));
  }

  onEvent(listener: (event: DropSensorEvent) => void): Unsubscribe {
    return this.#listeners.add(listener);
  }

  #fallen(limitMs: number): Promise<Drop> {
    if (this.#hasFallen) return Promise.resolve('seen');
    return new Promise((resolve) => {
      this.#clock.setTimer(limitMs, () => {
        resolve('not-seen');
      });
    });
  }
}
