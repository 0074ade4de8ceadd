import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { realDisk } from '../../../main/update/disk.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reasonOf, UpdateWorld } from '../../support/update/update-world.ts';

const MEGABYTE = 1_000_000;

let world: UpdateWorld;
beforeEach(() => {
  world = new UpdateWorld();
});
afterEach(() => {
  world.dispose();
});

/** As between two mounts, also of one file system. */
function refuseLinks(): void {
  world.disk = {
    ...realDisk,
    link: () =>
      Promise.reject(Object.assign(new Error('EXDEV: cross-device link'), { code: 'EXDEV', syscall: 'link' })),
  };
}

test('what the package has and cannot be linked is copied from it, because nobody has downloaded it', async () => {
  refuseLinks();
  await world.publish('1.1.0');
  expect(await world.update()).toBe('1.1.0');
  expect(world.isWhole()).toBe(true);
  const copied = join(world.versions, '1.1.0', 'lib', 'runtime.so');
  expect(statSync(copied).ino).not.toBe(statSync(join(world.package, 'lib', 'runtime.so')).ino);
  expect(statSync(copied).mode & 0o777).toBe(0o644);
});

test('a copy that has no room beside the journal is refused, and the old version stays', async () => {
  await world.publish('1.1.0');
  expect(reasonOf(await world.fetch())).toBe('');
  refuseLinks();
  // Enough for what was downloaded, and not for the runtime.
  world.disk = { ...world.disk, freeBytes: () => Promise.resolve(300 * MEGABYTE + 10_000) };
  expect(reasonOf(await world.install())).toBe('no-room');
  expect(world.start()).toBe('1.0.0');
});

test('the unit of the installation makes no mount of its own between the package and the versions', () => {
  const unit = readFileSync('resources/linux/system/all/etc/systemd/system/sauda-update.service', 'utf8');
  expect(unit).toContain('\nReadWritePaths=/opt\n');
});
