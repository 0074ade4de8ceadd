import { MAX_UNSETTLED, type JournalEntry, type RecordedEntry } from '../../../app/journal/entry.ts';
import { replayFrom, summaryOf, type Ledger } from '../../../app/journal/replay.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import type { Now } from '../../../app/ports/clock.ts';
import { problem, type Problem } from '../../../app/problem.ts';
import { SaleBooks } from '../../../main/journal/sale-books.ts';
import { encodeFrame } from './frame.ts';
import { FrameReader } from './frame-reader.ts';
import { DiskFullError, ModelDisk, type ModelDiskOptions } from './model-disk.ts';
import { POWER_CUT, type Draw, type SimulatedJournal } from './simulated-journal.ts';

export interface ModelJournalOptions extends ModelDiskOptions {
  /** False: a journal that acknowledges what may be lost. A world that does not notice it proves nothing. */
  readonly syncs?: boolean;
  /** As the product's: a tidying writes a summary after so many entries. */
  readonly entriesPerSummary?: number;
}

/** A journal of the simplest kind that keeps its promises, on a disk in memory. */
export function createModelJournal(options: ModelJournalOptions = {}): SimulatedJournal {
  return new ModelJournal(options);
}

const ENTRIES_PER_SUMMARY = 500;

type Power = 'never-opened' | 'on' | 'failing' | 'off';

class ModelJournal implements SimulatedJournal {
  readonly #disk: ModelDisk;
  readonly #reader: FrameReader;
  readonly #syncs: boolean;
  readonly #entriesPerSummary: number;
  #power: Power = 'never-opened';
  #isCutNext = false;
  /** The running process's memory; gone with it, and read again from the disk. */
  #lastSequence = 0;
  #known = new Set<string>();
  #books = this.#newBooks();

  constructor({ syncs = true, entriesPerSummary = ENTRIES_PER_SUMMARY, ...diskOptions }: ModelJournalOptions) {
    this.#disk = new ModelDisk(diskOptions);
    this.#reader = new FrameReader(this.#disk);
    this.#syncs = syncs;
    this.#entriesPerSummary = entriesPerSummary;
  }

  open(): Result<Ledger, Problem> {
    if (this.#power === 'failing') throw new Error('a power cut is drawn by cutPower before the next open');
    this.#reader.rereadAll();
    this.#disk.truncate(this.#reader.end);
    this.#disk.sync();
    this.#power = 'on';
    this.#isCutNext = false;
    const entries = this.#reader.entries();
    this.#books = this.#newBooks();
    this.#lastSequence = entries.length;
    this.#known = new Set(entries.flatMap(({ entry }) => keysOf(entry)));
    return ok(this.#ledger());
  }

  append(entries: readonly JournalEntry[], now: Now): Result<void, Problem> {
    if (this.#isOff()) throw POWER_CUT;
    if (this.#power === 'never-opened') return err(problem('journal-failed'));
    const checked = this.#books.check(entries, now.wallMs);
    const refused = checked.ok ? null : checked.error;
    const isCut = this.#isCutNext;
    if (refused !== null && !isCut) return err(refused);
    const written = refused === null && entries.length > 0 ? this.#write(entries, now) : ok(undefined);
    if (isCut) {
      this.#power = 'failing';
      throw POWER_CUT;
    }
    if (!written.ok) return written;
    if (this.#syncs) this.#disk.sync();
    if (checked.ok) this.#books.keep(checked.value);
    this.#lastSequence += entries.length;
    for (const key of entries.flatMap(keysOf)) this.#known.add(key);
    return ok(undefined);
  }

  probe(): Result<void, Problem> {
    if (this.#isOff()) throw POWER_CUT;
    if (this.#power === 'never-opened') return err(problem('journal-failed'));
    return this.#attempt(() => {
      this.#disk.write(this.#disk.size, NOTHING);
    });
  }

  knowsPurchase(qrPaymentId: string, binding?: string | null): boolean {
    return this.#known.has(binding === undefined ? qrPaymentId : keyOf(qrPaymentId, binding));
  }

  tidy(now: Now): void {
    if (this.#isOff()) throw POWER_CUT;
    if (
      this.#power === 'never-opened' ||
      this.#lastSequence - (this.#reader.lastSummary()?.sequence ?? 0) < this.#entriesPerSummary
    )
      return;
    const summary = summaryOf(this.#ledger());
    if (summary.unsettled.length > MAX_UNSETTLED) return;
    // A summary is not promised: it is synchronised with the next append, and a power cut before that may lose it.
    if (this.#write([summary], now).ok) this.#lastSequence += 1;
  }

  entries(): readonly RecordedEntry[] {
    return this.#reader.entries();
  }

  setFull(full: boolean): void {
    this.#disk.setFull(full);
  }

  cutDuringNextAppend(): void {
    this.#isCutNext = true;
  }

  cutPower(draw: Draw): void {
    this.#disk.crash(draw);
    this.#reader.rereadAll();
    this.#power = 'off';
  }

  close(): void {
    this.#power = 'never-opened';
  }

  #isOff(): boolean {
    return this.#power === 'off' || this.#power === 'failing';
  }

  /** As the product's: every entry is checked before it is written. */
  #newBooks(): SaleBooks {
    return new SaleBooks({
      ofSale: (saleId) => this.#reader.ofSale(saleId),
      knowsPurchase: (qrPaymentId, binding) => this.#known.has(keyOf(qrPaymentId, binding)),
    });
  }

  /** As the product's start: from the last summary on, with the older entries of the sales that are not settled. */
  #ledger(): Ledger {
    const summary = this.#reader.lastSummary();
    return replayFrom(summary, this.#reader.since(summary));
  }

  #write(entries: readonly JournalEntry[], now: Now): Result<void, Problem> {
    return this.#attempt(() => {
      const frame = encodeFrame(this.#lastSequence + 1, entries, now);
      this.#disk.write(this.#disk.size, frame.bytes);
      this.#reader.onWritten(frame);
    });
  }

  #attempt(act: () => void): Result<void, Problem> {
    try {
      act();
      return ok(undefined);
    } catch (error) {
      if (error instanceof DiskFullError) return err(problem('journal-full', { detail: error.message }));
      throw error;
    }
  }
}

const NOTHING = Buffer.alloc(0);

/** A number at its service; and the number alone, where there is one service. */
function keysOf(entry: JournalEntry): readonly string[] {
  return entry.kind === 'purchase-known' ? [entry.qrPaymentId, keyOf(entry.qrPaymentId, entry.binding ?? null)] : [];
}

function keyOf(qrPaymentId: string, binding: string | null): string {
  return `${binding ?? ''} ${qrPaymentId}`;
}
