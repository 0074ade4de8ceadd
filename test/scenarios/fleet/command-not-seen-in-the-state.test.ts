import { afterAll, expect, test } from 'vitest';
import { MINUTE_MS } from '../../../app/units.ts';
import { Books, FACTS, FleetHarness } from '../../support/fleet/harness.ts';
import { Mosquitto } from '../../support/fleet/mosquitto.ts';

const machine = new FleetHarness();
const mosquitto = await Mosquitto.start(machine.directory, machine.certificates);
machine.start(mosquitto.address);
const client = await machine.operatorClient();
const books = await Books.open(client, machine.kioskId);
afterAll(async () => {
  await machine.end();
  await mosquitto.kill();
});

/** Main tells the facts again, as it does after each step; nothing in them is urgent. */
function tell(screen: string): void {
  machine.keeper.take({
    kind: 'state',
    facts: { ...FACTS, screen },
    alarms: { open: [], unknown: [] },
    isUrgent: false,
  });
}

function screens(): readonly string[] {
  return books.states.flatMap((state) => (state.online ? [state.screen] : []));
}

test('what a command has changed is in the state within a minute; what nobody waits for is not told before its time', async () => {
  await machine.until(() => screens().length > 0);
  tell('product');
  await machine.pass(2 * MINUTE_MS);
  await client.publishAsync(machine.topic('commands'), JSON.stringify(machine.command({ id: 'seen-00001' })), {
    qos: 1,
  });
  await machine.until(() => machine.carriedOut.length === 1);
  expect(screens()).not.toContain('product');
  machine.keeper.take({ kind: 'finished', id: 'seen-00001', outcome: { outcome: 'done' } });
  tell('payment');
  await machine.pass(MINUTE_MS);
  await machine.until(() => screens().includes('payment'));
});
