import { open } from 'node:fs/promises';
import { keepOwner } from './keep-owner.ts';

const OWNER_ONLY = 0o600;

/**
 * The asynchronous form of `writeSynced`, readable by this user only, unless `mode` permits more. Rejects with file
 * system errors.
 */
export async function writeFlushed(file: string, text: string, flags: 'w' | 'wx', mode = OWNER_ONLY): Promise<void> {
  const handle = await open(file, flags, mode);
  try {
    await handle.writeFile(text);
    // An older file of this name keeps its own mode otherwise.
    if (process.platform !== 'win32') await handle.chmod(mode);
    await handle.sync();
  } finally {
    await handle.close();
  }
  keepOwner(file);
}

/** The asynchronous form of `syncFolder`. Rejects with file system errors. */
export async function flushFolder(folder: string): Promise<void> {
  // Windows has no such thing, and its rename is on disk with the file.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
