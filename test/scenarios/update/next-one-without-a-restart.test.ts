import { afterEach, beforeEach, expect, test } from 'vitest';
import { MINUTE_MS } from '../../../app/units.ts';
import { installedVersions } from '../../../main/update/versions.ts';
import { KeptKiosk } from '../../support/update/kept-kiosk.ts';
import { UpdateWorld } from '../../support/update/update-world.ts';

let world: UpdateWorld;
beforeEach(() => {
  world = new UpdateWorld();
});
afterEach(() => {
  world.dispose();
});

/** A kiosk of the version that runs, for so long that it confirms it, and switches to the next one where there is one. */
async function run(): Promise<number> {
  const kiosk = new KeptKiosk(world);
  kiosk.machine.ready();
  kiosk.begin();
  await kiosk.wait(3 * MINUTE_MS);
  return kiosk.restarts;
}

test('a version that was confirmed in the run that brings the next one is not put on trial again', async () => {
  expect(await world.bring('1.1.0')).toEqual(['', '']);
  expect(await run()).toBe(1);
  expect(world.start()).toBe('1.1.0');
  expect(await world.bring('1.2.0')).toEqual(['', '']);
  expect(await run()).toBe(1);
  expect(world.start()).toBe('1.2.0');
  expect(await installedVersions(world.versions)).toMatchObject({ current: '1.2.0', onTrial: '1.2.0', takenBack: [] });
  // The next one fails: the one before it comes back, and not the package's.
  world.start();
  expect(world.start()).toBe('1.1.0');
  expect(await installedVersions(world.versions)).toMatchObject({ takenBack: ['1.2.0'] });
});
