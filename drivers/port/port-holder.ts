import { readdir, readFile, readlink, realpath, stat } from 'node:fs/promises';
import { basename } from 'node:path';

/**
 * Who has a port open that is busy.
 * - `program`: by its name, as far as the system shows it to this user
 * - `another-user`: none of this user's programs, so a program of another user, whose files only root may see
 */
export type PortHolder =
  { readonly kind: 'program'; readonly name: string; readonly pid: number } | { readonly kind: 'another-user' };

/** What asks the system; the real one reads /proc. */
export interface ProcessFiles {
  /** Numbers of all processes. */
  pids(): Promise<readonly number[]>;
  /** The files that a process has open; null where this user may not see them. */
  openFiles(pid: number): Promise<readonly string[] | null>;
  /** Its name; null where it has ended. */
  name(pid: number): Promise<string | null>;
  /** The processes that have locked the device. */
  locking(device: string): Promise<readonly number[]>;
}

/** More processes than a kiosk has; a longer list is not searched completely. */
const MAX_PROCESSES = 5_000;

/** The holder of a device by its real path; undefined if this process has it, or no holder is found. */
export async function holderOf(device: string, ownPid: number, files: ProcessFiles): Promise<PortHolder | undefined> {
  let isHidden = false;
  const found: number[] = [];
  for (const pid of (await files.pids()).slice(0, MAX_PROCESSES)) {
    const open = await files.openFiles(pid);
    if (open === null) isHidden = true;
    if (open?.includes(device) === true) found.push(pid);
  }
  if (found.includes(ownPid)) return undefined;
  // More than one may have it open, but only one can have locked it; the lock shows a program of another user, too.
  const locking = (await files.locking(device)).filter((pid) => pid !== ownPid);
  const pid = found.find((one) => locking.includes(one)) ?? locking[0] ?? found[0];
  if (pid === undefined) return isHidden ? { kind: 'another-user' } : undefined;
  const name = await files.name(pid);
  if (name === null && !found.includes(pid)) return { kind: 'another-user' };
  return { kind: 'program', name: name ?? String(pid), pid };
}

/** The holder of a port by any path to it; undefined on systems without /proc. */
export async function portHolder(path: string): Promise<PortHolder | undefined> {
  if (process.platform !== 'linux') return undefined;
  const device = await realpath(path).catch(() => null);
  return device === null ? undefined : holderOf(device, process.pid, linuxProcesses);
}

/** Asks for the holders of several ports with one look at the processes. */
export function portHolders(files: ProcessFiles = linuxProcesses): (path: string) => Promise<PortHolder | undefined> {
  const pids = files.pids();
  const open = new Map<number, Promise<readonly string[] | null>>();
  const once: ProcessFiles = {
    ...files,
    pids: () => pids,
    openFiles(pid) {
      const known = open.get(pid) ?? files.openFiles(pid);
      open.set(pid, known);
      return known;
    },
  };
  return async (path) => {
    if (process.platform !== 'linux') return undefined;
    const device = await realpath(path).catch(() => null);
    return device === null ? undefined : holderOf(device, process.pid, once);
  };
}

/** A line is `1: FLOCK  ADVISORY  WRITE 708 00:18:4 0 EOF`: process, file system in hexadecimal, inode. */
const LOCK_LINE = /^\d+: FLOCK +\S+ +\S+ +(\d+) ([0-9a-f]+):([0-9a-f]+):(\d+) /gm;

/** The number of a file system in /proc/locks, as `stat` returns it: the minor number lies on both sides of the major one. */
function fileSystem(major: string, minor: string): number {
  const low = Number.parseInt(minor, 16);
  return ((low & 0xfff00) << 12) + (Number.parseInt(major, 16) << 8) + (low & 0xff);
}

/** The kernel adds it to the file of a program that was updated while it ran. */
const REPLACED_FILE = / \(deleted\)$/;

/** The system of this machine. */
export const linuxProcesses: ProcessFiles = {
  async locking(device) {
    const place = await stat(device).catch(() => null);
    const locks = await readFile('/proc/locks', 'utf8').catch(() => '');
    return [...locks.matchAll(LOCK_LINE)]
      .filter(
        ([, , major = '', minor = '', inode]) => Number(inode) === place?.ino && fileSystem(major, minor) === place.dev,
      )
      .map(([, pid]) => Number(pid));
  },
  async pids() {
    return (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name)).map(Number);
  },
  async openFiles(pid) {
    const folder = `/proc/${String(pid)}/fd`;
    try {
      const names = await readdir(folder);
      return await Promise.all(names.map((name) => readlink(`${folder}/${name}`).catch(() => '')));
    } catch (error) {
      const isGone = error instanceof Error && 'code' in error && error.code !== 'EACCES';
      return isGone ? [] : null;
    }
  },
  async name(pid) {
    // The program's file where it can be seen: the kernel cuts the other name after 15 letters.
    const program = await readlink(`/proc/${String(pid)}/exe`).catch(() => null);
    if (program !== null) return basename(program.replace(REPLACED_FILE, ''));
    return readFile(`/proc/${String(pid)}/comm`, 'utf8').then(
      (text) => text.trim(),
      () => null,
    );
  },
};

/** Services that take any new serial port for a modem or a Braille display, and how to stop them for good. */
const MEDDLERS: Readonly<Record<string, string>> = {
  ModemManager: 'sudo systemctl disable --now ModemManager',
  brltty: 'sudo apt-get remove brltty',
};

/** The command that frees the port for good; undefined if there is no general one. */
export function stopCommand(holder: PortHolder): string | undefined {
  return holder.kind === 'program' ? MEDDLERS[holder.name] : undefined;
}
