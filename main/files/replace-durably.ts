import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

const OWNER_ONLY = 0o600;

/**
 * The asynchronous form of `writeDurably`: a power cut leaves either the old or the new content. Readable by this user
 * only, unless `mode` permits more. Rejects with file system errors.
 */
export async function replaceDurably(file: string, text: string, mode = OWNER_ONLY): Promise<void> {
  const temporary = `${file}.new`;
  const handle = await open(temporary, 'w', mode);
  try {
    await handle.writeFile(text);
    // An older file of this name keeps its own mode otherwise.
    if (process.platform !== 'win32') await handle.chmod(mode);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
  await syncFolderSoon(dirname(file));
}

async function syncFolderSoon(folder: string): Promise<void> {
  // Windows has no such thing, and its rename is on disk with the file.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
