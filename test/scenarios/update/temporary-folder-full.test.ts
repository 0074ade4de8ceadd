import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { realDisk, type UpdateDisk } from '../../../main/update/disk.ts';
import { folderSource } from '../../../main/update/source.ts';
import { reasonOf, UpdateWorld } from '../../support/update/update-world.ts';

let world: UpdateWorld;
let temporary: string;
const usual = process.env['TMPDIR'];
beforeEach(() => {
  world = new UpdateWorld();
  temporary = join(world.folder, 'temporary');
  mkdirSync(temporary);
  process.env['TMPDIR'] = temporary;
});
afterEach(() => {
  if (usual === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = usual;
  world.dispose();
});

/** Full for the temporary folder, and for nothing else. */
function fullTemporary(): UpdateDisk {
  return {
    ...realDisk,
    open: (path, flags) =>
      path.startsWith(temporary)
        ? Promise.reject(
            Object.assign(new Error('ENOSPC: no space left on device, open'), { code: 'ENOSPC', syscall: 'open' }),
          )
        : realDisk.open(path, flags),
  };
}

test('a full temporary folder is too little room, not a missing key', async () => {
  await world.publish('1.1.0');
  world.disk = fullTemporary();
  expect(reasonOf(await world.check())).toBe('no-room');
  world.disk = realDisk;
  expect(reasonOf(await world.check())).toBe('');
});

test('so is one in which what was seen before finds no room', async () => {
  await world.publish('1.1.0');
  expect(await world.update()).toBe('1.1.0');
  world.disk = fullTemporary();
  expect(reasonOf(await world.check())).toBe('no-room');
});

test('a temporary folder that is emptied meanwhile is a fault of the disk, not of the signatures', async () => {
  await world.publish('1.1.0');
  const source = folderSource(world.repository);
  const emptied = world.check({
    source: {
      ...source,
      read: (path, from) => {
        if (path.endsWith('timestamp.json'))
          for (const name of readdirSync(temporary)) rmSync(join(temporary, name), { recursive: true });
        return source.read(path, from);
      },
    },
  });
  expect(reasonOf(await emptied)).toBe('disk');
});
