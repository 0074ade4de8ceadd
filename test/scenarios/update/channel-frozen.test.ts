import { updateSentence } from '../../../app/messages/update-words.ts';
import { DAY_MS } from '../../../app/units.ts';
import { folderSource } from '../../../main/update/source.ts';
import { VALID_DAYS, writeSnapshot } from '../../../scripts/updates/repository.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reasonOf, UpdateWorld } from '../../support/update/update-world.ts';

let world: UpdateWorld;
beforeEach(() => {
  world = new UpdateWorld();
});
afterEach(() => {
  world.dispose();
});

test('a channel that is held back is noticed as soon as its timestamp has expired', async () => {
  await world.publish('1.1.0', { timestampDays: 10 });
  const frozen = folderSource(world.copyOfRepository('frozen'));
  expect(await world.check({ source: frozen })).toMatchObject({ value: { version: '1.1.0' } });
  world.wallMs += 9 * DAY_MS;
  expect(await world.check({ source: frozen })).toMatchObject({ value: { version: '1.1.0' } });
  world.wallMs += 2 * DAY_MS;
  expect(reasonOf(await world.fetch({ source: frozen }))).toBe('expired');
  // The operator signs anew, with the online keys, and the machine goes on.
  writeSnapshot(world.publisher());
  expect(await world.update()).toBe('1.1.0');
});

test.each([
  ['root', 'expired-root'],
  ['targets', 'expired-releases'],
  ['snapshot', 'expired'],
  ['timestamp', 'expired'],
] as const)('an expired signature of %s is refused, and the sentence says what to renew', async (role, reason) => {
  await world.publish('1.1.0');
  world.wallMs += (VALID_DAYS[role] + 1) * DAY_MS;
  const refused = await world.fetch();
  expect(reasonOf(refused)).toBe(reason);
  expect(world.folders()).toEqual([]);
  if (refused.ok) return;
  const sentence = updateSentence({ kind: 'failed', ...refused.error }, 'en');
  expect(sentence).toMatch(/json expired on \d{4}-/);
  expect(sentence).toContain(reason === 'expired' ? '--refresh' : '--renew');
});

test('what has expired by the machine’s own clock is refused as well', async () => {
  await world.publish('1.1.0', { nowMs: Date.now() - 40 * DAY_MS });
  world.wallMs = 0;
  expect(reasonOf(await world.fetch())).toBe('expired');
});
