import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
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

test.each(['root', 'timestamp', 'snapshot', 'targets'])(
  '%s.json of which half was written: the shipped root and the repository make up for it',
  async (role) => {
    await world.publish('1.1.0');
    expect(await world.update()).toBe('1.1.0');
    world.confirm('1.1.0');
    await world.publish('1.2.0');
    expect(reasonOf(await world.check())).toBe('');
    for (const folder of [join(world.versions, 'metadata'), join(world.data, 'updates', 'metadata')]) {
      const file = join(folder, `${role}.json`);
      truncateSync(file, Math.floor(readFileSync(file).length / 2));
    }
    expect(await world.update()).toBe('1.2.0');
  },
);

test('a root that is empty, and one that is somebody’s own', async () => {
  await world.publish('1.1.0');
  await world.update();
  world.confirm('1.1.0');
  await world.publish('1.2.0');
  for (const content of ['', '{}']) {
    writeFileSync(join(world.versions, 'metadata', 'root.json'), content);
    expect(reasonOf(await world.check())).toBe('');
  }
  expect(await world.update()).toBe('1.2.0');
});
