import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { mountsOf, sticksNow } from '../../../main/media/removable-media.ts';

const folder = mkdtempSync(join(tmpdir(), 'sauda-media-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const MOUNTS = `25 30 0:23 / /proc rw,nosuid - proc proc rw
31 30 8:1 / / rw,relatime - ext4 /dev/sda1 rw
90 30 8:17 / /media/user/MY\\040STICK rw,nosuid,nodev,noexec - vfat /dev/sdb1 rw,uid=1000
91 30 8:33 / /run/media/user/LOCKED ro,nosuid - vfat /dev/sdc1 ro
92 30 8:49 / /mnt/sauda/sdd1 rw - exfat /dev/sdd1 ro,errors=remount-ro
93 30 8:50 / /mnt/other rw - ext4 /dev/sde1 rw
94 30 8:51 / /mediathek rw - ext4 /dev/sdf1 rw
half a line
`;

test('what is mounted where sticks are, with blanks in their names, and whether it can be written to', () => {
  expect(mountsOf(MOUNTS)).toEqual([
    { path: '/media/user/MY STICK', isWritable: true },
    { path: '/run/media/user/LOCKED', isWritable: false },
    { path: '/mnt/sauda/sdd1', isWritable: false },
  ]);
});

test('a stick that was pulled out at this moment is no stick; the folder of the configuration is one', async () => {
  const info = join(folder, 'mountinfo');
  writeFileSync(info, MOUNTS);
  expect(sticksNow(folder, info)).toEqual([
    { path: folder, name: folder.split('/').at(-1), freeBytes: expect.any(Number), isWritable: true },
  ]);
  expect(sticksNow(join(folder, 'gone'), info)).toEqual([]);
});

test('without mountinfo there is only the folder', async () => {
  expect(sticksNow(folder, join(folder, 'none'))).toHaveLength(1);
  expect(sticksNow(null, join(folder, 'none'))).toEqual([]);
});
