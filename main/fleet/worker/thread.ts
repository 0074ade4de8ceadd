/** The thread of the fleet: it owns `fleet.db` and the connection, and waits for both, while main sells. */
import { parentPort, workerData } from 'node:worker_threads';
import { OUTBOX_LIMITS } from '../../../app/fleet/outbox/limits.ts';
import { systemClock } from '../../../drivers/common/system-clock.ts';
import { readOperatorKey, type OperatorKey } from '../commands/verify.ts';
import { openMqttLink } from '../link/link.ts';
import { FleetKeeper } from './keeper.ts';
import { fleetThreadDataSchema, toFleetSchema, type FromFleet } from './messages.ts';

const { fleet, dataDirectory, machine } = fleetThreadDataSchema.parse(workerData);
const port = parentPort;
if (port === null) throw new Error('this file is started as a thread');
const say = (message: FromFleet): void => {
  port.postMessage(message);
};

const keys = fleet.operatorKeys.flatMap((entry): readonly OperatorKey[] => {
  const read = readOperatorKey(entry);
  if (read.ok) return [read.value];
  say({ kind: 'log', level: 'error', event: 'fleet-failed', facts: { detail: read.error } });
  return [];
});
const keeper = new FleetKeeper({
  fleet,
  dataDirectory,
  machine,
  keys,
  clock: systemClock,
  chance: Math.random,
  openLink: openMqttLink,
  limits: OUTBOX_LIMITS,
  command: (id, command, by) => {
    say({ kind: 'command', id, command, by });
  },
  log: (level, event, facts) => {
    say({ kind: 'log', level, event, facts });
  },
});

port.on('message', (data: unknown) => {
  const message = toFleetSchema.parse(data);
  if (message.kind !== 'stop') {
    keeper.take(message);
    return;
  }
  void keeper.stop().then(() => {
    say({ kind: 'stopped' });
    port.close();
  });
});
keeper.start();
