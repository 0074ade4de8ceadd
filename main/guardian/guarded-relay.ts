import type { Relay } from '../../drivers/relay/relay.ts';
import type { Guardian } from './guardian.ts';

/** Longer than the questions and repetitions of a driver around a pulse take, and than any disk is waited for in main. */
const GRACE_MS = 3_000;
const MARGIN_MS = 500;

/**
 * A relay that closes no contact before the guardian runs; a program that stands still in one of its pulses is ended by
 * the guardian.
 */
export function guardedRelay(
  relay: Relay,
  guardian: Pick<Guardian, 'arm' | 'watch'> & Partial<Pick<Guardian, 'aroundPulseMs'>>,
): Relay {
  // A board behind a slow gateway may be waited for much longer.
  const graceMs = Math.max(GRACE_MS, (guardian.aroundPulseMs ?? 0) + MARGIN_MS);
  return {
    start() {
      relay.start();
    },
    stop: () => relay.stop(),
    onEvent: (listener) => relay.onEvent(listener),
    // Not async: the first byte leaves within the caller's turn.
    pulse(channel, pulseMs) {
      guardian.arm();
      const over = guardian.watch(pulseMs + graceMs);
      return relay.pulse(channel, pulseMs).finally(over);
    },
  };
}
