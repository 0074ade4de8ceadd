import type { Log } from '../../app/log/events.ts';
import type { KioskEvent } from '../../app/session/state/event.ts';
import { problem } from '../../app/problem.ts';
import { heldFacts, heldParameters } from './port-facts.ts';
import type { DropSensor, DropSensorError } from '../../drivers/drop-sensor/drop-sensor.ts';
import type { PortError } from '../../drivers/port/byte-port.ts';
import type { Relay } from '../../drivers/relay/relay.ts';

/** The receivers of a device's events, and the device's name in the technician's sentences. */
export interface FollowPorts {
  readonly port: string;
  readonly dispatch: (event: KioskEvent) => void;
  readonly log: Log;
}

/** What is known of the relay board beside its events. */
export interface RelayPorts extends FollowPorts {
  /** Whether a person has confirmed the board's movement; absent where that is not recorded. */
  readonly isCommissioned?: () => Promise<boolean>;
}

/** Starts the relay and reports to the loop and the log whether it is connected. */
export function followRelay(relay: Relay, ports: RelayPorts): void {
  const { port, dispatch, log, isCommissioned } = ports;
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
      reportLost('relay-lost', event.reason, ports);
    }
  });
  relay.start();
}

/** Starts the drop sensor and reports to the loop and the log whether it is connected. */
export function followSensor(sensor: DropSensor, ports: FollowPorts): void {
  const { port, dispatch, log } = ports;
  sensor.onEvent((event) => {
    if (event.kind === 'ready') {
      log.write('info', 'sensor-ready', { port });
      dispatch({ kind: 'sensor-ready' });
    } else {
      reportLost('sensor-lost', event.reason, ports);
    }
  });
  sensor.start();
}

/** Reports a device whose line is lost, with the program that holds its port where that is known. */
function reportLost(
  what: 'relay-lost' | 'sensor-lost',
  reason: PortError | DropSensorError,
  { port, dispatch, log }: FollowPorts,
): void {
  const { kind, message } = reason;
  log.write('error', what, { port, kind, detail: message, ...heldFacts(reason) });
  dispatch({
    kind: what,
    problem: problem(what, { port, code: kind, detail: message, ...heldParameters(reason, port) }),
  });
}
