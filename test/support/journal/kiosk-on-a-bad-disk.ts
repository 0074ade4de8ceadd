/**
 * A kiosk whose data directory is on a disk of its own, which breaks on command. Runs in a mount namespace (`bad-disk.ts`):
 * an ext4 file system in a sparse image, whose blocks are taken from a small memory disk when they are written.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { TestKiosk } from '../harness/test-kiosk.ts';

const [blocks = '', loopDevice = ''] = process.argv.slice(2);
const FILLER = join(blocks, 'filler');
const BLOCK_BYTES = 4_096;

/** No further block can be written: the kernel answers EIO. */
function takeTheRoom(): void {
  const block = Buffer.alloc(BLOCK_BYTES);
  for (;;) {
    try {
      writeFileSync(FILLER, block, { flag: 'a' });
    } catch {
      return;
    }
  }
}

/** The kernel finds an error in the file system, and turns it read-only as `errors=remount-ro` says. */
function turnReadOnly(): void {
  writeFileSync(`/sys/fs/ext4/${loopDevice}/trigger_fs_error`, 'tried by a test\n');
}

const kiosk = await TestKiosk.start();
const commands: Readonly<Record<string, () => void | Promise<void>>> = {
  'pass-a-minute': () => kiosk.clock.advance(60_000),
  'turn-read-only': turnReadOnly,
  'break': takeTheRoom,
  'mend': () => {
    rmSync(FILLER);
  },
  'buy': () => kiosk.chooseUntilQr(),
};

for await (const line of createInterface({ input: process.stdin })) {
  await commands[line]?.();
  process.stdout.write(`${JSON.stringify(kiosk.screen)}\n`);
}
process.exit(0);
