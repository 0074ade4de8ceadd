import { chmodSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reasonOf, UpdateWorld } from '../../support/update/update-world.ts';

let world: UpdateWorld;
beforeEach(() => {
  world = new UpdateWorld();
});
afterEach(() => {
  world.dispose();
});

test('a published version is fetched, installed, switched to when the kiosk asks, and stays once it works', async () => {
  await world.publish('1.1.0');
  expect(await world.check()).toMatchObject({ ok: true, value: { kind: 'found', version: '1.1.0' } });
  expect(await world.fetch()).toMatchObject({ ok: true, value: { kind: 'fetched', version: '1.1.0' } });
  expect(world.start()).toBe('1.0.0');
  expect(await world.install()).toEqual({ ok: true, value: '1.1.0' });
  expect(world.start()).toBe('1.0.0');
  world.askFor('1.1.0');
  expect(world.start()).toBe('1.1.0');
  expect(world.isWhole()).toBe(true);
  world.confirm('1.1.0');
  for (let starts = 0; starts < 4; starts += 1) expect(world.start()).toBe('1.1.0');
  expect(await world.check()).toEqual({ ok: true, value: { kind: 'newest' } });
});

test('the runtime is neither downloaded nor stored a second time', async () => {
  await world.publish('1.1.0');
  const found = await world.check();
  expect(found.ok && 'downloadBytes' in found.value && found.value.downloadBytes).toBeLessThan(1_000);
  expect(await world.update()).toBe('1.1.0');
  const inodes = [world.package, join(world.versions, '1.1.0')].map(
    (folder) => statSync(join(folder, 'lib/runtime.so')).ino,
  );
  expect(new Set(inodes).size).toBe(1);
});

test('a file with other rights than the list has is copied, and gets those of the list', async () => {
  chmodSync(join(world.package, 'lib/runtime.so'), 0o4755);
  await world.publish('1.1.0');
  expect(await world.update()).toBe('1.1.0');
  expect(statSync(join(world.versions, '1.1.0', 'lib/runtime.so')).mode & 0o7777).toBe(0o644);
});

test('a version after the next leaves what nothing leads to any more', async () => {
  for (const version of ['1.1.0', '1.2.0', '1.3.0']) {
    await world.publish(version);
    expect(await world.update()).toBe(version);
    world.confirm(version);
    world.start();
  }
  expect(world.folders()).toEqual(['1.2.0', '1.3.0']);
});

test('without an operator’s root nothing is asked', async () => {
  await world.publish('1.1.0');
  const { subject } = world;
  const { fetchUpdate } = await import('../../../main/update/update.ts');
  const fetched = await fetchUpdate({ ...subject, places: { ...subject.places, roots: [] } }, world.look());
  expect(reasonOf(fetched)).toBe('no-root');
});
