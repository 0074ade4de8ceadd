import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { rotateKey, makeKeys } from '../../../scripts/updates/repository.ts';
import { applicationIn, publish } from '../../../scripts/updates/publish.ts';
import { folderSource } from '../../../main/update/source.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reasonOf, UpdateWorld } from '../../support/update/update-world.ts';

let world: UpdateWorld;
beforeEach(() => {
  world = new UpdateWorld();
});
afterEach(() => {
  world.dispose();
});

test('a repository with the keys of somebody else is refused', async () => {
  await world.publish('1.1.0');
  const keys = join(world.folder, 'foreign');
  makeKeys(keys, Date.now());
  const folder = join(world.folder, 'foreign-repository');
  const application = applicationIn(join(world.folder, 'application-1.1.0'));
  await publish(
    { folder, keys, nowMs: Date.now() },
    { application, platform: 'linux-x64', channel: 'stable', sharePercent: 100 },
  );
  expect(reasonOf(await world.fetch({ source: folderSource(folder) }))).toBe('untrusted');
});

test('a new root without the old root’s signature is refused, and leaves the machine as it was', async () => {
  await world.publish('1.1.0');
  const keys = join(world.folder, 'foreign');
  makeKeys(keys, Date.now());
  const folder = world.copyOfRepository('theirs');
  rotateKey({ folder, keys, nowMs: Date.now() }, 'root');
  expect(reasonOf(await world.fetch({ source: folderSource(folder) }))).toBe('untrusted');
  expect(await world.update()).toBe('1.1.0');
});

test.each(['root', 'targets', 'snapshot', 'timestamp'] as const)(
  'a new key for %s is followed by a machine that was away',
  async (role) => {
    await world.publish('1.1.0');
    await world.update();
    world.confirm('1.1.0');
    rotateKey(world.publisher(), role);
    rotateKey(world.publisher(), role);
    await world.publish('1.2.0');
    expect(await world.update()).toBe('1.2.0');
  },
);

test('a machine with the first root, whose user lost everything, follows through all roots', async () => {
  mkdirSync(join(world.folder, 'shipped'));
  cpSync(join(world.keys, 'root.json'), join(world.folder, 'shipped', 'root.json'));
  for (const role of ['targets', 'root', 'timestamp'] as const) {
    if (role === 'targets') await world.publish('1.1.0');
    rotateKey(world.publisher(), role);
  }
  const { subject } = world;
  const { fetchUpdate, installOffered } = await import('../../../main/update/update.ts');
  const away = { ...subject, places: { ...subject.places, roots: [join(world.folder, 'shipped', 'root.json')] } };
  expect(await fetchUpdate(away, world.look())).toMatchObject({ value: { version: '1.1.0' } });
  expect(await installOffered(away)).toEqual({ ok: true, value: '1.1.0' });
});
