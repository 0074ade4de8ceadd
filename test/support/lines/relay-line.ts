import type { Unsubscribe } from '../../../drivers/common/listeners.ts';
import type { BytePort } from '../../../drivers/port/byte-port.ts';
import { LcusSimulator } from '../../../drivers/relay/lcus/simulator/simulator.ts';
import { type RelayChange } from '../../../drivers/common/channel-change.ts';
import { systemClock } from '../../../drivers/common/system-clock.ts';
import { DevicePty } from './device-pty.ts';

const BAUD_RATE = 9_600;

/** A relay board at the far end of a real line; it stays when the line is unplugged and when the kiosk ends. */
export class RelayLine {
  readonly board: LcusSimulator;
  readonly #bytes: number[] = [];
  /** Null until the line is open. */
  #pty: DevicePty | null = null;
  /** What is on its way to the board while the line is stalled. */
  #held: Uint8Array[] | null = null;
  #hear: (bytes: Uint8Array) => void = () => undefined;

  private constructor(settings: { initiallyOn?: readonly number[] }) {
    this.board = new LcusSimulator({ clock: systemClock, ...settings });
  }

  /** A board that is plugged in. */
  static async open(settings: { initiallyOn?: readonly number[] } = {}): Promise<RelayLine> {
    const line = new RelayLine(settings);
    line.#pty = await DevicePty.open(BAUD_RATE, (port) => line.#attach(port));
    return line;
  }

  /** The path for the configuration. */
  get path(): string {
    return this.#line.path;
  }

  get #line(): DevicePty {
    if (this.#pty === null) throw new Error('the line is not open yet');
    return this.#pty;
  }

  #attach(port: BytePort): Unsubscribe {
    port.onBytes((bytes) => this.#bytes.push(...bytes));
    return this.board.attach({
      write: (bytes) => port.write(bytes),
      onBytes: (listener) => {
        this.#hear = listener;
        return port.onBytes((bytes) => (this.#held === null ? listener(bytes) : this.#held.push(bytes)));
      },
    });
  }

  plug(): Promise<void> {
    return this.#line.plug();
  }

  unplug(): Promise<void> {
    return this.#line.unplug();
  }

  /** What the host sends stays in the line until it flows again, as in a serial server whose network is gone. */
  stall(): void {
    this.#held ??= [];
  }

  /** Everything that was held arrives at once. */
  flow(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const bytes of held) this.#hear(bytes);
  }

  /** Everything that has ever arrived. */
  bytes(): readonly number[] {
    return this.#bytes;
  }

  /** The channels that were switched on, one entry for each time. */
  pulses(): readonly number[] {
    return this.board
      .changes()
      .filter(({ on }) => on)
      .map(({ channel }) => channel);
  }

  /** Whether every contact is open. */
  isAllOff(): boolean {
    return [1, 2, 3, 4, 5, 6, 7, 8].every((channel) => !this.board.isOn(channel));
  }

  /** The next change that fits; ask before causing it. */
  change(fits: (change: RelayChange) => boolean): Promise<RelayChange> {
    return nextChange(this.board, fits);
  }

  dispose(): Promise<void> {
    return this.#line.dispose();
  }
}

/** The next change of a board's relay that fits. */
export function nextChange(
  board: { onChange(listener: (change: RelayChange) => void): Unsubscribe },
  fits: (change: RelayChange) => boolean,
): Promise<RelayChange> {
  return new Promise((resolve) => {
    const unsubscribe = board.onChange((change) => {
      if (!fits(change)) return;
      unsubscribe();
      resolve(change);
    });
  });
}
