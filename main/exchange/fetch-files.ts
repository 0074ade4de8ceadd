import { rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { err, ok, type Result } from '../../app/result.ts';
import { makeFolders } from '../files/make-folders.ts';
import { readStickFile } from '../media/read-file.ts';

const OWNER_ONLY_FOLDER = 0o700;
const OWNER_ONLY = 0o600;
/** As much as an archive of the bank may be. */
const MOST_BYTES = 8 * 1_048_576;

/**
 * Copies files of a stick into an empty folder of this machine, for this user alone: keys may be among them. The value is
 * the only file, or the folder of several. The error is what the system said.
 */
export function fetchFiles(files: readonly string[], folder: string): Result<string, string> {
  try {
    rmSync(folder, { recursive: true, force: true });
    makeFolders(folder, OWNER_ONLY_FOLDER);
    for (const file of files) {
      const read = readStickFile(file, MOST_BYTES);
      if (!read.ok) return err(read.error.detail);
      writeFileSync(join(folder, basename(file)), read.value, { mode: OWNER_ONLY });
    }
    const [only] = files;
    return ok(files.length === 1 && only !== undefined ? join(folder, basename(only)) : folder);
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}
