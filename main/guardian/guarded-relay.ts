import type { Relay } from '../../drivers/relay/relay.ts';
import type { Guardian } from './guardian.ts';

/** A relay that closes no contact before the guardian runs. */
export function guardedRelay(relay: Relay, guardian: Guardian): Relay {
  return {
    start() {
      relay.start();
    },
    stop: () => relay.stop(),
    onEvent: (listener) => relay.onEvent(listener),
    pulse(channel, pulseMs) {
      guardian.arm();
      return relay.pulse(channel, pulseMs);
    },
  };
}
