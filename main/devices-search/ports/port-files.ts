import { accessSync, constants, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';

/** The group that owns a file, and whether its members may read and write it. */
export interface OwningGroup {
  readonly id: number;
  readonly mayUse: boolean;
}

/** The file system as the list of ports sees it. Missing or unreadable files give an empty answer, never an error. */
export interface PortFiles {
  /** The names in a folder. */
  names(folder: string): readonly string[];
  /** The path with all links resolved. */
  realPath(path: string): string | null;
  text(file: string): string | null;
  /** Whether this process may read and write the file. */
  mayOpen(path: string): boolean;
  owningGroup(path: string): OwningGroup | null;
}

/** The permission bits for the group to read and write. */
const GROUP_USE = 0o060;

/** The real file system. */
export const realFiles: PortFiles = {
  names: (folder) => orElse([], () => readdirSync(folder)),
  realPath: (path) => orElse(null, () => realpathSync(path)),
  text: (file) => orElse(null, () => readFileSync(file, 'utf8')),
  mayOpen: (path) =>
    orElse(false, () => {
      accessSync(path, constants.R_OK | constants.W_OK);
      return true;
    }),
  owningGroup: (path) =>
    orElse(null, () => {
      const { gid, mode } = statSync(path);
      return { id: gid, mayUse: (mode & GROUP_USE) === GROUP_USE };
    }),
};

/**
 * The result of `ask`, or `otherwise` on an error: a device may disappear between two questions, and some files under
 * /sys cannot be read.
 */
function orElse<T>(otherwise: T, ask: () => T): T {
  try {
    return ask();
  } catch {
    return otherwise;
  }
}
