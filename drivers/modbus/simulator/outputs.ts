import type { CancelTimer, Clock } from '../../../app/ports/clock.ts';
import { Listeners } from '../../common/listeners.ts';
import type { RelayChange } from '../../common/channel-change.ts';

/** The bench shows lamps, not archives: older changes are dropped. */
const LONGEST_RECORD = 1_000;

interface Output {
  isOn: boolean;
  sinceMonoMs: number;
  endTimed: CancelTimer;
}

/** The relays of a simulated board; channels count from 1. */
export class Outputs {
  readonly changed = new Listeners<RelayChange>();
  readonly #clock: Clock;
  readonly #outputs: Output[];
  readonly #changes: RelayChange[] = [];
  #stuck: { readonly channel: number; readonly isOn: boolean } | undefined;

  constructor(clock: Clock, count: number, initiallyOn: readonly number[]) {
    this.#clock = clock;
    this.#outputs = Array.from({ length: count }, (_, index) => ({
      isOn: initiallyOn.includes(index + 1),
      sinceMonoMs: clock.monoMs(),
      endTimed: () => undefined,
    }));
  }

  get count(): number {
    return this.#outputs.length;
  }

  isOn(channel: number): boolean {
    return this.#outputs[channel - 1]?.isOn ?? false;
  }

  /** The latest changes, oldest first. */
  changes(): readonly RelayChange[] {
    return [...this.#changes];
  }

  /** A stuck relay; undefined if all of them move. */
  setStuck(stuck: { readonly channel: number; readonly isOn: boolean } | undefined): void {
    this.#stuck = stuck;
    if (stuck !== undefined) this.#move(stuck.channel, stuck.isOn);
  }

  /** Switches, and ends what a timer would still do. */
  set(channel: number, isOn: boolean): void {
    this.#outputs[channel - 1]?.endTimed();
    this.#move(channel, isOn);
  }

  /** Switches for so long and back, by the board's own timer. */
  setFor(channel: number, isOn: boolean, lengthMs: number): void {
    this.set(channel, isOn);
    const output = this.#outputs[channel - 1];
    if (output !== undefined) output.endTimed = this.#clock.setTimer(lengthMs, () => this.#move(channel, !isOn));
  }

  /** No power: everything falls off. */
  allOff(): void {
    for (let channel = 1; channel <= this.count; channel += 1) this.set(channel, false);
  }

  #move(channel: number, wanted: boolean): void {
    const output = this.#outputs[channel - 1];
    const isOn = this.#stuck?.channel === channel ? this.#stuck.isOn : wanted;
    if (output === undefined || output.isOn === isOn) return;
    const atMonoMs = this.#clock.monoMs();
    const change: RelayChange = { channel, on: isOn, atMonoMs, previousMs: atMonoMs - output.sinceMonoMs };
    output.isOn = isOn;
    output.sinceMonoMs = atMonoMs;
    this.#changes.push(change);
    if (this.#changes.length > LONGEST_RECORD) this.#changes.shift();
    this.changed.emit(change);
  }
}
