import { realDisk, type UpdateDisk, type WrittenFile } from '../../../main/update/disk.ts';

/** The power is gone: what comes after it does not happen either. */
class PowerCut extends Error {}

/** A disk whose power fails before its n-th step, or in the middle of it where that is a write. */
export class CuttingDisk implements UpdateDisk {
  /** Steps so far. */
  steps = 0;
  readonly #cutAt: number;

  /** `Infinity` never cuts. */
  constructor(cutAt: number) {
    this.#cutAt = cutAt;
  }

  get isCut(): boolean {
    return this.steps >= this.#cutAt;
  }

  async #step<T>(work: () => Promise<T>): Promise<T> {
    this.steps += 1;
    if (this.isCut) throw new PowerCut('the power is gone');
    return work();
  }

  makeFolder = (path: string): Promise<void> => this.#step(() => realDisk.makeFolder(path));
  remove = (path: string): Promise<void> => this.#step(() => realDisk.remove(path));
  rename = (from: string, to: string): Promise<void> => this.#step(() => realDisk.rename(from, to));
  link = (from: string, to: string): Promise<void> => this.#step(() => realDisk.link(from, to));
  symlink = (target: string, path: string): Promise<void> => this.#step(() => realDisk.symlink(target, path));
  setMode = (path: string, mode: number): Promise<void> => this.#step(() => realDisk.setMode(path, mode));
  syncFolder = (path: string): Promise<void> => this.#step(() => realDisk.syncFolder(path));
  freeBytes = (path: string): Promise<number> => realDisk.freeBytes(path);

  async open(path: string, flags: 'w' | 'a'): Promise<WrittenFile> {
    const opened = await this.#step(() => realDisk.open(path, flags));
    return {
      write: async (chunk) => {
        this.steps += 1;
        if (this.isCut) {
          // Half of what was to be written has reached the disk.
          if (this.steps === this.#cutAt) await opened.write(chunk.subarray(0, Math.floor(chunk.length / 2)));
          throw new PowerCut('the power is gone');
        }
        await opened.write(chunk);
      },
      sync: () => this.#step(() => opened.sync()),
      close: () => opened.close(),
    };
  }
}
