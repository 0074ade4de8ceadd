import { accessSync, constants, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';

/** Which group owns a file, and whether its members may read and write it. */
export interface OwningGroup {
  readonly id: number;
  readonly mayUse: boolean;
}

/** What the list of ports asks the file system. Whatever is missing or closed is an empty answer, never an error. */
export interface PortFiles {
  /** The names in a folder. */
  names(folder: string): readonly string[];
  /** Where a path ends, all links followed. */
  realPath(path: string): string | null;
  text(file: string): string | null;
  /** Whether this process may read and write it. */
  mayOpen(path: string): boolean;
  owningGroup(path: string): OwningGroup | null;
}

/** Read and write for the group. */
const GROUP_USE = 0o060;

/** The computer's own files. */
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

/** A device may go between two questions about it, and some files under /sys refuse to be read. */
function orElse<T>(otherwise: T, ask: () => T): T {
  try {
    return ask();
  } catch {
    return otherwise;
  }
}
