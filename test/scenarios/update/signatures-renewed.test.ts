import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY_MS } from '../../../app/units.ts';
import { endsOf, renew, VALID_DAYS, warningsOf } from '../../../scripts/updates/repository.ts';
import { reasonOf, UpdateWorld } from '../../support/update/update-world.ts';

let world: UpdateWorld;
beforeEach(async () => {
  world = new UpdateWorld();
  await world.publish('1.1.0');
});
afterEach(() => {
  world.dispose();
});

test('the publisher is told when each signature ends, and warned 60 days before those of the offline keys', () => {
  const ends = endsOf(world.publisher());
  if (ends === null) throw new Error('nothing is published');
  const leftDays = Object.entries(ends).map(([role, end]) => [
    role,
    Math.round((Date.parse(end) - Date.now()) / DAY_MS),
  ]);
  expect(Object.fromEntries(leftDays)).toEqual(VALID_DAYS);
  const inDays = (days: number): readonly string[] => warningsOf(ends, Date.now() + days * DAY_MS);
  expect(inDays(300)).toEqual([]);
  expect(inDays(330)).toEqual([
    expect.stringMatching(/^The signature of targets ends in 3\d days, on 20\d\d-.*--renew/),
  ]);
  expect(inDays(366)).toEqual([expect.stringMatching(/^The signature of targets has expired on /)]);
  expect(inDays(1_050).join('\n')).toMatch(/signature of root ends in 4\d days/);
});

test('after the end of the offline keys’ signatures, renewed ones with the same keys count at once', async () => {
  world.wallMs += (VALID_DAYS.root + 10) * DAY_MS;
  expect(reasonOf(await world.fetch())).toBe('expired-root');
  renew(world.publisher({ nowMs: world.wallMs }));
  expect(await world.update()).toBe('1.1.0');
  expect(
    warningsOf(endsOf(world.publisher()) ?? { root: '', targets: '', snapshot: '', timestamp: '' }, world.wallMs),
  ).toEqual([]);
});
