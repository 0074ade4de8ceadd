import { rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../app/units.ts';
import { KeptKiosk } from '../../support/update/kept-kiosk.ts';
import { UpdateWorld } from '../../support/update/update-world.ts';

let world: UpdateWorld;
beforeEach(() => {
  world = new UpdateWorld();
});
afterEach(() => {
  world.dispose();
});

test('a disk that takes no note of an update for hours is told once an hour, and the update comes when it does again', async () => {
  await world.publish('1.1.0');
  expect(await world.fetch()).toMatchObject({ ok: true });
  expect(await world.install()).toMatchObject({ ok: true });
  const kiosk = new KeptKiosk(world);
  const told: string[] = [];
  kiosk.log = {
    write: (_level, event) => {
      told.push(event);
    },
  };
  // A file stands where the folder would be.
  const { data } = world.places;
  rmSync(data, { recursive: true });
  writeFileSync(data, '');
  kiosk.begin();
  await kiosk.wait(30 * MINUTE_MS);
  expect(told.filter((event) => event === 'update-step-failed')).toHaveLength(1);
  await kiosk.wait(2 * HOUR_MS);
  expect(told.filter((event) => event === 'update-step-failed').length).toBeLessThanOrEqual(3);
  expect(kiosk.restarts).toBe(0);
  rmSync(data);
  await kiosk.wait(MINUTE_MS);
  expect(kiosk.restarts).toBe(1);
});
