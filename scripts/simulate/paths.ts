import { type Stats, lstatSync, rmSync, statSync } from 'node:fs';
import { err, ok, type Result } from '../../app/result.ts';

/** The names of serial ports on Windows, which are not paths of files. */
const WINDOWS_PORT = /^(\\\\\.\\)?COM\d+$/i;

/** Checks that this path can be a serial port's; a missing one may appear later. The error explains what is wrong. */
export function checkPort(path: string): Result<void, string> {
  if (WINDOWS_PORT.test(path)) return ok(undefined);
  const found = lookAt(() => statSync(path));
  // A path that cannot be examined cannot be opened either; the attempt to open it gives the reason.
  if (!found.ok) return ok(undefined);
  if (found.value?.isDirectory() === true) return err(`--port ${path} is a directory, not a serial port.`);
  if (found.value?.isFile() === true) return err(`--port ${path} is a file, not a serial port.`);
  return ok(undefined);
}

/**
 * Clears the path for the link of a pseudo-terminal: removes a link whose terminal is gone, as after a crash. The error
 * names anything else at this path.
 */
export function clearLink(path: string): Result<void, string> {
  const found = lookAt(() => lstatSync(path));
  if (!found.ok) return err(`--link ${path} cannot be used: ${found.error}`);
  if (found.value === null) return ok(undefined);
  if (!found.value.isSymbolicLink()) return err(`${path} exists already. Choose another --link, or remove it.`);
  const target = lookAt(() => statSync(path));
  if (!target.ok) return err(`--link ${path} cannot be used: ${target.error}`);
  if (target.value !== null)
    return err(
      `${path} is a link that leads somewhere, perhaps to a simulator that runs. Choose another --link, or end it.`,
    );
  return remove(path);
}

function remove(path: string): Result<void, string> {
  try {
    rmSync(path, { force: true });
    return ok(undefined);
  } catch (error) {
    return err(`${path} leads nowhere, but cannot be removed: ${messageOf(error)}`);
  }
}

/** The file's status; null if there is no file. */
function lookAt(look: () => Stats): Result<Stats | null, string> {
  try {
    return ok(look());
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
    return isAbsent ? ok(null) : err(messageOf(error));
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
