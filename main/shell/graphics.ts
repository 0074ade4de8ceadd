import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What a processor for graphics has that is not one of the kernel's own kind. */
const OTHERS = ['nvidia0', 'mali0', 'kgsl-3d0', 'pvr_sync', 'galcore'];

/**
 * Whether this computer has a screen and nothing but its processor to draw on it, as a virtual machine or a server's board.
 * Chromium finds out as well, with two processes that look for graphics and end, one after the other. False where nothing
 * tells.
 * @param devices The folder of the devices.
 */
export function isWithoutGraphics(devices = '/dev'): boolean {
  if (process.platform !== 'linux') return false;
  try {
    const nodes = readdirSync(join(devices, 'dri'));
    const hasScreen = nodes.some((name) => name.startsWith('card'));
    const hasRenderer = nodes.some((name) => name.startsWith('renderD'));
    return hasScreen && !hasRenderer && OTHERS.every((name) => !existsSync(join(devices, name)));
  } catch {
    return false;
  }
}
