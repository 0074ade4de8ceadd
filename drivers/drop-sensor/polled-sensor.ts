import type { Clock } from '../../app/ports/clock.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { delays } from '../common/delays.ts';
import type { Unsubscribe } from '../common/listeners.ts';
import { Pause } from '../common/pause.ts';
import type { Beam, BeamError, Look } from './beam.ts';
import type { DropSensorEvent, DropWatch } from './drop-sensor.ts';
import { SensorHealth } from './health.ts';
import { Watch, type WatchSettings } from './watch.ts';

/** Noise may damage one answer, which is not yet a lost beam. */
const ARM_ATTEMPTS = 2;

type Armed = Result<DropWatch, BeamError>;

/** One opening of the line, up to its end. */
interface Link {
  readonly beam: Beam;
  isUp: boolean;
}

/** Polls a beam, faster while it is armed: the part of a drop sensor that does not depend on its line. */
export class PolledSensor {
  readonly #clock: Clock;
  readonly #pollMs: number;
  readonly #watchSettings: WatchSettings;
  readonly #health: SensorHealth;
  readonly #pause: Pause;
  #link: Link | undefined;
  #watch: Watch | undefined;
  #armRequest: ((armed: Armed) => void) | undefined;

  /** `pollMs`: the interval between polls of an armed sensor, from start to start. */
  constructor(clock: Clock, pollMs: number, watchSettings: WatchSettings) {
    this.#clock = clock;
    this.#pollMs = pollMs;
    this.#watchSettings = watchSettings;
    this.#health = new SensorHealth(clock);
    this.#pause = new Pause(clock);
  }

  onEvent(listener: (event: DropSensorEvent) => void): Unsubscribe {
    return this.#health.events.add(listener);
  }

  /** Starts looking for the sensor. */
  begin(): void {
    this.#health.reset();
  }

  /** The line is open; pending queries on an earlier one are given up. */
  connect(beam: Beam): void {
    this.disconnect();
    this.#health.discardReadings();
    const link: Link = { beam, isUp: true };
    this.#link = link;
    void this.#pollWhile(link);
  }

  /** The line has ended: a running watch can no longer prove that nothing fell. */
  disconnect(): void {
    const link = this.#link;
    this.#link = undefined;
    if (link !== undefined) link.isUp = false;
    this.#pause.end();
    this.#watch?.markUncertain();
    this.#refuseArming();
  }

  /** There is no line, for this reason. */
  lose(reason: BeamError): void {
    this.disconnect();
    this.#health.lose(reason);
  }

  /** Ends a running watch and everything pending. */
  end(): void {
    this.disconnect();
    this.#watch?.end();
  }

  /** See `DropSensor.arm`. */
  arm(): Promise<Armed> {
    this.#watch?.end();
    this.#refuseArming();
    if (this.#link === undefined) return Promise.resolve(err(notConnected));
    return new Promise((resolve) => {
      this.#armRequest = resolve;
      this.#pause.end();
    });
  }

  async #pollWhile(link: Link): Promise<void> {
    while (link.isUp) {
      const startedMonoMs = this.#clock.monoMs();
      if (this.#armRequest === undefined) await this.#readOnce(link);
      else await this.#armNow(link);
      if (!isUp(link)) return;
      // Armed meanwhile: poll at once.
      if (this.#armRequest !== undefined) continue;
      const periodMs = this.#watch === undefined ? delays.dropCheckMs : this.#pollMs;
      await this.#pause.wait(Math.max(0, startedMonoMs + periodMs - this.#clock.monoMs()));
    }
  }

  async #look(beam: Beam): Promise<Result<Look, BeamError>> {
    const read = await beam.isBlocked();
    if (!read.ok) return read;
    return ok({ isBlocked: read.value, askedMonoMs: beam.askedMonoMs?.() ?? this.#clock.monoMs() });
  }

  async #readOnce(link: Link): Promise<void> {
    const watch = this.#watch;
    const read = await this.#look(link.beam);
    if (!isUp(link)) return;
    if (!read.ok) {
      if (link.beam.isClearedByReading) watch?.markUncertain();
      this.#health.miss(read.error);
      return;
    }
    // A query from before the watch is not about it.
    if (watch === this.#watch) watch?.read(read.value);
    const { isBlocked } = read.value;
    this.#health.read(isBlocked, watch !== undefined);
    // While idle the latch is cleared, so that the next reading shows whether the beam is still blocked.
    const cleared = isBlocked && watch === undefined ? await link.beam.clear() : ok(undefined);
    if (!cleared.ok && isUp(link)) this.#health.miss(cleared.error);
  }

  async #armNow(link: Link): Promise<void> {
    const settle = this.#armRequest;
    const armed = await this.#tryToArm(link);
    // Another request or the end of the line has refused this one meanwhile.
    if (settle === undefined || settle !== this.#armRequest) return;
    this.#armRequest = undefined;
    if (!armed.ok) {
      if (armed.error.kind !== 'blocked') this.#health.miss(armed.error);
      settle(armed);
      return;
    }
    const watch = new Watch(this.#clock, this.#watchSettings, armed.value, () => {
      if (this.#watch === watch) this.#watch = undefined;
    });
    this.#watch = watch;
    this.#health.read(false, true);
    settle(ok(watch));
  }

  /** Clears a latch and checks that the beam is free. */
  async #tryToArm({ beam }: Link): Promise<Result<Look, BeamError>> {
    for (let attempt = 1; ; attempt += 1) {
      const cleared = await beam.clear();
      const read = cleared.ok ? await this.#look(beam) : cleared;
      if (read.ok) return read.value.isBlocked ? err(blocked) : read;
      if (read.error.kind === 'refused' || attempt === ARM_ATTEMPTS) return read;
    }
  }

  #refuseArming(): void {
    const settle = this.#armRequest;
    this.#armRequest = undefined;
    settle?.(err(notConnected));
  }
}

/** A function, because the compiler would not expect the line to end during a wait. */
function isUp(link: Link): boolean {
  return link.isUp;
}

const notConnected: BeamError = {
  kind: 'not-connected',
  message: 'the drop sensor is not connected, or was armed anew',
};
const blocked: BeamError = { kind: 'blocked', message: 'something is in the beam' };
