import { rm, symlink } from 'node:fs/promises';
import { createSerialOpener } from '../../drivers/port/serial-port.ts';
import { LcusSimulator, type RelayChange } from '../../drivers/relay/lcus/simulator.ts';
import { systemClock } from '../../drivers/system-clock.ts';
import { createPtyPair, type PtyPair } from './pty-pair.ts';

const opener = createSerialOpener(systemClock);

/** A relay board at the far end of a real line; it outlives plugging and the kiosk's own death. */
export class RelayLine {
  readonly board: LcusSimulator;
  /** The path for the configuration: as udev does, it is there while the board is. */
  readonly path: string;
  readonly #pair: PtyPair;
  readonly #bytes: number[] = [];
  #plugged = false;
  /** What is on its way to the board while the line is stalled. */
  #held: Uint8Array[] | null = null;
  #hear: (bytes: Uint8Array) => void = () => undefined;

  private constructor(pair: PtyPair, settings: { initiallyOn?: readonly number[] }) {
    this.#pair = pair;
    this.path = `${pair.hostPath}-by-path`;
    this.board = new LcusSimulator({ clock: systemClock, ...settings });
  }

  /** A board that is plugged in. */
  static async open(settings: { initiallyOn?: readonly number[] } = {}): Promise<RelayLine> {
    const line = new RelayLine(await createPtyPair(), settings);
    await line.plug();
    return line;
  }

  async plug(): Promise<void> {
    if (this.#plugged) return;
    await this.#pair.replug();
    const port = await opener.open({ path: this.#pair.devicePath, baudRate: 9_600 });
    if (!port.ok) throw new Error(port.error.message);
    port.value.onBytes((bytes) => this.#bytes.push(...bytes));
    const { value } = port;
    this.board.attach({
      write: (bytes) => value.write(bytes),
      onBytes: (listener) => {
        this.#hear = listener;
        return value.onBytes((bytes) => (this.#held === null ? listener(bytes) : this.#held.push(bytes)));
      },
    });
    await symlink(this.#pair.hostPath, this.path);
    this.#plugged = true;
  }

  async unplug(): Promise<void> {
    if (!this.#plugged) return;
    this.#plugged = false;
    await rm(this.path);
    await this.#pair.unplug();
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
    return this.board.changes().filter(({ on }) => on).map(({ channel }) => channel);
  }

  /** Whether every contact is open. */
  isAllOff(): boolean {
    return [1, 2, 3, 4, 5, 6, 7, 8].every((channel) => !this.board.isOn(channel));
  }

  /** The next change that fits; ask before causing it. */
  change(fits: (change: RelayChange) => boolean): Promise<RelayChange> {
    return new Promise((resolve) => {
      const unsubscribe = this.board.onChange((change) => {
        if (!fits(change)) return;
        unsubscribe();
        resolve(change);
      });
    });
  }

  async dispose(): Promise<void> {
    await rm(this.path, { force: true });
    await this.#pair.dispose();
  }
}
