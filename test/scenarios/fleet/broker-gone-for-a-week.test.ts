import { afterAll, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../app/units.ts';
import { Books, FleetHarness } from '../../support/fleet/harness.ts';
import { Mosquitto } from '../../support/fleet/mosquitto.ts';

const machine = new FleetHarness();
const mosquitto = await Mosquitto.start(machine.directory, machine.certificates);
afterAll(async () => {
  await machine.end();
  await mosquitto.kill();
});

test('a broker that is gone for a week has every sale, once by its number, when it is back', async () => {
  machine.start(mosquitto.address);
  machine.sell(3);
  const books = await Books.open(await machine.operatorClient(), machine.kioskId);
  await machine.until(() => books.sales.size === 3);
  expect(books.states.at(-1)).toMatchObject({ online: true, kioskId: machine.kioskId });

  await mosquitto.kill();
  await machine.until(() => machine.hasLogged('fleet-lost'));
  for (let hours = 0; hours < 7 * 24; hours += 1) {
    machine.sell(2);
    machine.clock.holdUp(HOUR_MS);
    await machine.pass();
  }
  expect(machine.logged.filter(({ event }) => event === 'fleet-lost')).toHaveLength(1);

  await mosquitto.run();
  // Before the machine's time goes on: what it sends while nobody listens is dropped.
  const again = await Books.open(await machine.operatorClient(), machine.kioskId);
  // The longest pause between two attempts.
  await machine.pass(5 * MINUTE_MS);
  await machine.until(() => again.saleIds.length >= 7 * 24 * 2 && again.saleIds.includes(machine.sales.at(-1) ?? ''));
  const seen = new Set([...books.saleIds, ...again.saleIds]);
  expect([...seen].toSorted()).toEqual([...machine.sales].toSorted());
  expect(again.repeated).toBe(0);
});
