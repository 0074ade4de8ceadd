import { mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Linux keeps what is there in memory. */
const MEMORY = '/dev/shm';
const BYTES_PER_MACHINE = 2_000_000;

/**
 * A folder for the data of so many machines. In the field each of them waits for a disk of its own; here they would all wait for
 * one, so that their files are in memory where that has room.
 */
export function makeRunFolder(machines: number): string {
  return mkdtempSync(join(hasRoom(machines) ? MEMORY : tmpdir(), 'sauda-fleet-'));
}

function hasRoom(machines: number): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize > machines * BYTES_PER_MACHINE;
  } catch {
    return false;
  }
}
