import { execFileSync } from 'node:child_process';
import { lstatSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY_MS } from '../../../app/units.ts';
import { readNewest } from '../../../main/update/newest-time.ts';
import { names } from '../../../main/update/places.ts';
import { reasonOf, UpdateWorld } from '../../support/update/update-world.ts';

let world: UpdateWorld;
let offer: string;
beforeEach(async () => {
  world = new UpdateWorld();
  await world.publish('1.1.0');
  expect(reasonOf(await world.fetch())).toBe('');
  offer = join(world.data, 'updates', 'offer');
});
afterEach(() => {
  world.dispose();
});

test('an offer that leads to a file of root is not read, and nothing of it is told', async () => {
  const secret = join(world.folder, 'shadow');
  writeFileSync(secret, '1.1.0\n');
  rmSync(offer);
  symlinkSync(secret, offer);
  expect(await world.install()).toEqual({
    ok: false,
    error: { reason: 'nothing-there', detail: 'no version is offered' },
  });
});

test('an offer that is a pipe, or that is no version, is none', async () => {
  writeFileSync(offer, 'root:secret\n');
  expect(await world.install()).toMatchObject({ error: { detail: 'no version is offered' } });
  rmSync(offer);
  execFileSync('mkfifo', [offer]);
  expect(await world.install()).toMatchObject({ error: { reason: 'nothing-there' } });
});

test('an offer that is written again leaves the version alone that the next start may switch to', async () => {
  expect(await world.install()).toMatchObject({ value: '1.1.0' });
  const made = lstatSync(join(world.versions, '1.1.0')).ino;
  expect(await world.install()).toMatchObject({ value: '1.1.0' });
  expect(statSync(join(world.versions, '1.1.0')).ino).toBe(made);
});

test('a start waits for no file without end, and a request with zeros in it is none', async () => {
  expect(reasonOf(await world.install())).toBe('');
  const apply = join(world.data, 'updates', 'apply');
  writeFileSync(apply, '');
  truncateSync(apply, 1e12);
  expect(world.start()).toBe('1.0.0');
  world.askFor('1.1.0');
  expect(world.start()).toBe('1.1.0');
});

test.each([
  ['before every signature', '1'],
  ['after the end of every signature', String(Date.UTC(2200, 0))],
  ['that is none', 'noon'],
])('a time %s, written by the kiosk, changes nothing for root', async (_, text) => {
  writeFileSync(join(world.data, 'updates', names.newest), text);
  expect(await world.install()).toMatchObject({ value: '1.1.0' });
  expect(await readNewest(world.versions)).toBe(world.wallMs);
  await world.publish('1.2.0', { timestampDays: 10 });
  world.offer('1.2.0');
  world.wallMs += 11 * DAY_MS;
  expect(reasonOf(await world.install())).toBe('expired');
});
