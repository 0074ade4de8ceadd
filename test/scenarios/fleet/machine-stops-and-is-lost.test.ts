import { afterAll, expect, test } from 'vitest';
import { SECOND_MS } from '../../../app/units.ts';
import { openMqttLink } from '../../../main/fleet/link/link.ts';
import type { FleetCertificates } from '../../support/fleet/certificates.ts';
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

/** A machine whose connections are counted. */
class Counted {
  attempts = 0;
  ended = 0;
  readonly machine: FleetHarness;

  constructor(certificates: FleetCertificates, since: number) {
    this.machine = new FleetHarness({
      kioskId: 'ALA-0003',
      certificates,
      since,
      openLink: (options, events) => {
        this.attempts += 1;
        return openMqttLink(options, {
          ...events,
          onEnd: (end) => {
            this.ended += 1;
            events.onEnd(end);
          },
        });
      },
    });
  }

  times(event: string): number {
    return this.machine.logged.filter((line) => line.event === event).length;
  }

  hasNoticed(): boolean {
    return this.machine.logged.some(({ facts }) => facts['reason'] === 'taken-over');
  }

  /** Its pause passes, and it is connected again. */
  async connected(): Promise<void> {
    const opened = this.times('fleet-connected');
    while (this.times('fleet-connected') === opened) {
      const { attempts, ended } = this;
      if (attempts === ended) await this.machine.pass(SECOND_MS);
      else await this.machine.untilHeard(() => this.ended > ended || this.times('fleet-connected') > opened);
    }
  }
}

test('a second machine with the same certificate is noticed by what it says, and told', async () => {
  const one = new Counted(machine.certificates, 1);
  const other = new Counted(machine.certificates, 2);
  one.machine.start(mosquitto.address);
  await one.connected();
  other.machine.start(mosquitto.address);
  await other.connected();
  // Each throws the other one out, again and again.
  for (let turns = 0; turns < 10 && !one.hasNoticed(); turns += 1) {
    await one.connected();
    await other.machine.untilHeard(() => one.hasNoticed() || other.attempts === other.ended);
    if (one.hasNoticed()) break;
    await other.connected();
    await one.machine.untilHeard(() => one.attempts === one.ended);
  }
  expect(one.hasNoticed()).toBe(true);
  for (const { machine: ending } of [one, other]) {
    const ended = ending.end();
    // The broker may have ended the connection over which it would say its last word.
    await ending.pass(10 * SECOND_MS);
    await ended;
  }
});
