import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY_FILE_SYSTEM = '/dev/shm';

/** A new folder on a memory file system, or with the other temporary ones where there is none. */
export function memoryFolder(prefix: string): string {
  return mkdtempSync(
    join(existsSync(MEMORY_FILE_SYSTEM) ? MEMORY_FILE_SYSTEM : tmpdir(), `${prefix}${String(process.pid)}-`),
  );
}
