import type { Clock } from '../../app/ports/clock.ts';
import { delays } from '../../drivers/delays.ts';
import type { Relay } from '../../drivers/relay/relay.ts';

/** The questions and pauses around a pulse, generously. */
const AROUND_PULSE_MS = 500;
/** Every pulse is over after this long, and so is the waiting for it. */
export const SETTLE_LIMIT_MS = delays.relayLongestPulseMs + AROUND_PULSE_MS;

/** A relay whose pulses can be waited for. */
export interface WatchedRelay {
  readonly relay: Relay;
  /** Resolves when no pulse is running and the last one's outcome has been taken, or after the limit. */
  settled(): Promise<void>;
}

/** Watches the pulses of a relay without changing anything about them. */
export function watchPulses(relay: Relay, clock: Clock): WatchedRelay {
  let running: Promise<unknown> | null = null;
  return {
    relay: {
      pulse(channel, pulseMs) {
        const pulse = relay.pulse(channel, pulseMs);
        running = pulse;
        const forget = (): void => {
          if (running === pulse) running = null;
        };
        pulse.then(forget, forget);
        return pulse;
      },
      allOff: () => relay.allOff(),
      start: () => {
        relay.start();
      },
      stop: () => relay.stop(),
      onEvent: (listener) => relay.onEvent(listener),
    },
    settled(): Promise<void> {
      const pulse = running;
      if (pulse === null) return Promise.resolve();
      return new Promise((resolve) => {
        const cancel = clock.setTimer(SETTLE_LIMIT_MS, resolve);
        const goOn = (): void => {
          cancel();
          resolve();
        };
        pulse.then(goOn, goOn);
      });
    },
  };
}
