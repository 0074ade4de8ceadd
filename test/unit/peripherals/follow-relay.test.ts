import { expect, test } from 'vitest';
import type { LogEvent, LogFacts, LogLevel } from '../../../app/log/events.ts';
import type { KioskEvent } from '../../../app/session/state/event.ts';
import type { DropSensor, DropSensorEvent } from '../../../drivers/drop-sensor/drop-sensor.ts';
import { Listeners } from '../../../drivers/common/listeners.ts';
import type { Relay, RelayEvent } from '../../../drivers/relay/relay.ts';
import { followRelay, followSensor } from '../../../main/peripherals/follow-relay.ts';

/** The reports to the loop and to the log, and whether the device was started before it had a listener. */
class ReconcileOutcome {
  readonly events: KioskEvent[] = [];
  readonly logged: { level: LogLevel; event: LogEvent; facts: LogFacts | undefined }[] = [];
  readonly ports = {
    port: '/dev/shelf',
    dispatch: (event: KioskEvent): void => {
      this.events.push(event);
    },
    log: {
      write: (level: LogLevel, event: LogEvent, facts?: LogFacts): void => {
        this.logged.push({ level, event, facts });
      },
    },
  };
}

/** Reports at once when it is started: a later listener has missed it. */
function relayThatSays(events: readonly RelayEvent[]): Relay {
  const listeners = new Listeners<RelayEvent>();
  return {
    pulse: () => new Promise(() => undefined),
    start: () => {
      for (const event of events) listeners.emit(event);
    },
    stop: () => Promise.resolve(),
    onEvent: (listener) => listeners.add(listener),
  };
}

function sensorThatSays(events: readonly DropSensorEvent[]): DropSensor {
  const listeners = new Listeners<DropSensorEvent>();
  return {
    arm: () => new Promise(() => undefined),
    start: () => {
      for (const event of events) listeners.emit(event);
    },
    stop: () => Promise.resolve(),
    onEvent: (listener) => listeners.add(listener),
  };
}

test('the relay: ready, lost and ready again, for the loop and for the technician', () => {
  const reported = new ReconcileOutcome();
  followRelay(
    relayThatSays([
      { kind: 'ready', feedback: true },
      { kind: 'lost', reason: { kind: 'closed', message: 'unplugged' } },
      { kind: 'ready', feedback: false },
    ]),
    reported.ports,
  );
  expect(reported.events).toMatchObject([
    { kind: 'relay-ready' },
    {
      kind: 'relay-lost',
      problem: { reason: 'relay-lost', parameters: { port: '/dev/shelf', code: 'closed', detail: 'unplugged' } },
    },
    { kind: 'relay-ready' },
  ]);
  expect(reported.logged).toMatchObject([
    { level: 'info', event: 'relay-ready', facts: { feedback: true } },
    { level: 'error', event: 'relay-lost', facts: { kind: 'closed', detail: 'unplugged' } },
    { level: 'info', event: 'relay-ready', facts: { feedback: false } },
  ]);
});

test('the drop sensor: blocked, and free again', () => {
  const reported = new ReconcileOutcome();
  followSensor(
    sensorThatSays([
      { kind: 'ready' },
      { kind: 'lost', reason: { kind: 'blocked', message: 'something is in the beam' } },
      { kind: 'ready' },
    ]),
    reported.ports,
  );
  expect(reported.events).toMatchObject([
    { kind: 'sensor-ready' },
    {
      kind: 'sensor-lost',
      problem: {
        reason: 'sensor-lost',
        parameters: { port: '/dev/shelf', code: 'blocked', detail: 'something is in the beam' },
      },
    },
    { kind: 'sensor-ready' },
  ]);
  expect(reported.logged.map(({ level, event }) => [level, event])).toEqual([
    ['info', 'sensor-ready'],
    ['error', 'sensor-lost'],
    ['info', 'sensor-ready'],
  ]);
});
