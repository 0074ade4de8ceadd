import { readFile } from 'node:fs/promises';
import type { KioskConfig } from '../../app/config/config.ts';
import type { Kept } from './kept.ts';
import { readPinHash } from './pin/pin-hash.ts';

/** The hash of each role's PIN; null where the role has none. */
export type PinHashes = Kept['hashes'];

/** How the menu was started. */
interface PinSources {
  readonly isBroken: boolean;
  readonly isBeingSetUp: boolean;
  readonly configFile: string | null;
  readonly kept: PinHashes;
}

/**
 * Whose PIN opens the menu. Where the kiosk could not be composed, its configuration is empty: the lines are then looked
 * for in the file as it is, and at last in what the menu has kept, because a broken configuration is mended from here. A
 * machine that is set up again, because its configuration was lost, stays behind its last PIN until it has another.
 */
export async function pinHashes(
  { service }: Pick<KioskConfig, 'service'>,
  { isBroken, isBeingSetUp, configFile, kept }: PinSources,
): Promise<PinHashes> {
  if (!isBroken) {
    const own = { technician: service.pinHash ?? null, collector: service.collectorPinHash ?? null };
    return isBeingSetUp && own.technician === null ? kept : own;
  }
  const text = configFile === null ? '' : await readFile(configFile, 'utf8').catch(() => '');
  const found = { technician: hashIn(text, 'pinHash'), collector: hashIn(text, 'collectorPinHash') };
  if (found.technician !== null) return found;
  // The technician mends the file, also where the line of that PIN is what is broken.
  return { technician: kept.technician, collector: found.collector ?? kept.collector };
}

/** The value of a key in YAML of any style, also where the rest of the file is none. Lines that are comments do not count. */
function hashIn(text: string, key: string): string | null {
  const pattern = new RegExp(
    String.raw`^[^#\n]*?(?<![A-Za-z])${key}["']?\s*:\s*["']?(\$scrypt\$ln=15,r=8,p=1\$[A-Za-z0-9+/]+\$[A-Za-z0-9+/]+)`,
    'm',
  );
  const hash = pattern.exec(text)?.[1];
  return hash !== undefined && readPinHash(hash).ok ? hash : null;
}
