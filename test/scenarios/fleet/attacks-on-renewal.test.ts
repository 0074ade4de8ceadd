import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { topicOf } from '../../../app/fleet/wire/topics.ts';
import { DAY_MS, MINUTE_MS } from '../../../app/units.ts';
import { makeKey } from '../../../main/fleet/enrol/request.ts';
import { renewMachines } from '../../../scripts/fleet/authority/renew.ts';
import { RenewingFleet, type RenewingMachine } from '../../support/fleet/renewing.ts';
import { newAuthority, signedBy } from '../../support/fleet/signed.ts';

const PROGRAM = join(import.meta.dirname, '..', '..', '..', 'resources', 'fleet', 'ca.sh');

let fleet: RenewingFleet;
let foreign: string;
beforeAll(async () => {
  fleet = await RenewingFleet.start();
  foreign = newAuthority();
});
afterAll(async () => {
  await fleet.stop();
  rmSync(foreign, { recursive: true, force: true });
});

const machines: RenewingMachine[] = [];
afterEach(async () => {
  for (const machine of machines.splice(0)) await machine.end();
});
async function machineOf(name: string): Promise<RenewingMachine> {
  const machine = await fleet.machine(name);
  machines.push(machine);
  return machine;
}

function times(machine: RenewingMachine, outcome: string): number {
  return machine.outcomes().filter((one) => one === outcome).length;
}
/** Whoever has the broker says this; each connection of the operator's side ends the one before. */
async function forge(topic: string, ...texts: readonly string[]): Promise<void> {
  const thief = await fleet.operator();
  for (const text of texts) await thief.publishAsync(topic, text, { qos: 1, retain: true });
  await thief.endAsync();
}
const asked = (machine: RenewingMachine): Promise<void> => machine.until(() => times(machine, 'asked') > 0);
const answer = (certificate: string): string => JSON.stringify({ certificate });

test('a broker that answers with anything else is not believed, and the right answer counts afterwards', async () => {
  const machine = await machineOf('ATR-0001');
  const [before, other] = [machine.certificate, await fleet.identity('ATR-0009')];
  machine.start();
  await asked(machine);
  const pending = machine.store.renewal();
  if (pending.kind !== 'pending') throw new Error('nothing is pending');
  const forged = signedBy(foreign, 'ATR-0001', pending);
  await forge(
    topicOf('ATR-0001', 'certificate'),
    'null',
    '{',
    '[]',
    '{"certificate":1}',
    answer(''),
    answer(before),
    answer(other.certificate),
    answer(forged.certificate),
    answer(`${forged.certificate}${before}`),
    answer(signedBy(fleet.folder, 'ATR-0008', pending).certificate),
    answer('A'.repeat(15_000)),
    'x'.repeat(60_000),
  );
  expect(await fleet.renew()).toMatchObject({ 'ATR-0001': null });
  await machine.until(() => times(machine, 'renewed') > 0);
  expect(machine.outcomes()).toEqual(['asked', 'refused', 'renewed']);
  expect(machine.certificate).toBe(fleet.authority.valid('ATR-0001').at(-1));
});

test('a broker that asks in a machine’s name, or repeats what it has said, gets nothing', async () => {
  const machine = await machineOf('ATR-0002');
  machine.start();
  const thief = await fleet.operator();
  const said = new Promise<Buffer>((resolve) => {
    thief.on('message', (_topic, payload) => {
      resolve(payload);
    });
  });
  const topic = topicOf('ATR-0002', 'renewal');
  await thief.subscribeAsync(topic, { qos: 1 });
  const genuine = (await said).toString('utf8');
  const { signature } = JSON.parse(genuine) as { readonly signature: string };
  const { requestPem: request } = await makeKey('ATR-0002');
  await thief.endAsync();
  const ask = (text: string): Promise<void> => forge(topic, text);
  for (const [text, refusal] of [
    [JSON.stringify({ request, signature }), /not signed by its key/],
    [JSON.stringify({ request: '', signature }), /wrong request/],
    ['{}', /cannot be read/],
    ['x'.repeat(40_000), /too large/],
  ] as const) {
    await ask(text);
    expect((await fleet.renew())['ATR-0002']).toMatch(refusal);
  }
  // On another machine's topic it is in another name.
  await fleet.identity('ATR-0003');
  await forge(topicOf('ATR-0003', 'renewal'), genuine);
  expect((await fleet.renew())['ATR-0003']).toMatch(/not for ATR-0003 alone/);
  await ask(genuine);
  expect((await fleet.renew())['ATR-0002']).toBeNull();
  await machine.until(() => times(machine, 'renewed') > 0);
  // Repeated for ever, it is the same certificate of the same key.
  await ask(genuine);
  expect((await fleet.renew())['ATR-0002']).toBeNull();
  expect(fleet.authority.valid('ATR-0002')).toHaveLength(2);
  expect(fleet.authority.valid('ATR-0003')).toHaveLength(1);
});

test('a machine whose certificate was taken back gets no next one', async () => {
  const machine = await machineOf('ATR-0004');
  machine.start();
  await asked(machine);
  execFileSync(PROGRAM, ['revoke', 'ATR-0004'], { cwd: fleet.folder, stdio: 'ignore' });
  expect((await fleet.renew())['ATR-0004']).toMatch(/no certificate that counts/);
  // Its request is gone, and nobody is told every day.
  expect(await fleet.renew()).not.toHaveProperty('ATR-0004');
});

test('a certificate that is gone from the authority’s folder keeps no other machine from its own', async () => {
  const [gone, machine] = [await machineOf('ATR-0006'), await machineOf('ATR-0007')];
  const index = join(fleet.folder, 'index.txt');
  const [serial] = /(?<=\t)[0-9A-F]+(?=\t[^\t]*\t\/CN=ATR-0006$)/m.exec(readFileSync(index, 'utf8')) ?? [];
  rmSync(join(fleet.folder, 'issued', `${serial ?? ''}.pem`));
  for (const one of [gone, machine]) {
    one.start();
    await asked(one);
  }
  const said = await fleet.renew();
  expect(said['ATR-0006']).toMatch(/no certificate that counts/);
  expect(said['ATR-0007']).toBeNull();
});

test('a broker that never answers ends the round, which a timer waits for', async () => {
  execFileSync(PROGRAM, ['machine', 'ATR-0010'], { cwd: fleet.folder, stdio: 'ignore' });
  // To this client the broker gives nothing of what it asks for.
  const client = await fleet.broker.machine('ATR-0010');
  const parts = { authority: fleet.authority, client, nowMs: Date.now(), told: () => undefined };
  const later = (_ms: number, act: () => void): (() => void) => {
    act();
    return () => undefined;
  };
  await expect(renewMachines({ ...parts, later })).rejects.toThrow(/does not answer/);
  client.end(true);
});

test.each([
  ['waits for three days', 'ATR-0005', false],
  ['is restarted every day', 'ATR-0011', true],
])(
  'a next certificate that the broker refuses: a machine that %s goes on with the old one, and asks for another',
  async (_, name, restarts) => {
    const machine = await machineOf(name);
    const before = machine.certificate;
    await machine.store.keepNext({
      ...signedBy(foreign, name, await makeKey(name)),
      authority: fleet.authority.certificate,
    });
    machine.start();
    for (let days = 1; days <= 3; days += 1) {
      await machine.until(() => times(machine, 'not-taken') === days && machine.shown.length >= days);
      expect(new Set(machine.shown)).toEqual(new Set([before]));
      expect(machine.certificate).toBe(before);
      // It says so once it is written down: a power cut from here on does not make it begin to count anew.
      expect(machine.store.renewal()).toMatchObject({ kind: 'next', refusals: days });
      if (days === 3) break;
      if (restarts) {
        await machine.stop();
        machine.start();
      } else {
        machine.clock.holdUp(1.2 * DAY_MS);
        await machine.clock.advance(MINUTE_MS);
      }
    }
    await asked(machine);
    expect(await fleet.renew(machine.clock.wallMs())).toMatchObject({ [name]: null });
    await machine.until(() => times(machine, 'renewed') > 0);
    expect(machine.certificate).toBe(fleet.authority.valid(name).at(-1));
  },
);
