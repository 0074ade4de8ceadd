import { createHash } from 'node:crypto';
import { chooseRelease, placeOf } from '../../../app/update/choose-release.ts';
import { shareName } from '../../../main/cli/update/command.ts';
import { stage } from '../../../scripts/updates/publish.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reasonOf, UpdateWorld } from '../../support/update/update-world.ts';

let world: UpdateWorld;
beforeEach(() => {
  world = new UpdateWorld();
});
afterEach(() => {
  world.dispose();
});

/** Which of four hundred machines would take it. */
function takers(sharePercent: number): readonly number[] {
  const release = {
    version: '1.1.0',
    channel: 'stable',
    platform: 'linux-x64',
    sharePercent,
    journal: 3,
    publishedMs: 0,
  };
  return Array.from({ length: 400 }, (_, number) => number).filter((number) => {
    const placeFor = (version: string): number =>
      placeOf(
        createHash('sha256')
          .update(`KIOSK-${String(number)}\n${version}`)
          .digest('hex'),
      );
    const machine = { version: '1.0.0', channel: 'stable', platform: 'linux-x64', takenBack: [], placeFor };
    return chooseRelease([release], machine, false) !== null;
  });
}

test('a share of a quarter is about a quarter, always the same machines, and grows', () => {
  const first = takers(25);
  expect(first.length).toBeGreaterThan(70);
  expect(first.length).toBeLessThan(130);
  expect(takers(60)).toEqual(expect.arrayContaining([...first]));
  expect([takers(0).length, takers(100).length]).toEqual([0, 400]);
});

test('a growing share reaches a machine that was left out', async () => {
  await world.publish('1.1.0', { share: 0 });
  expect(await world.check()).toMatchObject({ value: { kind: 'newest' } });
  stage(world.publisher(), '1.1.0', 100);
  expect(await world.check()).toMatchObject({ value: { version: '1.1.0' } });
});

test('a machine outside of the share gets the version before, and one that a person asks gets the newest', async () => {
  await world.publish('1.1.0');
  await world.publish('1.2.0', { share: 0 });
  expect(await world.fetch()).toMatchObject({ value: { version: '1.1.0' } });
  expect(await world.fetch({ isAsked: true })).toMatchObject({ value: { version: '1.2.0' } });
});

test('a version that was withdrawn is offered to nobody, and whoever has it keeps it', async () => {
  await world.publish('1.1.0');
  await world.publish('1.2.0');
  expect(await world.update()).toBe('1.2.0');
  stage(world.publisher(), '1.2.0', null);
  expect(await world.check()).toMatchObject({ value: { kind: 'newest' } });
  expect(world.start()).toBe('1.2.0');
});

test('machines without a name of their own differ by their computers', () => {
  const names = Array.from({ length: 5 }, (_, number) => shareName(null, `computer ${String(number)}`));
  expect(new Set(names).size).toBe(5);
  expect(shareName(null, '')).toBe('kiosk');
});

test('another channel and another processor are not for this machine', async () => {
  await world.publish('1.1.0');
  world.channel = 'trial';
  expect(await world.check()).toMatchObject({ value: { kind: 'newest' } });
  world.channel = 'stable';
  const { checkForUpdate } = await import('../../../main/update/update.ts');
  const arm = { ...world.subject, platform: 'linux-arm64' };
  expect(reasonOf(await checkForUpdate(arm, world.look()))).toBe('');
  expect(await checkForUpdate(arm, world.look())).toMatchObject({ value: { kind: 'newest' } });
});
