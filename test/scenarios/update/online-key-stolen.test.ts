import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { folderSource } from '../../../main/update/source.ts';
import { keyFile, makeKey } from '../../../scripts/updates/keys.ts';
import { applicationIn, publish, stage } from '../../../scripts/updates/publish.ts';
import { rotateKey, writeSnapshot } from '../../../scripts/updates/repository.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reasonOf, UpdateWorld } from '../../support/update/update-world.ts';

let world: UpdateWorld;
beforeEach(() => {
  world = new UpdateWorld();
});
afterEach(() => {
  world.dispose();
});

/** Keys of an attacker who has the online ones, and has made the rest. */
function stolenKeys(): string {
  const stolen = join(world.folder, 'stolen');
  cpSync(world.keys, stolen, { recursive: true });
  rmSync(join(stolen, 'offline'), { recursive: true });
  makeKey(stolen, 'root');
  makeKey(stolen, 'targets');
  return stolen;
}

test('with snapshot and timestamp keys nobody gets a machine to install anything', async () => {
  await world.publish('1.1.0');
  const folder = world.copyOfRepository('theirs');
  const theirs = { folder, keys: stolenKeys(), nowMs: Date.now() };
  const application = join(world.folder, 'application-1.1.0');
  world.write(application, { 'resources/version': '6.6.6\n', 'sauda': '#!/bin/sh\necho 6.6.6\n' });
  await publish(theirs, {
    application: applicationIn(application),
    platform: 'linux-x64',
    channel: 'stable',
    sharePercent: 100,
  });
  expect(reasonOf(await world.fetch({ source: folderSource(folder) }))).toBe('untrusted');
  expect(world.folders()).toEqual([]);
});

test('nor a version that is staged to more machines', async () => {
  await world.publish('1.1.0', { share: 0 });
  const folder = world.copyOfRepository('theirs');
  stage({ folder, keys: stolenKeys(), nowMs: Date.now() }, '1.1.0', 100);
  expect(reasonOf(await world.fetch({ source: folderSource(folder) }))).toBe('untrusted');
});

test('new online keys, vouched for by root, end what the stolen ones can do', async () => {
  await world.publish('1.1.0');
  expect(reasonOf(await world.check())).toBe('');
  const folder = world.copyOfRepository('theirs');
  const keys = stolenKeys();
  rotateKey(world.publisher(), 'timestamp');
  rotateKey(world.publisher(), 'snapshot');
  expect(await world.check()).toMatchObject({ value: { version: '1.1.0' } });
  writeSnapshot({ folder, keys, nowMs: Date.now() });
  // The attacker shows the operator's new roots as well, and has no key that they name.
  cpSync(join(world.repository, 'metadata', '3.root.json'), join(folder, 'metadata', '3.root.json'));
  cpSync(join(world.repository, 'metadata', '2.root.json'), join(folder, 'metadata', '2.root.json'));
  expect(reasonOf(await world.fetch({ source: folderSource(folder) }))).toBe('untrusted');
  expect(await world.update()).toBe('1.1.0');
});

test('a timestamp with a very high number, made with a stolen key, does not keep machines from a new key', async () => {
  await world.publish('1.1.0');
  const folder = world.copyOfRepository('theirs');
  const keys = stolenKeys();
  for (let times = 0; times < 20; times += 1) writeSnapshot({ folder, keys, nowMs: Date.now() });
  expect(await world.check({ source: folderSource(folder) })).toMatchObject({ value: { version: '1.1.0' } });
  expect(reasonOf(await world.fetch())).toBe('untrusted');
  rotateKey(world.publisher(), 'timestamp');
  rotateKey(world.publisher(), 'snapshot');
  expect(await world.update()).toBe('1.1.0');
});

test('without the offline keys the operator’s own computer cannot publish either', async () => {
  await world.publish('1.1.0');
  rmSync(keyFile(world.keys, 'targets'));
  await expect(world.publish('1.2.0')).rejects.toThrow('targets key');
  writeSnapshot(world.publisher());
  expect(await world.update()).toBe('1.1.0');
});
