import type { Relay, RelayEvent } from '../../drivers/relay/relay.ts';

/**
 * Starts a relay before there are listeners. Its last event until then is reported once, to the first listener, so that
 * nothing is missed. Started again, it starts only after a stop.
 */
export function startEarly(relay: Relay): Relay {
  let last: RelayEvent | null = null;
  let isStarted = true;
  const forget = relay.onEvent((event) => {
    last = event;
  });
  relay.start();
  return {
    pulse: (channel, pulseMs) => relay.pulse(channel, pulseMs),
    start() {
      if (!isStarted) relay.start();
      isStarted = true;
    },
    stop() {
      isStarted = false;
      return relay.stop();
    },
    onEvent(listener) {
      forget();
      let missed = last;
      last = null;
      const unsubscribe = relay.onEvent((event) => {
        missed = null;
        listener(event);
      });
      // Deferred, because the caller does not expect an event while it subscribes.
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
