import { rmSync } from 'node:fs';
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

test('a stick that is pulled out in the middle of a file leaves the machine as it is; put in again it goes on', async () => {
  await world.publish('1.1.0');
  const stick = world.copyOfRepository('stick');
  const source = folderSource(stick);
  const pulled = {
    ...source,
    read: async (path: string, from: number) => {
      if (path.startsWith('files/')) rmSync(stick, { recursive: true, force: true });
      return source.read(path, from);
    },
  };
  expect(reasonOf(await world.fetch({ source: pulled }))).toBe('gone');
  expect(reasonOf(await world.install())).toBe('nothing-there');
  expect(world.start()).toBe('1.0.0');
  expect(await world.update({ source: folderSource(world.copyOfRepository('stick')) })).toBe('1.1.0');
});

test('a stick without a repository', async () => {
  await world.publish('1.1.0');
  expect(reasonOf(await world.fetch({ source: folderSource(world.package) }))).toBe('nothing-there');
  expect(reasonOf(await world.fetch({ source: folderSource(`${world.folder}/none`) }))).toBe('gone');
});
