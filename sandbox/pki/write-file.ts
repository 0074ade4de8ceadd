import { open, rename, rm } from 'node:fs/promises';

/**
 * Writes beside the target, flushes and renames, so that a reader or the next run sees the old content or the new
 * one, never half of it.
 */
export async function writeFileAtomically(path: string, content: string | Buffer, mode: number): Promise<void> {
  const temporary = `${path}.${String(process.pid)}.tmp`;
  try {
    const file = await open(temporary, 'w', mode);
    try {
      await file.chmod(mode);
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
