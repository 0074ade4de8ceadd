import { chmod, link, mkdir, open, rename, rm, statfs, symlink } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A file that is being written. */
export interface WrittenFile {
  write(chunk: Uint8Array): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** Everything that an update does to a disk, one step at a time: between any two of them the power may fail. */
export interface UpdateDisk {
  /** With its parents. */
  makeFolder(path: string): Promise<void>;
  /** Whatever is there. */
  remove(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  link(from: string, to: string): Promise<void>;
  symlink(target: string, path: string): Promise<void>;
  setMode(path: string, mode: number): Promise<void>;
  open(path: string, flags: 'w' | 'a'): Promise<WrittenFile>;
  syncFolder(path: string): Promise<void>;
  /** For this user. */
  freeBytes(path: string): Promise<number>;
}

/** The computer's own. Rejects with errors of the file system. */
export const realDisk: UpdateDisk = {
  async makeFolder(path) {
    await mkdir(path, { recursive: true });
  },
  remove: (path) => rm(path, { recursive: true, force: true }),
  rename,
  link,
  symlink,
  setMode: chmod,
  async open(path, flags) {
    const handle = await open(path, flags);
    return {
      write: async (chunk) => {
        await handle.writeFile(chunk);
      },
      sync: () => handle.sync(),
      close: () => handle.close(),
    };
  },
  async syncFolder(path) {
    if (process.platform === 'win32') return;
    const handle = await open(path, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  async freeBytes(path) {
    const { bavail, bsize } = await statfs(path);
    return bavail * bsize;
  },
};

/** Readable by everybody: neither a list nor a state of an update is a secret, and the kiosk is another user than root. */
const FOR_ALL = 0o644;

/** Replaces a file so that a power cut leaves the old or the new one, whole. */
export async function replaceFile(disk: UpdateDisk, file: string, content: string | Uint8Array): Promise<void> {
  const aside = `${file}.new`;
  await disk.remove(aside);
  const opened = await disk.open(aside, 'w');
  try {
    await opened.write(typeof content === 'string' ? Buffer.from(content) : content);
    await opened.sync();
  } finally {
    await opened.close();
  }
  await disk.setMode(aside, FOR_ALL);
  await disk.rename(aside, file);
  await disk.syncFolder(dirname(file));
}

/** Replaces a symbolic link in one step. */
export async function replaceLink(disk: UpdateDisk, path: string, target: string): Promise<void> {
  const aside = `${path}.new`;
  await disk.remove(aside);
  await disk.symlink(target, aside);
  await disk.rename(aside, path);
  await disk.syncFolder(dirname(path));
}
