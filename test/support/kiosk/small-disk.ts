import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KioskFolder } from './kiosk-files.ts';

const SIZE = '2m';
const FILLER = 'filler';
const BLOCK_BYTES = 4_096;

/** A data directory on a disk of its own that a test can fill up. */
export interface SmallDisk {
  /** Starts Electron in a view of the file system in which the disk is mounted; it vanishes with the process. */
  readonly wrapper: string;
  readonly logFile: string;
  /** What stands before a command that has to see the disk of this process. */
  entering(pid: number): readonly string[];
  /** Takes all the room. */
  fill(pid: number): Promise<void>;
  /** Gives the room back. */
  free(pid: number): Promise<void>;
}

/**
 * Uses a mount namespace, as an ordinary user inside a user namespace. Chromium's profile and the technical log stay on
 * the large disk: only the journal is to run out of room.
 */
export async function smallDisk(folder: KioskFolder, { full }: { full: boolean }): Promise<SmallDisk> {
  const elsewhere = join(folder.directory, 'large-disk');
  await mkdir(join(elsewhere, 'browser'), { recursive: true });
  await mkdir(folder.dataDirectory);
  const wrapper = join(folder.directory, 'electron-on-a-small-disk');
  const isRoot = process.getuid?.() === 0;
  const data = folder.dataDirectory;
  const steps = [
    `mount -t tmpfs -o size=${SIZE} tmpfs '${data}'`,
    `ln -s '${elsewhere}/browser' '${data}/browser'`,
    `ln -s '${elsewhere}/log.db' '${data}/log.db'`,
    ...(full ? [`{ dd if=/dev/zero of='${data}/${FILLER}' bs=${String(BLOCK_BYTES)} 2>/dev/null || true; }`] : []),
    'exec "$SAUDA_REAL_ELECTRON" "$@"',
  ];
  await writeFile(
    wrapper,
    `#!/bin/sh\nexec unshare ${isRoot ? '-m' : '-Urm'} sh -c '${steps.join(' && ').replaceAll("'", "'\\''")}' sh "$@"\n`,
  );
  await chmod(wrapper, 0o755);
  const filler = (pid: number): string => `/proc/${String(pid)}/root${data}/${FILLER}`;
  return {
    wrapper,
    logFile: join(elsewhere, 'log.db'),
    entering: (pid) => ['nsenter', '-t', String(pid), ...(isRoot ? [] : ['-U', '--preserve-credentials']), '-m', '--'],
    async fill(pid) {
      const block = Buffer.alloc(BLOCK_BYTES);
      const file = filler(pid);
      for (let isFull = false; !isFull;) {
        isFull = await writeFile(file, block, { flag: 'a' }).then(
          () => false,
          (error: unknown) => {
            if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return true;
            throw error;
          },
        );
      }
    },
    async free(pid) {
      await rm(filler(pid));
    },
  };
}
