import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../app/units.ts';
import { Books, FleetHarness } from '../../support/fleet/harness.ts';
import { Mosquitto } from '../../support/fleet/mosquitto.ts';

const MOST_TRIES = 20;
const machine = new FleetHarness();
// As Debian's default of 1,000, only smaller: what a consumer that is away has not fetched is dropped without a word.
const mosquitto = await Mosquitto.start(machine.directory, machine.certificates, 'max_queued_messages 10');
// What comes while its consumer is away is dropped by this one as well, and nothing of what comes afterwards.
const roomyDirectory = mkdtempSync(join(tmpdir(), 'sauda-roomy-'));
const roomy = await Mosquitto.start(roomyDirectory, machine.certificates);
afterAll(async () => {
  await machine.end();
  await mosquitto.kill();
  await roomy.kill();
  rmSync(roomyDirectory, { recursive: true, force: true });
});

test('what the broker drops behind its acknowledgement is sent again until the books have it', async () => {
  machine.start(mosquitto.address);
  const keeper = await machine.operatorClient();
  const books = await Books.open(keeper, machine.kioskId);
  machine.sell();
  await machine.until(() => books.upTo >= 1);
  await keeper.publishAsync(machine.topic('confirmed'), JSON.stringify({ upTo: books.upTo }), { qos: 1, retain: true });

  keeper.end(true);
  machine.sell(40);
  await machine.pass();
  await machine.until(() => machine.unsent === 0);

  // The keeper is back and nobody asks: the machine notices by itself, however often the broker drops some of it again.
  const back = await Books.open(await machine.operatorClient(), machine.kioskId);
  const known = (): number => new Set([...books.saleIds, ...back.saleIds]).size;
  for (let tries = 0; tries < MOST_TRIES && known() < 41; tries += 1) {
    machine.clock.holdUp(6 * HOUR_MS);
    await machine.pass(MINUTE_MS);
    await machine.until(() => machine.unsent === 0);
  }
  await machine.until(() => known() === 41);
});

test.each([
  ['back at once', 'ALA-0002', 0],
  ['away for half a minute', 'ALA-0003', 30],
])('a quick keeper, %s, has the last sales, which nothing follows, within ten seconds', async (_, kioskId, awayS) => {
  const quick = new FleetHarness({ kioskId, certificates: machine.certificates });
  quick.start(roomy.address);
  const client = await quick.operatorClient();
  const books = await Books.open(client, quick.kioskId);
  const confirm = (): Promise<unknown> =>
    client.publishAsync(quick.topic('confirmed'), JSON.stringify({ upTo: books.upTo }), { qos: 1, retain: true });
  quick.sell();
  await quick.until(() => books.upTo >= 1 && quick.unsent === 0);
  await confirm();
  await quick.until(() => quick.confirmed >= 1);

  // The broker keeps nothing for a consumer that is away: the sale is acknowledged, and dropped.
  client.end(true);
  quick.sell(40);
  await quick.pass();
  await quick.untilHeard(() => quick.unsent === 0);
  for (let seconds = 0; seconds < awayS; seconds += 1) {
    await quick.pass(SECOND_MS);
    await quick.untilHeard(() => quick.unsent === 0);
  }
  const back = await Books.open(await quick.operatorClient(), quick.kioskId);
  const known = (): number => new Set([...books.saleIds, ...back.saleIds]).size;
  for (let seconds = 0; seconds < 9; seconds += 1) await quick.pass(SECOND_MS);
  // From here on the network alone takes its time: the machine's clock stands still.
  await quick.untilHeard(() => known() === 41);
  await quick.end();
});

test('`resend` brings exactly what was asked for', async () => {
  // Nothing is confirmed here: were the machine's time to go on, it would send everything again by itself.
  await machine.untilHeard(() => machine.unsent === 0);
  const client = await machine.operatorClient('console');
  const books = await Books.open(client, machine.kioskId);
  const command = machine.command({ id: 'resend-0001', kind: 'resend', argument: { from: 5, to: 9 } });
  await client.publishAsync(machine.topic('commands'), JSON.stringify(command), { qos: 1 });
  await machine.untilHeard(() => books.sales.size >= 5 && books.answers.length > 0);
  expect([...books.sales.keys()].toSorted((a, b) => a - b)).toEqual([5, 6, 7, 8, 9]);
  expect(books.answers).toMatchObject([{ id: 'resend-0001', outcome: 'done', data: { messages: 5 } }]);
});
