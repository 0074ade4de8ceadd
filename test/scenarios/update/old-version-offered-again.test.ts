import { rmSync } from 'node:fs';
import { join } from 'node:path';
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

test('an old repository in whole is refused once a newer one was seen', async () => {
  await world.publish('1.1.0');
  const old = folderSource(world.copyOfRepository('old'));
  await world.publish('1.2.0');
  expect(await world.check()).toMatchObject({ value: { version: '1.2.0' } });
  expect(reasonOf(await world.fetch({ source: old }))).toBe('untrusted');
});

test('the machine goes from no version to an older one, also where a person asks', async () => {
  await world.publish('1.1.0');
  const old = folderSource(world.copyOfRepository('old'));
  await world.publish('1.2.0');
  expect(await world.update()).toBe('1.2.0');
  expect(await world.fetch({ isAsked: true })).toMatchObject({ value: { kind: 'newest' } });
  expect(reasonOf(await world.fetch({ source: old, isAsked: true }))).toBe('untrusted');
});

test('root remembers by itself: a kiosk whose user has forgotten everything cannot bring the old one either', async () => {
  await world.publish('1.1.0');
  const old = folderSource(world.copyOfRepository('old'));
  await world.publish('1.2.0');
  await world.update();
  rmSync(join(world.data, 'updates'), { recursive: true });
  expect(reasonOf(await world.fetch({ source: old }))).toBe('untrusted');
});

test('root installs no older version that is still on the list', async () => {
  await world.publish('1.1.0');
  expect(reasonOf(await world.fetch())).toBe('');
  const { subject } = world;
  await world.publish('1.2.0');
  expect(await world.update()).toBe('1.2.0');
  const { writeFileSync } = await import('node:fs');
  writeFileSync(join(subject.places.data, 'offer'), '1.1.0\n');
  expect(reasonOf(await world.install())).toBe('untrusted');
});
