import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { names } from '../../../main/update/places.ts';
import { ROOT } from '../../../scripts/setup/project.ts';
import { reasonOf, UpdateWorld } from '../../support/update/update-world.ts';

let world: UpdateWorld;
beforeEach(async () => {
  world = new UpdateWorld();
  await world.publish('1.1.0');
});
afterEach(() => {
  world.dispose();
});

test('of two looks at once, and a third of the kiosk itself, one goes on and the others are told so', async () => {
  const looks = await Promise.all([world.fetch({ isAsked: true }), world.fetch({ isAsked: true }), world.fetch()]);
  expect(looks.map(reasonOf).toSorted()).toEqual(['', 'busy', 'busy']);
  expect(reasonOf(await world.install())).toBe('');
});

test('of two installations at once one goes on', async () => {
  expect(reasonOf(await world.fetch())).toBe('');
  const installed = await Promise.all([world.install(), world.install()]);
  expect(installed.map(reasonOf).toSorted()).toEqual(['', 'busy']);
  world.askFor('1.1.0');
  expect(world.start()).toBe('1.1.0');
  expect(world.isWhole()).toBe(true);
});

test('a program that is killed, or cut off with the computer, leaves no lock behind', async () => {
  const updates = join(world.data, 'updates');
  mkdirSync(updates);
  const script = `
    import { takeRunLock } from ${JSON.stringify(join(ROOT, 'main/update/run-lock.ts'))};
    // Kept, because a database that nobody refers to is closed with the garbage, and the lock with it.
    globalThis.release = takeRunLock(${JSON.stringify(join(updates, names.lock))});
    process.stdout.write(globalThis.release === null ? 'busy' : 'taken');
    setInterval(() => undefined, 1_000);`;
  const args = ['--experimental-strip-types', '--no-warnings', '--input-type=module', '--eval', script];
  const other = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(other, 'exit');
  try {
    const [said] = await once(other.stdout, 'data');
    expect(String(said)).toBe('taken');
    expect(reasonOf(await world.fetch())).toBe('busy');
  } finally {
    other.kill('SIGKILL');
    await ended;
  }
  expect(reasonOf(await world.fetch())).toBe('');
});

test('a lock that cannot be made is the disk’s fault', async () => {
  const updates = join(world.data, 'updates');
  mkdirSync(updates);
  writeFileSync(join(updates, names.lock), 'no database, and longer than the head of one'.repeat(10));
  expect(reasonOf(await world.fetch())).toBe('disk');
});
