import type { Relay } from '../../drivers/relay/relay.ts';
import type { Guardian } from './guardian.ts';

/** Longer than the questions and repetitions of a driver around a pulse take, and than any disk is waited for in main. */
const GRACE_MS = 3_000;

/**
 * A relay that closes no contact before the guardian runs; a program that stands still in one of its pulses is ended by
 * the guardian.
 */
export function guardedRelay(relay: Relay, guardian: Pick<Guardian, 'arm' | 'watch'>): Relay {
  return {
    start() {
      relay.start();
    },
    stop: () => relay.stop(),
    onEvent: (listener) => relay.onEvent(listener),
    // Not async: the first byte leaves within the caller's turn.
    pulse(channel, pulseMs) {
      guardian.arm();
      const over = guardian.watch(pulseMs + GRACE_MS);
      return relay.pulse(channel, pulseMs).finally(over);
    },
  };
}
