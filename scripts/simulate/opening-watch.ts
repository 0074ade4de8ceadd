import type { CancelTimer, Clock } from '../../app/ports/clock.ts';
import type { PortError } from '../../drivers/port/byte-port.ts';
import type { LinkEvent, PortSupervisor } from '../../drivers/port/supervisor.ts';

/** With `--once` nobody stands by who would plug the cable in: so long may a port be away, in milliseconds (judgement). */
export const OPENING_LIMIT_MS = 10_000;

/** What does not mend itself: no serial port at all, or one that is not ours. A missing or busy one may come or be freed. */
const HOPELESS: readonly PortError['kind'][] = ['io', 'no-permission'];

/** Watches, for a run without a person, whether its port is there. */
export class OpeningWatch {
  /** Resolves when the port was opened for the first time. */
  readonly opened: Promise<void>;
  /** Resolves with a sentence when there is no hope for the port any more. */
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
    // After the port was open, an error is how a pulled cable shows itself; the cable may come back.
    if (!this.#hasBeenOpen && HOPELESS.includes(kind))
      return this.#tellFailed(`${this.#path} cannot be opened as a serial port: ${message}`);
    this.#startLimit();
  }

  /** A port that is refused for another reason meanwhile gets no longer time for it. */
  #startLimit(): void {
    this.#cancelLimit ??= this.#clock.setTimer(OPENING_LIMIT_MS, () =>
      this.#tellFailed(`${this.#path} could not be opened for ${OPENING_LIMIT_MS / 1_000} s${this.#why}`),
    );
  }
}
