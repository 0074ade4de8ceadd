import { installedVersions } from '../../../main/update/versions.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { UpdateWorld } from '../../support/update/update-world.ts';

let world: UpdateWorld;
beforeEach(() => {
  world = new UpdateWorld();
});
afterEach(() => {
  world.dispose();
});

test('a version that has failed twice is taken back by itself, and is not tried again by itself', async () => {
  await world.publish('1.1.0');
  expect(await world.update()).toBe('1.1.0');
  expect(await installedVersions(world.versions)).toMatchObject({ current: '1.1.0', onTrial: '1.1.0', takenBack: [] });
  expect(world.start()).toBe('1.1.0');
  expect(world.start()).toBe('1.0.0');
  expect(await installedVersions(world.versions)).toMatchObject({ current: null, onTrial: null, takenBack: ['1.1.0'] });
  expect(world.start()).toBe('1.0.0');
  expect(await world.fetch()).toMatchObject({ value: { kind: 'newest' } });
  // A person may try it again, and the next version comes by itself.
  expect(await world.fetch({ isAsked: true })).toMatchObject({ value: { version: '1.1.0' } });
  await world.publish('1.2.0');
  expect(await world.update()).toBe('1.2.0');
});

test("what root writes about versions can be read by the kiosk's user, who confirms the one on trial", async () => {
  await world.publish('1.1.0');
  await world.update();
  expect(world.hiddenFromOthers()).toEqual([]);
  world.start();
  expect(world.start()).toBe('1.0.0');
  expect(world.hiddenFromOthers()).toEqual([]);
  await world.publish('1.2.0', { journal: 4 });
  await world.update();
  world.journalIs(4);
  for (let starts = 0; starts < 2; starts += 1) world.start();
  expect(await installedVersions(world.versions)).toMatchObject({ takenBack: ['1.1.0'], kept: ['1.2.0'] });
  expect(world.hiddenFromOthers()).toEqual([]);
});

test('it goes back to the version that ran, not to the package’s', async () => {
  await world.publish('1.1.0');
  await world.update();
  world.confirm('1.1.0');
  world.start();
  await world.publish('1.2.0');
  expect(await world.update()).toBe('1.2.0');
  world.start();
  expect(world.start()).toBe('1.1.0');
  expect(world.isWhole()).toBe(true);
});

test('one that works at its second start stays', async () => {
  await world.publish('1.1.0');
  await world.update();
  world.start();
  world.confirm('1.1.0');
  for (let starts = 0; starts < 4; starts += 1) expect(world.start()).toBe('1.1.0');
});

test('one that has rewritten the journal stays, because the version before could not read the money any more', async () => {
  await world.publish('1.1.0', { journal: 4 });
  await world.update();
  world.journalIs(4);
  world.start();
  for (let starts = 0; starts < 3; starts += 1) expect(world.start()).toBe('1.1.0');
  expect(await installedVersions(world.versions)).toMatchObject({ onTrial: null, takenBack: [], kept: ['1.1.0'] });
});

test('one that would rewrite the journal, and did not come that far, is taken back', async () => {
  await world.publish('1.1.0', { journal: 4 });
  await world.update();
  world.journalIs(3);
  world.start();
  expect(world.start()).toBe('1.0.0');
});
