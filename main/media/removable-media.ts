import { readFile, stat, statfs } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Stick } from '../../app/export/outcome.ts';

/** Finds what is plugged in. */
export interface RemovableMedia {
  readonly sticks: () => Promise<readonly Stick[]>;
}

/** Where systems mount sticks, and where our own rule does. */
const MOUNTED_UNDER = ['/media/', '/run/media/', '/mnt/sauda/'];
const MOUNT_INFO = '/proc/self/mountinfo';
const MOST_STICKS = 8;
const OCTAL = 8;

/**
 * The sticks that a Linux system has mounted, and a folder of the configuration. What it cannot read about is left out;
 * without `mountinfo`, as on other systems, the folder is all there is.
 */
export function linuxMedia(folder: string | null, mountInfo = MOUNT_INFO): RemovableMedia {
  return {
    sticks: async () => {
      const text = await readFile(mountInfo, 'utf8').catch(() => '');
      const mounted = mountsOf(text).slice(0, MOST_STICKS);
      const places = folder === null ? mounted : [{ path: folder, isWritable: true }, ...mounted];
      const found = await Promise.all(places.map(stickAt));
      return found.filter((stick) => stick !== null);
    },
  };
}

interface Mount {
  readonly path: string;
  readonly isWritable: boolean;
}

/** The mounts of removable media in the text of `mountinfo` (proc(5)): a later one covers an earlier one. */
export function mountsOf(mountInfo: string): readonly Mount[] {
  const mounts = new Map<string, boolean>();
  for (const line of mountInfo.split('\n')) {
    const [own = '', ofDevice = ''] = line.split(' - ');
    const [, , , , escaped = '', options = ''] = own.split(' ');
    const path = escaped.replaceAll(/\\(\d{3})/g, (_, code: string) => String.fromCharCode(parseInt(code, OCTAL)));
    if (!MOUNTED_UNDER.some((root) => path.startsWith(root))) continue;
    const [, , superOptions = ''] = ofDevice.split(' ');
    mounts.set(path, !isReadOnly(options) && !isReadOnly(superOptions));
  }
  return [...mounts].map(([path, isWritable]) => ({ path, isWritable }));
}

function isReadOnly(options: string): boolean {
  return options.split(',').includes('ro');
}

async function stickAt({ path, isWritable }: Mount): Promise<Stick | null> {
  try {
    if (!(await stat(path)).isDirectory()) return null;
    const { bavail, bsize } = await statfs(path);
    return { path, name: basename(path), freeBytes: bavail * bsize, isWritable };
  } catch {
    // Pulled out at this moment, or of another user.
    return null;
  }
}
