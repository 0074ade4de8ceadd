import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

/** Only the administrator of a machine with loop devices can mount a file system. */
export const CAN_MOUNT =
  process.getuid?.() === 0 &&
  existsSync('/dev/loop-control') &&
  spawnSync('unshare', ['-m', 'sh', '-c', 'command -v mkfs.ext4 losetup']).status === 0;

/** Each screen that the kiosk shows, as far as a test looks at it. */
const screenSchema = z.looseObject({ name: z.string() });

/** What the shell does in the namespace before it becomes the kiosk. */
const STEPS = [
  'mkdir "$1/blocks" "$1/data"',
  'mount -t tmpfs -o size=6m tmpfs "$1/blocks"',
  'truncate -s 40M "$1/blocks/image"',
  // Without a journal of its own, an error is one of a block and not of the whole.
  'mkfs.ext4 -q -F -O ^has_journal "$1/blocks/image"',
  'device=$(losetup --find --show "$1/blocks/image")',
  'mount -o errors=remount-ro "$device" "$1/data"',
  // It vanishes with the file system.
  'losetup --detach "$device"',
  'export TMPDIR="$1/data"',
  'exec "$2" "$3" "$1/blocks" "${device#/dev/}"',
].join(' && ');

/** A kiosk on a disk that breaks, see `kiosk-on-a-bad-disk.ts`. */
export class KioskOnBadDisk {
  readonly #folder: string;
  readonly #child: ChildProcess;
  readonly #answers: ((screen: z.infer<typeof screenSchema>) => void)[] = [];

  private constructor(folder: string) {
    this.#folder = folder;
    const program = join(import.meta.dirname, 'kiosk-on-a-bad-disk.ts');
    const child = spawn('unshare', ['-m', 'sh', '-c', STEPS, 'sh', folder, process.execPath, program], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      this.#answers.shift()?.(screenSchema.parse(JSON.parse(line)));
    });
    this.#child = child;
  }

  static async open(): Promise<KioskOnBadDisk> {
    return new KioskOnBadDisk(await mkdtemp(join(tmpdir(), 'sauda-bad-disk-')));
  }

  /** Carries a command out; resolves with the screen after it. */
  tell(command: string): Promise<z.infer<typeof screenSchema>> {
    return new Promise((resolve) => {
      this.#answers.push(resolve);
      this.#child.stdin?.write(`${command}\n`);
    });
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#child.once('close', resolve));
    this.#child.stdin?.end();
    await closed;
    await rm(this.#folder, { recursive: true, force: true });
  }
}
