/** The thread of the fleet: it owns `fleet.db` and the connection, and waits for both, while main sells. */
import { parentPort, workerData } from 'node:worker_threads';
import { openMqttLink, type OpenLink } from '../link/link.ts';
import { fleetThreadDataSchema, toFleetSchema, type FromFleet } from './messages.ts';
import { openKeeper } from './open-keeper.ts';

const data = fleetThreadDataSchema.parse(workerData);
const port = parentPort;
if (port === null) throw new Error('this file is started as a thread');
const say = (message: FromFleet): void => {
  port.postMessage(message);
};
/** Main hears of each connection, for the service menu. */
const openLink: OpenLink = (options, events) =>
  openMqttLink(options, {
    ...events,
    onOpen: (link) => {
      say({ kind: 'link', isOpen: true });
      events.onOpen(link);
    },
    onEnd: (end) => {
      say({ kind: 'link', isOpen: false });
      events.onEnd(end);
    },
  });
const keeper = openKeeper(data, say, { openLink });

port.on('message', (sent: unknown) => {
  const message = toFleetSchema.parse(sent);
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
