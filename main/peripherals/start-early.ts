import type { Relay, RelayEvent } from '../../drivers/relay/relay.ts';

/**
 * Starts a relay before anybody listens. What it has said in the meantime is told to whoever listens first, so that
 * nothing is missed.
 */
export function startEarly(relay: Relay): Relay {
  let last: RelayEvent | null = null;
  const forget = relay.onEvent((event) => {
    last = event;
  });
  relay.start();
  return {
    pulse: (channel, pulseMs) => relay.pulse(channel, pulseMs),
    allOff: () => relay.allOff(),
    start: () => undefined,
    stop: () => relay.stop(),
    onEvent(listener) {
      forget();
      const missed = last;
      // Not at once: nobody expects an event while still subscribing.
      if (missed !== null) queueMicrotask(() => listener(missed));
      return relay.onEvent(listener);
    },
  };
}
