import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { realDisk, type Disk } from '../../../main/certificate/disk.ts';

/** The power is gone; nothing that comes after happens. */
export class PowerCut extends Error {}

/** A disk whose power goes in the middle of its n-th step. */
export function failingDisk(steps: number): Disk {
  let left = steps;
  const cut = (half: () => void = () => undefined): void => {
    left -= 1;
    if (left >= 0) return;
    if (left === -1) half();
    throw new PowerCut();
  };
  const halfOf = (file: string, text: string) => (): void => {
    writeFileSync(file, text.slice(0, text.length / 2));
  };
  return {
    async makeFolder(path): Promise<void> {
      cut();
      await realDisk.makeFolder(path);
    },
    async writeNew(file, text): Promise<void> {
      cut(halfOf(file, text));
      await realDisk.writeNew(file, text);
    },
    async moveFolder(from, to): Promise<void> {
      cut();
      await realDisk.moveFolder(from, to);
    },
    async replace(file, text): Promise<void> {
      cut(halfOf(`${file}.new`, text));
      await realDisk.replace(file, text);
    },
    async remove(path): Promise<void> {
      cut(() => {
        const key = join(path, 'machine.key');
        if (existsSync(key)) rmSync(key);
      });
      await realDisk.remove(path);
    },
  };
}
