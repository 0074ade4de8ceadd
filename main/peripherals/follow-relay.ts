import type { Log } from '../../app/log/events.ts';
import type { KioskEvent } from '../../app/session/state/event.ts';
import { problem } from '../../app/problem.ts';
import { heldFacts, heldParameters } from './port-facts.ts';
import type { DropSensor } from '../../drivers/drop-sensor/drop-sensor.ts';
import type { Relay } from '../../drivers/relay/relay.ts';

/** The receivers of a device's events, and the device's name in the technician's sentences. */
export interface FollowPorts {
  readonly port: string;
  readonly dispatch: (event: KioskEvent) => void;
  readonly log: Log;
}

/** What is known of the relay board beside its events. */
export interface RelayPorts extends FollowPorts {
  /** Whether a person has seen the board move; absent where nobody keeps that. */
  readonly isCommissioned?: () => Promise<boolean>;
}

/** Starts the relay and reports to the loop and the log whether it is connected. */
export function followRelay(relay: Relay, { port, dispatch, log, isCommissioned }: RelayPorts): void {
  let hasWarned = false;
  const warnOnce = (): void => {
    if (hasWarned || isCommissioned === undefined) return;
    hasWarned = true;
    void isCommissioned().then((isSeen) => {
      if (!isSeen) log.write('warning', 'relay-not-seen-moving', { port });
    });
  };
  relay.onEvent((event) => {
    if (event.kind === 'ready') {
      log.write('info', 'relay-ready', { port, feedback: event.feedback });
      if (!event.feedback) warnOnce();
      dispatch({ kind: 'relay-ready' });
    } else {
      const { kind, message } = event.reason;
      log.write('error', 'relay-lost', { port, kind, detail: message, ...heldFacts(event.reason) });
      dispatch({
        kind: 'relay-lost',
        problem: problem('relay-lost', { port, code: kind, detail: message, ...heldParameters(event.reason, port) }),
      });
    }
  });
  relay.start();
}

/** Starts the drop sensor and reports to the loop and the log whether it is connected. */
export function followSensor(sensor: DropSensor, { port, dispatch, log }: FollowPorts): void {
  sensor.onEvent((event) => {
    if (event.kind === 'ready') {
      log.write('info', 'sensor-ready', { port });
      dispatch({ kind: 'sensor-ready' });
    } else {
      const { kind, message } = event.reason;
      log.write('error', 'sensor-lost', { port, kind, detail: message, ...heldFacts(event.reason) });
      dispatch({
        kind: 'sensor-lost',
        problem: problem('sensor-lost', { port, code: kind, detail: message, ...heldParameters(event.reason, port) }),
      });
    }
  });
  sensor.start();
}
