import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newestTime, type KnownTime } from '../../app/update/trusted-time.ts';
import { replaceFile, type UpdateDisk } from './disk.ts';
import { names } from './places.ts';

/** The newest time ever known here; 0 for none. */
export async function readNewest(data: string): Promise<number> {
  const text = await readFile(join(data, names.newest), 'utf8').catch(() => '');
  return /^\d{1,15}$/.test(text.trim()) ? Number(text) : 0;
}

/** Keeps the newest time. Rejects where the disk refuses. */
export async function keepNewest(data: string, known: Omit<KnownTime, 'newestMs'>, disk: UpdateDisk): Promise<void> {
  const newestMs = await readNewest(data);
  const now = newestTime({ ...known, newestMs });
  if (now === newestMs) return;
  await disk.makeFolder(data);
  await replaceFile(disk, join(data, names.newest), String(Math.round(now)));
}
