import { err, ok, type Result } from '../../../app/result.ts';
import type { Unsubscribe } from '../../../drivers/common/listeners.ts';
import type { PulseFailure, Relay, RelayEvent } from '../../../drivers/relay/relay.ts';

/** A relay board that is there at once and obeys, as often as a test lets it. */
export class ObedientRelay implements Relay {
  /** The pieces that came out. */
  pulses = 0;
  /** How many more come out. */
  left = Infinity;
  readonly #listeners = new Set<(event: RelayEvent) => void>();

  pulse(): Promise<Result<void, PulseFailure>> {
    if (this.left <= 0)
      return Promise.resolve(err({ certain: true, reason: { kind: 'refused-by-board', message: 'jammed' } }));
    this.left -= 1;
    this.pulses += 1;
    return Promise.resolve(ok(undefined));
  }

  start(): void {
    queueMicrotask(() => {
      for (const listener of this.#listeners) listener({ kind: 'ready', feedback: true });
    });
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }

  onEvent(listener: (event: RelayEvent) => void): Unsubscribe {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}
