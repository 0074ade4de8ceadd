import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MqttClient } from 'mqtt';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FieldBroker } from '../../support/fleet/field-broker.ts';

const [OURS, OTHER, REVOKED] = ['ALA-0001', 'ALA-0002', 'ALA-0003'] as const;
const REFUSED = /not authorized/i;

let folder: string;
let broker: FieldBroker;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sauda-field-broker-'));
  broker = await FieldBroker.start(folder, [OURS, OTHER, REVOKED], [REVOKED]);
});
afterAll(async () => {
  await broker.stop();
  rmSync(folder, { recursive: true, force: true });
});

const publish = async (client: MqttClient, topic: string, text = '{}'): Promise<void> => {
  await client.publishAsync(topic, text, { qos: 1 });
};

/** What the client receives until a message that says `end` has come. */
function heard(client: MqttClient): Promise<readonly string[]> {
  const topics: string[] = [];
  return new Promise((resolve) => {
    client.on('message', (topic, payload) => {
      if (payload.toString() === 'end') resolve(topics);
      else topics.push(topic);
    });
  });
}

describe('the operator’s broker, with the files of resources/fleet', () => {
  test.each(['state', 'sales', 'events', 'answers', 'audit', 'renewal'])(
    'a machine writes its own %s',
    async (name) => {
      const machine = await broker.machine(OURS);
      await expect(publish(machine, `sauda/v1/${OURS}/${name}`)).resolves.toBeUndefined();
      machine.end(true);
    },
  );

  test.each([
    `sauda/v1/${OTHER}/state`,
    `sauda/v1/${OTHER}/sales`,
    `sauda/v1/${OTHER}/commands`,
    `sauda/v1/${OTHER}/confirmed`,
    `sauda/v1/${OTHER}/renewal`,
    `sauda/v1/${OTHER}/certificate`,
    `sauda/v1/${OURS}/certificate`,
    `sauda/v1/${OURS}/commands`,
    `sauda/v1/${OURS}/confirmed`,
    `sauda/v1/${OURS}/other`,
    `sauda/v2/${OURS}/state`,
    'other',
  ])('a machine writes nothing to %s', async (topic) => {
    const machine = await broker.machine(OURS);
    await expect(publish(machine, topic)).rejects.toThrow(REFUSED);
    machine.end(true);
  });

  test('a machine that subscribes to everything hears its own commands alone', async () => {
    const machine = await broker.machine(OURS);
    const topics = heard(machine);
    await machine.subscribeAsync(['#', '$SYS/#', 'sauda/v1/+/commands', `sauda/v1/${OTHER}/commands`], { qos: 1 });
    const operator = await broker.person('operator', 'operator');
    await publish(operator, `sauda/v1/${OTHER}/commands`);
    await publish(operator, `sauda/v1/${OURS}/commands`);
    await publish(operator, `sauda/v1/${OURS}/commands`, 'end');
    expect(new Set(await topics)).toEqual(new Set([`sauda/v1/${OURS}/commands`]));
    machine.end(true);
    operator.end(true);
  });

  test('a machine cannot end another one’s session by its client id', async () => {
    const machine = await broker.machine(OURS, { clientId: OURS });
    const thief = await broker.machine(OTHER, { clientId: OURS });
    await expect(publish(machine, `sauda/v1/${OURS}/state`)).resolves.toBeUndefined();
    await expect(publish(thief, `sauda/v1/${OURS}/state`)).rejects.toThrow(REFUSED);
    machine.end(true);
    thief.end(true);
  });

  test.each([
    ['no certificate', null],
    ['a certificate that was taken back', REVOKED],
  ])('%s opens nothing', async (_, name) => {
    await expect(broker.machine(name)).rejects.toThrow(/certificate|closed/);
  });

  test('a message of two megabytes ends the connection', async () => {
    const machine = await broker.machine(OURS);
    const closed = new Promise<void>((resolve) => {
      machine.once('close', () => {
        resolve();
      });
    });
    machine.publish(`sauda/v1/${OURS}/events`, 'x'.repeat(2_000_000), { qos: 1 }, () => undefined);
    await closed;
    machine.end(true);
  });

  test('people need their password; a viewer sends no command, and nobody speaks as a machine or as the books', async () => {
    await expect(broker.person('operator', 'guess')).rejects.toThrow(REFUSED);
    await expect(broker.person('nobody', '')).rejects.toThrow(REFUSED);
    for (const [user, name] of [
      ['viewer', 'commands'],
      ['operator', 'state'],
      ['operator', 'sales'],
      ['operator', 'confirmed'],
    ] as const) {
      const person = await broker.person(user, user);
      await expect(publish(person, `sauda/v1/${OURS}/${name}`)).rejects.toThrow(REFUSED);
      person.end(true);
    }
  });
});
