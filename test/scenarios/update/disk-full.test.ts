import { join } from 'node:path';
import { realDisk, type UpdateDisk } from '../../../main/update/disk.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reasonOf, UpdateWorld } from '../../support/update/update-world.ts';

let world: UpdateWorld;
beforeEach(() => {
  world = new UpdateWorld();
});
afterEach(() => {
  world.dispose();
});

/** A disk that takes no more after so many writes; everything else works. */
function fullAfter(writes: number): UpdateDisk {
  let left = writes;
  return {
    ...realDisk,
    open: async (path, flags) => {
      const opened = await realDisk.open(path, flags);
      const write = async (chunk: Uint8Array): Promise<void> => {
        left -= 1;
        if (left < 0)
          throw Object.assign(new Error('ENOSPC: no space left on device, write'), {
            code: 'ENOSPC',
            syscall: 'write',
          });
        await opened.write(chunk);
      };
      return { ...opened, write };
    },
  };
}

test('too little room is noticed before anything is downloaded', async () => {
  await world.publish('1.1.0');
  world.disk = { ...realDisk, freeBytes: () => Promise.resolve(1_000) };
  expect(reasonOf(await world.fetch())).toBe('no-room');
  world.disk = realDisk;
  expect(reasonOf(await world.fetch())).toBe('');
  world.disk = { ...realDisk, freeBytes: () => Promise.resolve(1_000) };
  expect(reasonOf(await world.install())).toBe('no-room');
  expect(world.folders()).toEqual([]);
});

test('a disk that becomes full at any write leaves the old version, and the update comes when there is room', async () => {
  await world.publish('1.1.0');
  let refused = 0;
  for (let writes = 0; ; writes += 1) {
    world.disk = fullAfter(writes);
    const fetched = await world.fetch();
    if (fetched.ok) break;
    expect(fetched.error.reason).toBe('no-room');
    expect(world.start()).toBe('1.0.0');
    refused += 1;
  }
  expect(refused).toBeGreaterThan(4);
  for (let writes = 0; ; writes += 1) {
    world.disk = fullAfter(writes);
    const installed = await world.install();
    if (installed.ok) break;
    expect(installed.error.reason).toBe('no-room');
    world.askFor('1.1.0');
    expect(world.start()).toBe('1.0.0');
  }
  expect(world.start()).toBe('1.1.0');
  expect(world.isWhole()).toBe(true);
  expect(join(world.versions, '1.1.0')).toContain('1.1.0');
});
