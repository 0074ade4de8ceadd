import type { Clock } from '../../app/ports/clock.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { delays } from '../common/delays.ts';
import type { Unsubscribe } from '../common/listeners.ts';
import { Pause } from '../common/pause.ts';
import type { Beam, BeamError, Look } from './beam.ts';
import type { DropSensorEvent, DropWatch } from './drop-sensor.ts';
import { SensorHealth } from './health.ts';
import { Watch, type Attention } from './watch.ts';

/** Noise may damage one answer; a beam is not called lost for that. */
const ARM_ATTEMPTS = 2;

type Armed = Result<DropWatch, BeamError>;

/** The time from one opening of the line to its end. */
interface Link {
  readonly beam: Beam;
  isUp: boolean;
}

/** Asks a beam again and again, fast while it is armed: the part of a drop sensor that does not depend on its line. */
export class PolledSensor {
  readonly #clock: Clock;
  readonly #pollMs: number;
  readonly #attention: Attention;
  readonly #health: SensorHealth;
  readonly #pause: Pause;
  #link: Link | undefined;
  #watch: Watch | undefined;
  #armRequest: ((armed: Armed) => void) | undefined;

  /** `pollMs`: how often an armed sensor is asked, from start to start. */
  constructor(clock: Clock, pollMs: number, attention: Attention) {
    this.#clock = clock;
    this.#pollMs = pollMs;
    this.#attention = attention;
    this.#health = new SensorHealth(clock);
    this.#pause = new Pause(clock);
  }

  onEvent(listener: (event: DropSensorEvent) => void): Unsubscribe {
    return this.#health.events.add(listener);
  }

  /** The sensor is looked for, from now on. */
  begin(): void {
    this.#health.reset();
  }

  /** The line is open; whatever was asked over another one before is given up. */
  connect(beam: Beam): void {
    this.disconnect();
    this.#health.discardReadings();
    const link: Link = { beam, isUp: true };
    this.#link = link;
    void this.#pollWhile(link);
  }

  /** The line has ended: a running watch can no longer tell that nothing fell. */
  disconnect(): void {
    const link = this.#link;
    this.#link = undefined;
    if (link !== undefined) link.isUp = false;
    this.#pause.end();
    this.#watch?.loseTrack();
    this.#refuseArming();
  }

  /** There is no line, for this reason. */
  lose(reason: BeamError): void {
    this.disconnect();
    this.#health.lose(reason);
  }

  /** Nobody waits any more. */
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
      // Asked for meanwhile: at once.
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
      if (link.beam.isClearedByReading) watch?.loseTrack();
      this.#health.miss(read.error);
      return;
    }
    // A question that was asked before the watch began says nothing about it.
    if (watch === this.#watch) watch?.read(read.value);
    const { isBlocked } = read.value;
    this.#health.read(isBlocked, watch !== undefined);
    // Idle, a latch is cleared, so that the next reading tells whether the beam is still blocked.
    const cleared = isBlocked && watch === undefined ? await link.beam.clear() : ok(undefined);
    if (!cleared.ok && isUp(link)) this.#health.miss(cleared.error);
  }

  async #armNow(link: Link): Promise<void> {
    const settle = this.#armRequest;
    const armed = await this.#tryToArm(link);
    // Meanwhile somebody else may have asked, or the line has gone: then this one has been refused already.
    if (settle === undefined || settle !== this.#armRequest) return;
    this.#armRequest = undefined;
    if (!armed.ok) {
      if (armed.error.kind !== 'blocked') this.#health.miss(armed.error);
      settle(armed);
      return;
    }
    const watch = new Watch(this.#clock, this.#attention, armed.value, () => {
      if (this.#watch === watch) this.#watch = undefined;
    });
    this.#watch = watch;
    this.#health.read(false, true);
    settle(ok(watch));
  }

  /** Clears a latch and looks whether the beam is free. */
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

/** Asked anew after each wait: the compiler does not know that the line may have gone meanwhile. */
function isUp(link: Link): boolean {
  return link.isUp;
}

const notConnected: BeamError = {
  kind: 'not-connected',
  message: 'the drop sensor is not connected, or was armed anew',
};
const blocked: BeamError = { kind: 'blocked', message: 'something is in the beam' };
