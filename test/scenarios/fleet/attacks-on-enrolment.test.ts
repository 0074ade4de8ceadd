import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { readCode, type EnrolCode } from '../../../app/fleet/enrol/code.ts';
import { ENROL_LIMITS } from '../../../app/fleet/enrol/limits.ts';
import { enrolTopic } from '../../../app/fleet/enrol/wire.ts';
import { SECOND_MS } from '../../../app/units.ts';
import { openShare } from '../../../main/fleet/enrol/pake.ts';
import { openWire, type OpenWire } from '../../../main/fleet/enrol/wire.ts';
import { NewcomersBroker } from '../../support/fleet/newcomers-broker.ts';
import { TriedNewcomer, TriedOperator } from '../../support/fleet/newcomer.ts';

const PROGRAM = join(import.meta.dirname, '..', '..', '..', 'resources', 'fleet', 'ca.sh');

let broker: NewcomersBroker;
beforeAll(async () => {
  broker = await NewcomersBroker.start();
});
afterAll(() => broker.stop());

let machine: TriedNewcomer;
let operator: TriedOperator;
beforeEach(async () => {
  machine = new TriedNewcomer(broker);
  await machine.waiting();
  operator = await TriedOperator.at(broker);
});
afterEach(() => {
  machine.end();
});

let named = 0;
function newName(): string {
  named += 1;
  return `ATT-${String(named).padStart(4, '0')}`;
}

/** Another code that begins alike. */
function otherThan({ naming, secret }: EnrolCode): EnrolCode {
  const last = secret.endsWith('A') ? 'B' : 'A';
  return { naming, secret: `${secret.slice(0, -1)}${last}` };
}

/** Somebody types a code, and the machine says that it is here. */
async function typed(code: EnrolCode, name = newName(), shown = machine) {
  const enrolled = operator.enrol(code, name);
  await operator.subscribed();
  await shown.clock.advance(ENROL_LIMITS.helloMs);
  return enrolled;
}

/** What the operator's side waits for is over. */
const WAIT_MS = 20 * SECOND_MS;

test('a wrong code is told on both sides, and after three of them the machine’s code counts no more', async () => {
  for (let wrong = 1; wrong <= ENROL_LIMITS.mostWrong; wrong += 1) {
    const enrolled = operator.enrol(otherThan(machine.code), newName());
    await operator.subscribed();
    await machine.clock.advance(ENROL_LIMITS.helloMs);
    await machine.until((status) => status.kind !== 'open' || status.wrong === wrong);
    await operator.heard(broker);
    await operator.clock.advance(WAIT_MS);
    expect(await enrolled).toMatchObject({ ok: false, error: { why: 'wrong-code' } });
  }
  expect(machine.status).toMatchObject({ kind: 'ended', why: 'wrong-codes' });
  expect(machine.store.active()).toEqual({ ok: true, value: null });
});

test('a slip of the finger costs one of three tries', async () => {
  const wrong = operator.enrol(otherThan(machine.code), newName());
  await operator.subscribed();
  await machine.clock.advance(ENROL_LIMITS.helloMs);
  await machine.until((status) => status.kind === 'open' && status.wrong === 1);
  await operator.heard(broker);
  await operator.clock.advance(WAIT_MS);
  expect(await wrong).toMatchObject({ ok: false });
  expect(await typed(machine.code)).toMatchObject({ ok: true });
});

test('a code that no machine shows finds nobody', async () => {
  const code = readCode('AAAAAAAA');
  if (!code.ok || machine.code.naming === 'AA') throw new Error('the machine shows it by chance');
  const enrolled = operator.enrol(code.value, newName());
  await operator.subscribed();
  await operator.clock.advance(WAIT_MS);
  expect(await enrolled).toMatchObject({ ok: false, error: { why: 'nobody' } });
});

test('an expired code counts no more', async () => {
  const { code } = machine;
  await machine.clock.advance(ENROL_LIMITS.codeMs);
  expect(machine.status).toMatchObject({ kind: 'ended', why: 'expired' });
  const enrolled = operator.enrol(code, newName());
  await operator.subscribed();
  await operator.clock.advance(WAIT_MS);
  expect(await enrolled).toMatchObject({ ok: false, error: { why: 'nobody' } });
});

test('what was said to one machine is nothing to another, and nothing when it is said again', async () => {
  const heard: string[] = [];
  const listening: OpenWire = (place, id, events) =>
    openWire(place, id, {
      ...events,
      onMessage: (payload) => {
        heard.push(Buffer.from(payload).toString('utf8'));
        events.onMessage(payload);
      },
    });
  const first = new TriedNewcomer(broker, { openWire: listening });
  await first.waiting();
  expect(await typed(first.code, newName(), first)).toMatchObject({ ok: true });
  expect(heard.map((text) => (JSON.parse(text) as { readonly kind: string }).kind)).toEqual(['offer', 'answer']);
  first.end();
  const thief = await broker.operator();
  for (const text of [...heard, ...heard]) await thief.publishAsync(enrolTopic(machine.id, 'answer'), text, { qos: 1 });
  // The offer was made for another code; its repetition is not counted again, and the answer is nothing.
  await machine.until((status) => status.kind === 'open' && status.wrong === 1);
  expect(await typed(machine.code)).toMatchObject({ ok: true });
  expect(machine.statuses.some((status) => status.kind === 'open' && status.wrong > 1)).toBe(false);
});

test('a broker that does not know the code makes the machine a member of nothing', async () => {
  const forger = await broker.operator();
  const id = machine.id;
  const share = openShare(id, otherThan(machine.code), 'operator');
  const seals = share.with(openShare(id, machine.code, 'newcomer').text);
  if (!seals.ok) throw new Error(seals.error);
  const say = (message: unknown): Promise<unknown> =>
    forger.publishAsync(enrolTopic(id, 'answer'), JSON.stringify(message), { qos: 1 });
  await say({ kind: 'offer', share: share.text, sealed: seals.value.seal('offer', { kioskId: 'STOLEN' }) });
  await machine.until((status) => status.kind === 'open' && status.wrong === 1);
  await say({ kind: 'answer', share: share.text, sealed: seals.value.seal('answer', { kioskId: 'STOLEN' }) });
  expect(await typed(machine.code, 'ATT-FORGE')).toMatchObject({ ok: true });
  expect(machine.status).toEqual({ kind: 'enrolled', kioskId: 'ATT-FORGE' });
});

test('another machine that begins alike, and one that repeats this one’s words, get no certificate', async () => {
  const { naming } = machine.code;
  const strangers = await Promise.all(
    ['0'.repeat(32), '1'.repeat(32)].map((digits) => broker.stranger(`${naming}-${digits}`)),
  );
  const heard: string[] = [];
  const own = openShare(`${naming}-${'0'.repeat(32)}`, otherThan(machine.code), 'newcomer').text;
  for (const [index, stranger] of strangers.entries()) {
    const { clientId } = stranger.options;
    await stranger.subscribeAsync(enrolTopic(String(clientId), 'answer'), { qos: 1 });
    stranger.on('message', (_topic, payload) => {
      heard.push((JSON.parse(payload.toString('utf8')) as { readonly kind: string }).kind);
    });
    // The second one has no share of its own: it says what the machine says.
    const share = index === 0 ? own : openShare(machine.id, machine.code, 'newcomer').text;
    const enrolTopicOf = enrolTopic(String(clientId), 'request');
    const hello = (): Promise<unknown> =>
      stranger.publishAsync(enrolTopicOf, JSON.stringify({ kind: 'hello', share }), { qos: 1 });
    await hello();
    stranger.on('message', () => {
      void hello();
    });
  }
  const enrolled = operator.enrol(machine.code, 'ATT-ALIKE');
  await operator.subscribed();
  for (const stranger of strangers) {
    const topic = enrolTopic(String(stranger.options.clientId), 'request');
    await stranger.publishAsync(topic, JSON.stringify({ kind: 'hello', share: own }), { qos: 1 });
  }
  await machine.clock.advance(ENROL_LIMITS.helloMs);
  expect(await enrolled).toMatchObject({ ok: true });
  expect(machine.status).toEqual({ kind: 'enrolled', kioskId: 'ATT-ALIKE' });
  expect(heard).not.toContain('answer');
});

test('too many that begin alike are an attack: nobody is enrolled, and another code helps', async () => {
  const { naming } = machine.code;
  const enrolled = operator.enrol(machine.code, newName());
  await operator.subscribed();
  for (const digit of ['2', '3', '4', '5']) {
    const id = `${naming}-${digit.repeat(32)}`;
    const stranger = await broker.stranger(id);
    const { text: share } = openShare(id, otherThan(machine.code), 'newcomer');
    await stranger.publishAsync(enrolTopic(id, 'request'), JSON.stringify({ kind: 'hello', share }), { qos: 1 });
  }
  expect(await enrolled).toMatchObject({ ok: false, error: { why: 'too-many' } });
});

test('garbage and oversized answers are nothing', async () => {
  const forger = await broker.operator();
  const topic = enrolTopic(machine.id, 'answer');
  const share = Buffer.alloc(256, 255).toString('base64');
  const one = Buffer.from([...Buffer.alloc(255), 1]).toString('base64');
  const messages = [
    '',
    'null',
    '{',
    '[]',
    '{"kind":"offer"}',
    JSON.stringify({ kind: 'offer', share, sealed: 'AAAA' }),
    JSON.stringify({ kind: 'offer', share: one, sealed: 'AAAA' }),
    JSON.stringify({ kind: 'answer', share, sealed: 'A'.repeat(1_000) }),
    JSON.stringify({ kind: 'answer', share, sealed: 'A'.repeat(65_000) }),
  ];
  for (const text of messages) await forger.publishAsync(topic, text, { qos: 1 });
  expect(await typed(machine.code)).toMatchObject({ ok: true });
  expect(machine.statuses.some((status) => status.kind === 'open' && status.wrong > 0)).toBe(false);
});

test('two technicians at once each get their own machine', async () => {
  const other = new TriedNewcomer(broker);
  await other.waiting();
  const second = await TriedOperator.at(broker);
  const both = [operator.enrol(machine.code, 'ATT-ONE'), second.enrol(other.code, 'ATT-TWO')];
  await operator.subscribed();
  await second.subscribed();
  await Promise.all([machine, other].map((one) => one.clock.advance(ENROL_LIMITS.helloMs)));
  expect(await Promise.all(both)).toMatchObject([{ ok: true }, { ok: true }]);
  expect([machine.status, other.status]).toMatchObject([{ kioskId: 'ATT-ONE' }, { kioskId: 'ATT-TWO' }]);
  other.end();
});

test('after a restart the open code counts no more, and the new one does', async () => {
  const { code } = machine;
  machine.end();
  machine = new TriedNewcomer(broker);
  await machine.waiting();
  const enrolled = operator.enrol(code, newName());
  await operator.subscribed();
  if (code.naming !== machine.code.naming) await machine.clock.advance(ENROL_LIMITS.helloMs);
  await operator.clock.advance(WAIT_MS);
  expect(await enrolled).toMatchObject({ ok: false });
  expect(await typed(machine.code)).toMatchObject({ ok: true });
});

test('a newcomer writes and reads nothing but its own two topics', async () => {
  const id = `AB-${'a'.repeat(32)}`;
  const stranger = await broker.stranger(id);
  const heard: string[] = [];
  stranger.on('message', (topic) => heard.push(topic));
  await stranger.subscribeAsync(['#', 'sauda/v1/enrol/+/answer', 'sauda/v1/enrol/+/request'], { qos: 1 });
  for (const topic of [
    enrolTopic(machine.id, 'request'),
    enrolTopic(machine.id, 'answer'),
    enrolTopic(id, 'answer'),
    'sauda/v1/ALA-0001/state',
    'sauda/v1/ALA-0001/commands',
  ])
    await expect(stranger.publishAsync(topic, '{}', { qos: 1 })).rejects.toThrow(/not authorized/i);
  expect(await typed(machine.code)).toMatchObject({ ok: true });
  const own = await broker.operator();
  await own.publishAsync(enrolTopic(id, 'answer'), '{}', { qos: 1 });
  await stranger.publishAsync(enrolTopic(id, 'request'), '{}', { qos: 1 });
  expect(new Set(heard)).toEqual(new Set([enrolTopic(id, 'answer')]));
});

test.each(['#', '+', `AB-${'b'.repeat(31)}/x`])('the client id %s opens no topics', async (clientId) => {
  const refused = await broker.stranger(clientId).then(
    async (stranger) => {
      await expect(stranger.publishAsync(enrolTopic(machine.id, 'request'), '{}', { qos: 1 })).rejects.toThrow(
        /not authorized/i,
      );
      return true;
    },
    () => true,
  );
  expect(refused).toBe(true);
});

test('the certificate of a machine opens nothing at the operator’s side', async () => {
  execFileSync(PROGRAM, ['machine', 'ATT-MACHINE'], { cwd: broker.folder, stdio: 'ignore' });
  const file = (end: string): Buffer => readFileSync(join(broker.folder, `ATT-MACHINE.${end}`));
  const intruder = await broker.intruder({ cert: file('crt'), key: file('key') });
  await expect(intruder.publishAsync(enrolTopic(machine.id, 'answer'), '{}', { qos: 1 })).rejects.toThrow(
    /not authorized/i,
  );
  await expect(broker.intruder({})).rejects.toThrow();
});

test('a name that has a certificate is given to no second machine', () => {
  execFileSync(PROGRAM, ['machine', 'ATT-TAKEN'], { cwd: broker.folder, stdio: 'ignore' });
  expect(broker.authority.refusalOf('ATT-TAKEN')).toMatch(/has a certificate/);
  execFileSync(PROGRAM, ['revoke', 'ATT-TAKEN'], { cwd: broker.folder, stdio: 'ignore' });
  expect(broker.authority.refusalOf('ATT-TAKEN')).toBeNull();
  for (const name of ['broker', 'enroller', 'a/b', '+', '']) expect(broker.authority.refusalOf(name)).not.toBeNull();
});
