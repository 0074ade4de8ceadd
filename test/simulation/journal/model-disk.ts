import type { Draw } from './simulated-journal.ts';

/** What a disk writes at once: the smallest that is still in use. */
export const SECTOR_BYTES = 512;

export interface ModelDiskOptions {
  /** A sector under the head when the power went may be the new one up to some byte and the old one behind it. */
  readonly tearsSectors?: boolean;
}

/** The disk has no room. */
export class DiskFullError extends Error {}

/** One for all, because each of its own would record a stack that nobody reads. */
const DISK_FULL = new DiskFullError('no space left on the disk');

const FIRST_CAPACITY = 65_536;

/**
 * One file on a disk in memory. What was written since the last `sync` survives a crash sector by sector, or not, and
 * the file's size likewise.
 */
export class ModelDisk {
  readonly #tearsSectors: boolean;
  #bytes: Buffer = Buffer.alloc(FIRST_CAPACITY);
  #size = 0;
  #syncedSize = 0;
  /** The synchronised content of each sector that is another one now. */
  readonly #before = new Map<number, Buffer>();
  #isFull = false;

  constructor({ tearsSectors = false }: ModelDiskOptions = {}) {
    this.#tearsSectors = tearsSectors;
  }

  get size(): number {
    return this.#size;
  }

  /** Reads the file's bytes without a copy; the caller must not keep them. */
  read(from = 0, to = this.#size): Buffer {
    return this.#bytes.subarray(from, Math.min(to, this.#size));
  }

  setFull(full: boolean): void {
    this.#isFull = full;
  }

  /** Throws `DiskFullError`, and then nothing is written. */
  write(offset: number, bytes: Buffer): void {
    if (this.#isFull) throw DISK_FULL;
    const end = offset + bytes.length;
    this.#grow(end);
    this.#remember(offset, end);
    bytes.copy(this.#bytes, offset);
    this.#size = Math.max(this.#size, end);
  }

  /** Cuts the file off; takes no room, so a full disk does it. */
  truncate(size: number): void {
    if (size >= this.#size) return;
    this.#remember(size, this.#size);
    this.#bytes.fill(0, size, this.#size);
    this.#size = size;
  }

  sync(): void {
    this.#before.clear();
    this.#syncedSize = this.#size;
  }

  /** The power fails and comes back: what is left is on the disk for good. */
  crash(draw: Draw): void {
    const size = this.#drawSize(draw);
    for (const [sector, before] of [...this.#before].sort(([a], [b]) => a - b)) {
      const at = sector * SECTOR_BYTES;
      // A sector that was only cut off comes back with the size, and goes with it.
      const wasWritten = at < this.#size;
      const kept = wasWritten ? this.#drawKept(draw) : 0;
      before.copy(this.#bytes, at + kept, kept);
    }
    this.#bytes.fill(0, size, Math.max(size, this.#size, this.#syncedSize));
    this.#size = size;
    this.sync();
  }

  #drawSize(draw: Draw): number {
    const difference = this.#syncedSize - this.#size;
    if (difference === 0) return this.#size;
    switch (draw('the file’s size: the new one, the old one or one between', difference < 0 ? 3 : 2)) {
      case 0:
        return this.#size;
      case 1:
        return this.#syncedSize;
      default:
        return this.#size - draw('bytes missing at the end', 1 - difference);
    }
  }

  /** How many bytes of a sector are the new ones. */
  #drawKept(draw: Draw): number {
    switch (draw('a sector: written, lost or torn', this.#tearsSectors ? 3 : 2)) {
      case 0:
        return SECTOR_BYTES;
      case 1:
        return 0;
      default:
        return SECTOR_BYTES - draw('bytes missing in the sector', SECTOR_BYTES);
    }
  }

  #grow(end: number): void {
    if (end <= this.#bytes.length - SECTOR_BYTES) return;
    const larger = Buffer.alloc(Math.max(this.#bytes.length * 2, Math.ceil(end / SECTOR_BYTES + 1) * SECTOR_BYTES));
    this.#bytes.copy(larger);
    this.#bytes = larger;
  }

  #remember(from: number, to: number): void {
    for (let sector = Math.floor(from / SECTOR_BYTES); sector * SECTOR_BYTES < to; sector += 1) {
      if (this.#before.has(sector)) continue;
      const at = sector * SECTOR_BYTES;
      const before = Buffer.allocUnsafe(SECTOR_BYTES);
      this.#bytes.copy(before, 0, at, at + SECTOR_BYTES);
      this.#before.set(sector, before);
    }
  }
}
