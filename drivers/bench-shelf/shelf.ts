import type { Clock } from '../../app/ports/clock.ts';
import { Listeners, type Unsubscribe } from '../common/listeners.ts';

/** From the closing of a contact until its spiral has turned far enough to let a product go. */
export const TURN_MS = 350;
/** From the shelf down to the beam. */
export const FALL_MS = 250;
/** How long a product is in the beam: longer than a real one, so that a busy computer does not miss it. */
export const BEAM_MS = 300;

export interface BenchShelfSettings {
  readonly clock: Clock;
  /** The beam below the shelves: `true` while something is in it. */
  readonly onBeam: (isBroken: boolean) => void;
}

/** Shelves with spirals and a beam below them, for the demo and the bench: a closed contact lets a product fall. */
export class BenchShelf {
  readonly #clock: Clock;
  readonly #onBeam: (isBroken: boolean) => void;
  readonly #stuck = new Set<number>();
  readonly #fallen = new Map<number, number>();
  readonly #falls = new Listeners<number>();
  #inBeam = 0;

  constructor({ clock, onBeam }: BenchShelfSettings) {
    this.#clock = clock;
    this.#onBeam = onBeam;
  }

  /** The contact of a channel has closed; a product that is stuck by the time it would fall stays where it is. */
  turn(channel: number): void {
    this.#clock.setTimer(TURN_MS, () => {
      if (!this.#stuck.has(channel)) this.#letGo(channel);
    });
  }

  /** From now on the spiral of a channel turns without dispensing, or dispenses again. */
  setStuck(channel: number, stuck: boolean): void {
    if (stuck) this.#stuck.add(channel);
    else this.#stuck.delete(channel);
  }

  isStuck(channel: number): boolean {
    return this.#stuck.has(channel);
  }

  /** How many products of a channel have fallen since the start. */
  fallen(channel: number): number {
    return this.#fallen.get(channel) ?? 0;
  }

  /** Calls the listener with the channel when a product leaves its shelf. */
  onFall(listener: (channel: number) => void): Unsubscribe {
    return this.#falls.add(listener);
  }

  #letGo(channel: number): void {
    this.#fallen.set(channel, this.fallen(channel) + 1);
    this.#falls.emit(channel);
    this.#clock.setTimer(FALL_MS, () => {
      this.#shade(1);
      this.#clock.setTimer(BEAM_MS, () => this.#shade(-1));
    });
  }

  /** Two products may be in the beam at a time. */
  #shade(by: 1 | -1): void {
    const wasBroken = this.#inBeam > 0;
    this.#inBeam += by;
    const isBroken = this.#inBeam > 0;
    if (isBroken !== wasBroken) this.#onBeam(isBroken);
  }
}
