import { readdirSync, readFileSync, realpathSync, statfsSync, statSync } from 'node:fs';
import { lookup } from 'node:dns/promises';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { SECOND_MS } from '../../../app/units.ts';

/** Who may do what with a file. */
export interface FileRights {
  readonly uid: number;
  readonly gid: number;
  /** The permission bits, the ones for set-user-id among them. */
  readonly mode: number;
}

/** What the examination sees of a computer. What is missing or cannot be read is null or empty, never an error. */
export interface ExaminedSystem {
  /** The text of a file of the system, such as `/etc/group`. */
  text(file: string): string | null;
  names(folder: string): readonly string[];
  rights(file: string): FileRights | null;
  /** Where a path leads to, in the system's own words; null where nothing is there. */
  realPath(path: string): string | null;
  freeBytes(folder: string): number | null;
  /** Where the system's file lies for this program; a path that leads there already stays. */
  place(path: string): string;
  /** `eth0 192.168.1.2`, without the loopback. */
  addresses(): readonly string[];
  /** The first address of a name; null where the name is not found. */
  lookUp(host: string): Promise<string | null>;
  /** Whether a connection is taken. */
  reaches(host: string, port: number): Promise<boolean>;
}

/** Of one connection and one question to the name server. */
const NETWORK_LIMIT_MS = 5 * SECOND_MS;
const PERMISSIONS = 0o7777;

/** This computer, or the one whose root is mounted here. */
export function examinedSystem(root: string): ExaminedSystem {
  const place = (path: string): string => (root === '/' || path.startsWith(`${root}/`) ? path : join(root, path));
  return {
    place,
    text: (file) => orNull(() => readFileSync(place(file), 'utf8')),
    names: (folder) => orNull(() => readdirSync(place(folder)).sort()) ?? [],
    rights: (file) =>
      orNull(() => {
        const { uid, gid, mode } = statSync(place(file));
        return { uid, gid, mode: mode & PERMISSIONS };
      }),
    realPath: (path) => orNull(() => withoutRoot(realpathSync(place(path)), root)),
    freeBytes: (folder) =>
      orNull(() => {
        const { bavail, bsize } = statfsSync(place(folder));
        return bavail * bsize;
      }),
    addresses: () =>
      Object.entries(networkInterfaces()).flatMap(([name, all]) =>
        (all ?? []).filter(({ internal }) => !internal).map(({ address }) => `${name} ${address}`),
      ),
    lookUp: async (host) => {
      const found = lookup(host).then(({ address }) => address);
      const limit = new Promise<null>((resolve) => setTimeout(resolve, NETWORK_LIMIT_MS, null).unref());
      return Promise.race([found, limit]).catch(() => null);
    },
    reaches: connects,
  };
}

function withoutRoot(path: string, root: string): string {
  return root !== '/' && path.startsWith(`${root}/`) ? path.slice(root.length) : path;
}

function connects(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: NETWORK_LIMIT_MS });
    const answer = (isOpen: boolean): void => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.once('connect', () => {
      answer(true);
    });
    socket.once('timeout', () => {
      answer(false);
    });
    socket.once('error', () => {
      answer(false);
    });
  });
}

function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
