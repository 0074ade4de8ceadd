import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Forces what was written into a file by somebody else to the disk. Throws what the system throws. */
export function syncFile(file: string): void {
  sync(file, 'r+');
}

/**
 * Forces the names in a folder to the disk: after a file was created, renamed or removed there. Windows has no handle for
 * a folder and does not need one. Throws what the system throws.
 */
export function syncFolder(folder: string): void {
  if (process.platform !== 'win32') sync(folder, 'r');
}

function sync(path: string, flags: string): void {
  const handle = openSync(path, flags);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
