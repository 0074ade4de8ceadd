import type { CancelTimer, Clock } from '../../app/ports/clock.ts';
import type { PortError } from '../../drivers/port/byte-port.ts';
import type { LinkEvent, PortSupervisor } from '../../drivers/port/supervisor.ts';

/**
 * How long a port may be missing with `--once`, where no person plugs the cable in; a chosen value, in milliseconds.
 */
export const OPENING_LIMIT_MS = 10_000;

/** Lasting errors: not a serial port, or no permission. A missing port may appear, and a busy one may be freed. */
const HOPELESS: readonly PortError['kind'][] = ['io', 'no-permission'];

/** Watches the port of a run without a person. */
export class OpeningWatch {
  /** Resolves when the port is opened for the first time. */
  readonly opened: Promise<void>;
  /** Resolves with the reason when the port cannot be expected any more. */
  readonly failed: Promise<string>;
  readonly #clock: Clock;
  readonly #path: string;
  #tellOpened: () => void = () => undefined;
  #tellFailed: (sentence: string) => void = () => undefined;
  #hasBeenOpen = false;
  #cancelLimit: CancelTimer | null = null;
  #why = '';

  constructor(supervisor: PortSupervisor, path: string, clock: Clock) {
    this.opened = new Promise((resolve) => {
      this.#tellOpened = resolve;
    });
    this.failed = new Promise((resolve) => {
      this.#tellFailed = resolve;
    });
    this.#clock = clock;
    this.#path = path;
    this.#startLimit();
    supervisor.onEvent((event) => this.#hear(event));
  }

  #hear(event: LinkEvent): void {
    if (event.kind === 'connected') {
      this.#hasBeenOpen = true;
      this.#cancelLimit?.();
      this.#cancelLimit = null;
      return this.#tellOpened();
    }
    const { kind, message } = event.reason;
    this.#why = `: ${message}`;
    // Once the port was open, an error can be an unplugged cable, which may be plugged in again.
    if (!this.#hasBeenOpen && HOPELESS.includes(kind))
      return this.#tellFailed(`${this.#path} cannot be opened as a serial port: ${message}`);
    this.#startLimit();
  }

  /** Starts the limit once; a later error of another kind does not extend it. */
  #startLimit(): void {
    this.#cancelLimit ??= this.#clock.setTimer(OPENING_LIMIT_MS, () =>
      this.#tellFailed(`${this.#path} could not be opened for ${OPENING_LIMIT_MS / 1_000} s${this.#why}`),
    );
  }
}
