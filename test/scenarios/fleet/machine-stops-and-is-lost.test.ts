import { afterAll, expect, test } from 'vitest';
import { Books, FleetHarness } from '../../support/fleet/harness.ts';
import { Mosquitto } from '../../support/fleet/mosquitto.ts';

const machine = new FleetHarness();
const mosquitto = await Mosquitto.start(machine.directory, machine.certificates);
afterAll(async () => {
  await machine.end();
  await mosquitto.kill();
});

test('a machine says itself that it stops, with the number of its last message', async () => {
  machine.start(mosquitto.address);
  const books = await Books.open(await machine.operatorClient(), machine.kioskId);
  machine.sell(2);
  await machine.until(() => books.sales.size === 2);
  await machine.stop();
  await machine.until(() => books.states.at(-1)?.online === false);
  expect(books.states.at(-1)).toMatchObject({ online: false, reason: 'stopping', sequence: 2 });
});

test('another machine’s topics are closed to it', async () => {
  const { certFile, keyFile } = machine.certificates.machine('ALA-0002');
  const thief = await machine.client(mosquitto.address, 'ALA-0002', { certFile, keyFile });
  const books = new Books();
  thief.on('message', (topic, payload) => {
    books.take(topic, JSON.parse(payload.toString('utf8')));
  });
  await thief.subscribeAsync('#', { qos: 1 }).catch(() => undefined);
  await thief.publishAsync(machine.topic('state'), '{}', { qos: 1, retain: true }).catch(() => undefined);
  machine.start(mosquitto.address);
  const own = await Books.open(await machine.operatorClient(), machine.kioskId);
  await machine.until(() => own.states.at(-1)?.online === true);
  expect(books.states).toEqual([]);
  // What was sold before it stopped is in the state that the broker keeps.
  expect(own.states.at(-1)).toMatchObject({ today: { sold: 2, soldTiyn: 100_000, refundedTiyn: 0 } });
});

test('a second machine with the same certificate is noticed and told', async () => {
  const { certFile, keyFile } = machine.certificates.machine(machine.kioskId);
  const connections = (): number => machine.logged.filter(({ event }) => event === 'fleet-connected').length;
  const takenOver = (): number => machine.logged.filter(({ facts }) => facts['reason'] === 'taken-over').length;
  // Each throws the other one out, the machine last.
  while (takenOver() === 0) {
    const before = connections();
    await machine.client(mosquitto.address, machine.kioskId, { certFile, keyFile });
    await machine.until(() => takenOver() > 0 || connections() > before);
  }
  expect(takenOver()).toBe(1);
});
