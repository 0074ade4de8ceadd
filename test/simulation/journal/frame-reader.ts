import type { JournalEntry, RecordedEntry } from '../../../app/journal/entry.ts';
import { SUMMARY_RULE } from '../../../app/journal/replay.ts';
import { decodeFrame, type NewFrame } from './frame.ts';
import type { ModelDisk } from './model-disk.ts';

/** A summary that a start may build on. */
export type Summary = RecordedEntry & { readonly entry: Extract<JournalEntry, { kind: 'summary' }> };

/**
 * The entries on a disk, from its bytes alone: the longest run of whole frames. Decoding the same bytes again would
 * give the same result, so frames are kept, beside the bytes they were decoded from; `rereadAll` compares those with
 * the disk and drops every frame from the first difference on.
 */
export class FrameReader {
  readonly #disk: ModelDisk;
  #decoded: Buffer = Buffer.alloc(0);
  /** The ends of the frames, in bytes, and how many entries there are up to each. */
  readonly #frames: { readonly end: number; readonly entries: number }[] = [];
  readonly #entries: RecordedEntry[] = [];
  #summaries: Summary[] = [];
  /** By sale, in order. */
  readonly #bySale = new Map<string, RecordedEntry[]>();
  #listed: readonly RecordedEntry[] = [];

  constructor(disk: ModelDisk) {
    this.#disk = disk;
  }

  /** Where the last whole frame ends, in bytes. */
  get end(): number {
    this.#readOn();
    return this.#frames.at(-1)?.end ?? 0;
  }

  /** All entries, in order. */
  entries(): readonly RecordedEntry[] {
    this.#readOn();
    if (this.#listed.length !== this.#entries.length) this.#listed = this.#entries.slice();
    return this.#listed;
  }

  /** Those of one sale, in order. */
  ofSale(saleId: string): readonly RecordedEntry[] {
    this.#readOn();
    return this.#bySale.get(saleId) ?? [];
  }

  lastSummary(): Summary | null {
    this.#readOn();
    return this.#summaries.findLast(({ entry }) => entry.rule === SUMMARY_RULE) ?? null;
  }

  /** What follows a summary, and the older entries of every sale that it leaves open or that appears again. */
  since(summary: Summary | null): readonly RecordedEntry[] {
    this.#readOn();
    const later = this.#entries.slice(summary?.sequence ?? 0);
    if (summary === null) return later;
    const sales = new Set([
      ...summary.entry.unsettled,
      ...later.flatMap(({ entry }) => ('saleId' in entry ? [entry.saleId] : [])),
    ]);
    const older = [...sales].flatMap((saleId) =>
      (this.#bySale.get(saleId) ?? []).filter(({ sequence }) => sequence <= summary.sequence),
    );
    return [...older.sort((a, b) => a.sequence - b.sequence), ...later];
  }

  /**
   * Takes over a frame that was just written at the end. It is kept like one that was read: beside its bytes, which
   * `rereadAll` compares with the disk.
   */
  onWritten({ bytes, entries }: NewFrame): void {
    const from = this.#frames.at(-1)?.end ?? 0;
    const end = from + bytes.length;
    // Behind bytes that are not read yet it is decoded with them.
    if (end !== this.#disk.size) return;
    this.#keep(bytes, from);
    this.#add(entries, end);
  }

  /** After a power cut, or when another process starts: only the bytes on disk count. */
  rereadAll(): void {
    const bytes = this.#disk.read();
    const same = commonPrefix(this.#decoded, this.#frames.at(-1)?.end ?? 0, bytes);
    while ((this.#frames.at(-1)?.end ?? 0) > same) this.#frames.pop();
    this.#forgetEntriesFrom(this.#frames.at(-1)?.entries ?? 0);
    this.#readOn();
  }

  #forgetEntriesFrom(count: number): void {
    if (count === this.#entries.length) return;
    const kept = this.#entries.slice(0, count);
    this.#entries.length = 0;
    this.#summaries = [];
    this.#bySale.clear();
    this.#listed = [];
    for (const entry of kept) this.#take(entry);
  }

  #readOn(): void {
    const from = this.#frames.at(-1)?.end ?? 0;
    if (from === this.#disk.size) return;
    const bytes = this.#disk.read();
    let at = from;
    for (
      let frame = decodeFrame(bytes, at, this.#entries.length + 1);
      frame !== null;
      frame = decodeFrame(bytes, at, this.#entries.length + 1)
    ) {
      this.#add(frame.entries, frame.end);
      at = frame.end;
    }
    this.#keep(bytes.subarray(from, at), from);
  }

  /** A frame of these entries that ends there. */
  #add(entries: readonly RecordedEntry[], end: number): void {
    for (const entry of entries) this.#take(entry);
    this.#frames.push({ end, entries: this.#entries.length });
  }

  #take(recorded: RecordedEntry): void {
    this.#entries.push(recorded);
    const { entry } = recorded;
    if (entry.kind === 'summary') this.#summaries.push({ ...recorded, entry });
    if (!('saleId' in entry)) return;
    const ofSale = this.#bySale.get(entry.saleId);
    if (ofSale === undefined) this.#bySale.set(entry.saleId, [recorded]);
    else ofSale.push(recorded);
  }

  /** Keeps the bytes of frames that begin there. */
  #keep(bytes: Buffer, at: number): void {
    const end = at + bytes.length;
    if (end > this.#decoded.length) {
      const larger = Buffer.alloc(end * 2);
      this.#decoded.copy(larger, 0, 0, at);
      this.#decoded = larger;
    }
    bytes.copy(this.#decoded, at);
  }
}

/** How many of the first `length` bytes are the same, in whole steps of a search that halves. */
function commonPrefix(one: Buffer, length: number, other: Buffer): number {
  const isSame = (until: number): boolean => until <= other.length && one.compare(other, 0, until, 0, until) === 0;
  if (isSame(length)) return length;
  let [same, different] = [0, length];
  while (different - same > 1) {
    const middle = Math.floor((same + different) / 2);
    if (isSame(middle)) same = middle;
    else different = middle;
  }
  return same;
}
