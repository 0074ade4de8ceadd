import { join } from 'node:path';
import { DAY_MS } from '../../../app/units.ts';
import { realDisk } from '../../../main/update/disk.ts';
import { keepNewest, readNewest } from '../../../main/update/newest-time.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reasonOf, UpdateWorld } from '../../support/update/update-world.ts';

let world: UpdateWorld;
beforeEach(() => {
  world = new UpdateWorld();
});
afterEach(() => {
  world.dispose();
});

test('a clock that was set back accepts nothing that had expired before', async () => {
  await world.publish('1.1.0', { timestampDays: 10 });
  const updates = join(world.data, 'updates');
  // The bank has told the time, fifty days on; then the clock is set back, and the bank is silent.
  await keepNewest(updates, { wallMs: world.wallMs + 50 * DAY_MS, offsetMs: 0 }, realDisk);
  expect(reasonOf(await world.fetch())).toBe('expired');
});

test('root as well, by the newest time at which it has accepted anything', async () => {
  await world.publish('1.1.0', { timestampDays: 30 });
  const nowMs = world.wallMs;
  world.wallMs = nowMs + 20 * DAY_MS;
  expect(await world.update()).toBe('1.1.0');
  // Signed for ten days, which are over; the kiosk has forgotten the time.
  await world.publish('1.2.0', { timestampDays: 10 });
  world.wallMs = nowMs;
  expect(reasonOf(await world.fetch())).toBe('expired');
  world.offer('1.2.0');
  expect(reasonOf(await world.install())).toBe('expired');
});

test('a slow clock beside a bank that answers: the bank’s time is kept', async () => {
  const updates = join(world.data, 'updates');
  await keepNewest(updates, { wallMs: 1_000, offsetMs: 1_000 - world.wallMs }, realDisk);
  expect(await readNewest(updates)).toBe(world.wallMs);
});

test('a clock that leaps by years without a bank is not remembered', async () => {
  const updates = join(world.data, 'updates');
  await keepNewest(updates, { wallMs: world.wallMs, offsetMs: null }, realDisk);
  await keepNewest(updates, { wallMs: world.wallMs + 5_000 * DAY_MS, offsetMs: null }, realDisk);
  expect(await readNewest(updates)).toBe(world.wallMs);
});

test('a first clock that was wrong by years counts until a bank has told the time', async () => {
  const updates = join(world.data, 'updates');
  await world.publish('1.1.0');
  await keepNewest(updates, { wallMs: world.wallMs + 20_000 * DAY_MS, offsetMs: null }, realDisk);
  expect(reasonOf(await world.fetch())).toBe('expired-root');
  await keepNewest(updates, { wallMs: world.wallMs, offsetMs: 0 }, realDisk);
  expect(reasonOf(await world.fetch())).toBe('');
});
