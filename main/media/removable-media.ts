import { readFileSync, statfsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Stick } from '../../app/export/outcome.ts';

/** Where systems mount sticks, and where our own rule does. */
const MOUNTED_UNDER = ['/media/', '/run/media/', '/mnt/sauda/'];
const MOUNT_INFO = '/proc/self/mountinfo';
const MOST_STICKS = 8;
const OCTAL = 8;

/**
 * The sticks that a Linux system has mounted, and a folder of the configuration. What it cannot read about is left out;
 * without `mountinfo`, as on other systems, the folder is all there is. Blocks as long as the sticks take.
 */
export function sticksNow(folder: string | null, mountInfo = MOUNT_INFO): readonly Stick[] {
  const mounted = mountsOf(textOf(mountInfo)).slice(0, MOST_STICKS);
  const places = folder === null ? mounted : [{ path: folder, isWritable: true }, ...mounted];
  return places.map(stickAt).filter((stick) => stick !== null);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
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

function stickAt({ path, isWritable }: Mount): Stick | null {
  try {
    if (!statSync(path).isDirectory()) return null;
    const { bavail, bsize } = statfsSync(path);
    return { path, name: basename(path), freeBytes: bavail * bsize, isWritable };
  } catch {
    // Pulled out at this moment, or of another user.
    return null;
  }
}
