import type { Relay, RelayEvent } from '../../drivers/relay/relay.ts';

/**
 * Starts a relay before anybody listens. Its last event until then is reported once, to whoever listens first,
 * so that nothing is missed.
 */
export function startEarly(relay: Relay): Relay {
  let last: RelayEvent | null = null;
  const forget = relay.onEvent((event) => {
    last = event;
  });
  relay.start();
  return {
    pulse: (channel, pulseMs) => relay.pulse(channel, pulseMs),
    start: () => undefined,
    stop: () => relay.stop(),
    onEvent(listener) {
      forget();
      let missed = last;
      last = null;
      const unsubscribe = relay.onEvent((event) => {
        missed = null;
        listener(event);
      });
      // Not at once: nobody expects an event while still subscribing.
      queueMicrotask(() => {
        if (missed !== null) listener(missed);
      });
      return () => {
        missed = null;
        unsubscribe();
      };
    },
  };
}
