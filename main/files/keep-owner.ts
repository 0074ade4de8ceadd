import { lchownSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The number of the administrator, who alone may give files away. */
const ROOT_UID = 0;

/**
 * Gives a new file to the owner of its folder. What a technician makes as the administrator in the kiosk's data
 * directory would otherwise be closed to the kiosk. Throws file system errors.
 */
export function keepOwner(file: string): void {
  if (process.getuid?.() !== ROOT_UID) return;
  const { uid, gid } = statSync(dirname(file));
  lchownSync(file, uid, gid);
}
