import type { DropSeen } from '../../../app/session/state/event.ts';
import { problem } from '../../../app/problem.ts';
import type { Run } from './machine.ts';
import { count, type SimulationContext } from './simulation-context.ts';

const PREPARE_MS = 150;
const FALL_MS = 400;
const HANGS = 0.3;
const AWAY_MS = [2_000, 20_000, 200_000] as const;

/** The sensor's reading of one pulse, and when it reports it. */
export interface Seen {
  readonly drop: DropSeen;
  readonly afterMs: number;
}

/** The sensor below the shelves of the kind `core`: it never sees what does not fall, and goes blind at times. */
export class CoreSensor {
  readonly #world: SimulationContext;
  #run: Run | null = null;
  #isUp = true;

  constructor(world: SimulationContext) {
    this.#world = world;
  }

  start(run: Run): void {
    this.#run = run;
    if (this.#isUp) run.clock.setTimer(PREPARE_MS, () => this.#report(run));
  }

  powerLost(): void {
    this.#run = null;
  }

  /** Something stands in the beam, or the wire is off. */
  plug(isUp: boolean): void {
    if (this.#isUp === isUp) return;
    this.#isUp = isUp;
    const run = this.#run;
    if (run !== null) this.#world.scheduler.after(isUp ? PREPARE_MS : 0, () => this.#report(run));
  }

  get canWatch(): boolean {
    return this.#isUp;
  }

  /** Asked when the relay has moved: did a product fall past it within the time that it may take? */
  watch(falls: boolean, watchMs: number): Seen {
    const { decisions, rates } = this.#world;
    if (decisions.fault('sensor: goes blind', rates.relay, 1) === 1) {
      count(this.#world, 'drop-unknown');
      this.plug(false);
      const awayMs = AWAY_MS[decisions.below('sensor: how long it is blind', AWAY_MS.length)] ?? 0;
      this.#world.scheduler.after(awayMs, () => this.plug(true));
      return { drop: 'unknown', afterMs: FALL_MS };
    }
    count(this.#world, falls ? 'drop-seen' : 'drop-not-seen');
    if (!falls && decisions.chance('sensor: what sticks hangs in the beam', HANGS)) this.#hang(watchMs);
    return falls ? { drop: 'seen', afterMs: FALL_MS } : { drop: 'not-seen', afterMs: watchMs };
  }

  /** It reached the beam too late to be seen falling, and stays there for a while. */
  #hang(afterMs: number): void {
    const { decisions, scheduler } = this.#world;
    const awayMs = AWAY_MS[decisions.below('sensor: how long it hangs there', AWAY_MS.length)] ?? 0;
    scheduler.after(afterMs, () => this.plug(false));
    scheduler.after(afterMs + awayMs, () => this.plug(true));
  }

  #report(run: Run): void {
    run.dispatch(this.#isUp ? { kind: 'sensor-ready' } : { kind: 'sensor-lost', problem: problem('sensor-lost') });
  }
}
