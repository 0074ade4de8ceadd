import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Flushes a file that another component has written to disk. Throws file system errors. */
export function syncFile(file: string): void {
  sync(file, 'r+');
}

/**
 * Flushes a folder's names to disk, after a file in it was created, renamed or removed. Windows has no handles for
 * folders and does not need this. Throws file system errors.
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
