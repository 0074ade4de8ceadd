import { generateKeyPairSync } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { DAY_MS, MINUTE_MS } from '../../../app/units.ts';
import { Books, FleetHarness } from '../../support/fleet/harness.ts';
import { Mosquitto } from '../../support/fleet/mosquitto.ts';

const machine = new FleetHarness();
const mosquitto = await Mosquitto.start(machine.directory, machine.certificates);
const early = await machine.client(mosquitto.address, 'early', machine.certificates.machine('operator'));
const kept = JSON.stringify(machine.command({ id: 'retained-1' }));
await early.publishAsync(machine.topic('commands'), kept, { qos: 1, retain: true });
machine.start(mosquitto.address);
const client = await machine.operatorClient();
const books = await Books.open(client, machine.kioskId);
afterAll(async () => {
  await machine.end();
  await mosquitto.kill();
});

async function send(message: unknown): Promise<void> {
  const payload = typeof message === 'string' ? message : JSON.stringify(message);
  await client.publishAsync(machine.topic('commands'), payload, { qos: 1 });
}

/** Answers to what these tests repeat come again when they like. */
const REPEATED: readonly unknown[] = ['retained-1', 'once-00001'];

/** The outcomes in the other answers since the last look. */
async function answers(count: number): Promise<readonly unknown[]> {
  const others = (): typeof books.answers => books.answers.filter(({ id }) => !REPEATED.includes(id));
  await machine.until(() => others().length >= count);
  const told = others().map(({ id, outcome }) => [id, outcome]);
  books.answers.length = 0;
  return told;
}

/** One more answer to the command that is repeated. */
async function repeated(act: () => void | Promise<void>): Promise<void> {
  books.answers.length = 0;
  await act();
  await machine.until(() => books.answers.some(({ id }) => id === 'once-00001'));
  expect(books.answers.find(({ id }) => id === 'once-00001')?.outcome).toBe('done');
}

test('a command counts once, and whoever repeats it hears the same answer', async () => {
  const command = machine.command({ id: 'once-00001' });
  await machine.until(() => machine.hasLogged('fleet-connected'));
  await send(command);
  await machine.until(() => machine.carriedOut.length === 1);
  // A repetition while it is under way is no second one.
  await send(command);
  await repeated(() => {
    machine.keeper.take({ kind: 'finished', id: 'once-00001', outcome: { outcome: 'done' } });
  });
  await repeated(() => send(command));
  await machine.stop();
  machine.start(mosquitto.address);
  await repeated(() => send(command));
  expect(machine.carriedOut).toHaveLength(1);
});

test('nothing that is not signed for this machine and this moment is carried out', async () => {
  const thief = generateKeyPairSync('ed25519').privateKey;
  const other = machine.command({ kioskId: 'ALA-0002', id: 'other-0001' });
  await send(other);
  await send(machine.command({ id: 'forged-001' }, thief));
  await send({ ...machine.command({ id: 'changed-01' }), argument: { productId: 'cola' } });
  await send(machine.command({ id: 'expired-01', expires: machine.clock.wallMs() - DAY_MS }));
  await send(machine.command({ id: 'far-000001', expires: machine.clock.wallMs() + 8 * DAY_MS }));
  await send(machine.command({ id: 'unknown-01', kind: 'give-it-all', argument: {} }));
  await send('{"garbage');
  await send(`{"id":"${'x'.repeat(70_000)}"}`);
  const told = await answers(8);
  // In whatever order the broker hands them on.
  expect(told).toHaveLength(8);
  expect(told).toEqual(
    expect.arrayContaining([
      ['other-0001', 'unsigned'],
      ['forged-001', 'unsigned'],
      ['changed-01', 'unsigned'],
      ['expired-01', 'expired'],
      ['far-000001', 'too-far'],
      ['unknown-01', 'unknown'],
    ]),
  );
  expect(told.filter((answer) => JSON.stringify(answer) === '[null,"unreadable"]')).toHaveLength(2);
  expect(machine.carriedOut).toHaveLength(1);
});

test('a flood is answered within its bound, and a command behind it still counts', async () => {
  await machine.pass(MINUTE_MS);
  const forged = JSON.stringify({ ...machine.command({ id: 'forged-002' }), signature: '' });
  for (let at = 0; at < 2_000; at += 1) client.publish(machine.topic('commands'), forged, { qos: 0 });
  await send(machine.command({ id: 'behind-001' }));
  await machine.until(() => machine.carriedOut.length === 2);
  expect(machine.carriedOut[1]?.id).toBe('behind-001');
  const refused = machine.logged.filter(({ facts }) => facts['id'] === 'forged-002');
  expect(refused.length).toBeLessThanOrEqual(10);
});

test('a command that is repeated without end gets its answer a few times in a minute, and again in the next', async () => {
  await machine.pass(MINUTE_MS);
  const expires = machine.clock.wallMs() + 10 * MINUTE_MS;
  const command = JSON.stringify(machine.command({ id: 'once-00001', expires }));
  books.answers.length = 0;
  for (let at = 0; at < 2_000; at += 1) client.publish(machine.topic('commands'), command, { qos: 0 });
  await send(machine.command({ id: 'behind-002' }));
  await machine.until(() => machine.carriedOut.some(({ id }) => id === 'behind-002'));
  machine.keeper.take({ kind: 'finished', id: 'behind-002', outcome: { outcome: 'done' } });
  await machine.until(() => books.answers.some(({ id }) => id === 'behind-002'));
  expect(books.answers.filter(({ id }) => id === 'once-00001').length).toBeLessThanOrEqual(10);
  await machine.pass(MINUTE_MS);
  await repeated(() => client.publishAsync(machine.topic('commands'), command, { qos: 1 }).then(() => undefined));
});

test('a command that the broker had kept for whoever comes is none, however often it comes', async () => {
  await machine.until(() => machine.logged.some(({ facts }) => facts['id'] === 'retained-1'));
  expect(machine.logged.find(({ facts }) => facts['id'] === 'retained-1')?.facts['outcome']).toBe('retained');
  expect(machine.carriedOut.map(({ id }) => id)).not.toContain('retained-1');
});

test('a run that ended under a command says that it does not know what became of it, once', async () => {
  await send(machine.command({ id: 'cut-000001' }));
  await machine.until(() => machine.carriedOut.some(({ id }) => id === 'cut-000001'));
  await machine.stop();
  books.answers.length = 0;
  machine.start(mosquitto.address);
  await machine.until(() => books.answers.some(({ id }) => id === 'cut-000001'));
  expect(books.answers.filter(({ id }) => id === 'cut-000001')).toMatchObject([{ outcome: 'unclear' }]);
});
