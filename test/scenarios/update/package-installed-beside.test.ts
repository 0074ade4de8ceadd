import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MINUTE_MS } from '../../../app/units.ts';
import { JOURNAL_VERSION } from '../../../main/journal/migrations.ts';
import { KeptKiosk } from '../../support/update/kept-kiosk.ts';
import { UpdateWorld } from '../../support/update/update-world.ts';

let world: UpdateWorld;
beforeEach(() => {
  world = new UpdateWorld();
});
afterEach(() => {
  world.dispose();
});

function running(): KeptKiosk {
  const kiosk = new KeptKiosk(world);
  kiosk.machine.ready();
  // The window for updates does not count: what runs is not on the disk any more.
  return kiosk.begin({ fromMinute: 0, toMinute: 1 });
}

test('a package that is installed beside the kiosk is started at the next quiet moment', async () => {
  const kiosk = running();
  await kiosk.wait(5 * MINUTE_MS);
  expect(kiosk.restarts).toBe(0);
  world.installPackage('1.1.0');
  await kiosk.wait(MINUTE_MS / 2);
  expect(kiosk.restarts).toBe(0);
  await kiosk.wait(MINUTE_MS);
  expect(kiosk.restarts).toBe(1);
  expect(world.start()).toBe('1.1.0');
});

test('never while somebody buys', async () => {
  const kiosk = running();
  kiosk.machine.choose();
  kiosk.machine.answerQr();
  world.installPackage('1.1.0');
  await kiosk.wait(2 * MINUTE_MS);
  expect(kiosk.restarts).toBe(0);
  kiosk.machine.send({ kind: 'cancel', revision: kiosk.machine.loop.view().frame.revision });
  await kiosk.wait(10 * MINUTE_MS);
  expect(kiosk.restarts).toBe(1);
});

test('in place of what updates have brought as well, and not before it can be read', async () => {
  await world.publish('1.1.0');
  expect(await world.update()).toBe('1.1.0');
  world.confirm('1.1.0');
  world.start();
  const kiosk = running();
  world.installPackage('1.2.0');
  rmSync(join(world.package, 'resources', 'version'));
  await kiosk.wait(10 * MINUTE_MS);
  expect(kiosk.restarts).toBe(0);
  world.installPackage('1.2.0');
  await kiosk.wait(2 * MINUTE_MS);
  expect(kiosk.restarts).toBe(1);
  expect(world.start()).toBe('1.2.0');
});

test('one that could not read the journal is left to the next start, and this version goes on selling', async () => {
  const kiosk = running();
  world.installPackage('1.0.1', JOURNAL_VERSION - 1);
  await kiosk.wait(10 * MINUTE_MS);
  expect(kiosk.restarts).toBe(0);
});

test('where the version that updates have brought is broken, the package runs and is not restarted for it', async () => {
  await world.publish('1.1.0');
  expect(await world.update()).toBe('1.1.0');
  world.start();
  world.confirm('1.1.0');
  rmSync(join(world.versions, '1.1.0', 'sauda'));
  expect(world.runs()).toBe('1.0.0');
  const kiosk = running();
  await kiosk.wait(10 * MINUTE_MS);
  expect(kiosk.restarts).toBe(0);
});
