import { mkdirSync, rmSync } from 'node:fs';
import type { JournalEntry, RecordedEntry } from '../../../app/journal/entry.ts';
import type { Ledger } from '../../../app/journal/replay.ts';
import { err, unreachable, type Result } from '../../../app/result.ts';
import type { Now } from '../../../app/ports/clock.ts';
import { problem, type Problem } from '../../../app/problem.ts';
import { journalFiles, type JournalFiles } from '../../../main/journal/journal-files.ts';
import { JournalKeeper } from '../../../main/journal/keeper/journal-keeper.ts';
import { readImage, writeImage, type DiskImage } from './disk-image.ts';
import { memoryFolder } from './memory-folder.ts';
import { RowReader } from './row-reader.ts';
import { PowerCut, type Draw, type SimulatedJournal } from './simulated-journal.ts';
import { tornAppend, tornCheckpoint, tornCopy, tornPreparation } from './torn-image.ts';
import { openWatched } from './watched-database.ts';

/**
 * The product's own journal with the real SQLite, on a memory file system where there is one. Without a directory it
 * makes one, and removes it when closed.
 */
export function createRealJournal(directory?: string): SimulatedJournal {
  return new RealJournal(directory);
}

/** What the journal did last, as far as a power cut could still undo it. */
type Unsettled =
  /** Nothing: whatever was promised is on the disk. */
  | { readonly kind: 'nothing' }
  /** The power fails in the middle of it. */
  | { readonly kind: 'append'; readonly before: DiskImage; readonly after: DiskImage }
  /**
   * A start or a tidying. Nothing was promised, so a power cut right after it may as well have come at any moment
   * within it: before, at its checkpoint, after.
   */
  | {
      readonly kind: 'housekeeping';
      readonly before: DiskImage;
      readonly syncedCopy: Buffer | null;
      readonly atCheckpoint: DiskImage | null;
    };

class RealJournal implements SimulatedJournal {
  readonly #directory: string;
  readonly #isOwnDirectory: boolean;
  readonly #files: JournalFiles;
  readonly #reader: RowReader;
  #keeper: JournalKeeper | null = null;
  #power: 'on' | 'failing' | 'off' = 'on';
  #isFull = false;
  #isCutNext = false;
  #unsettled: Unsettled = { kind: 'nothing' };
  /** The disk before each checkpoint of the last housekeeping. */
  #beforeCheckpoint: DiskImage[] = [];
  /** The log that was cut off and could be back after a power cut, until the next append synchronises its header. */
  #cutOffLog: Buffer | null = null;
  /** The copy as it was last forced to the disk. */
  #syncedCopy: Buffer | null = null;

  constructor(directory?: string) {
    this.#isOwnDirectory = directory === undefined;
    this.#directory = directory ?? memoryFolder('sauda-journal-');
    mkdirSync(this.#directory, { recursive: true });
    this.#files = journalFiles(this.#directory);
    this.#reader = new RowReader(this.#files.database);
  }

  open(): Result<Ledger, Problem> {
    if (this.#power === 'failing') throw new Error('a power cut is drawn by cutPower before the next open');
    if (this.#keeper !== null) this.#killWith(readImage(this.#files));
    this.#power = 'on';
    this.#isCutNext = false;
    const keeper = new JournalKeeper(this.#directory, {
      openDatabase: (file) =>
        openWatched(file, {
          isFull: () => this.#isFull,
          beforeCheckpoint: () => {
            this.#beforeCheckpoint.push(readImage(this.#files));
          },
        }),
    });
    const opened = this.#duringMaintenance(() => keeper.open());
    this.#keeper = keeper;
    if (keeper.rescued !== null) throw new Error(`a power cut was taken for damage: ${JSON.stringify(keeper.rescued)}`);
    if (opened.ok) this.#reader.open();
    return opened;
  }

  append(entries: readonly JournalEntry[], now: Now): Result<void, Problem> {
    this.#mustBeOn();
    if (this.#keeper === null) return err(problem('journal-failed'));
    if (!this.#isCutNext) {
      const appended = this.#keeper.append(entries, now);
      if (appended.ok) this.#settle();
      return appended;
    }
    const before = this.#withoutCuttingOff(readImage(this.#files));
    void this.#keeper.append(entries, now);
    this.#unsettled = { kind: 'append', before, after: readImage(this.#files) };
    this.#power = 'failing';
    throw new PowerCut('the power failed during an append');
  }

  probe(): Result<void, Problem> {
    this.#mustBeOn();
    const probed = this.#keeper?.probe() ?? err(problem('journal-failed'));
    if (probed.ok) this.#settle();
    return probed;
  }

  knowsPurchase(qrPaymentId: string, binding: string | null = 'simulation'): boolean {
    return this.#keeper?.knowsPurchase(qrPaymentId, binding) ?? false;
  }

  tidy(now: Now): void {
    this.#mustBeOn();
    this.#duringMaintenance(() => this.#keeper?.tidy(now));
  }

  entries(): readonly RecordedEntry[] {
    return this.#reader.entries();
  }

  setFull(full: boolean): void {
    this.#isFull = full;
  }

  cutDuringNextAppend(): void {
    this.#isCutNext = true;
  }

  cutPower(draw: Draw): void {
    const image = this.#imageAfterCut(draw);
    this.#killWith(image);
    this.#syncedCopy = image.copy;
    this.#power = 'off';
  }

  close(): void {
    this.#reader.close();
    this.#keeper?.close();
    this.#keeper = null;
    this.#power = 'on';
    this.#unsettled = { kind: 'nothing' };
    if (this.#isOwnDirectory) rmSync(this.#directory, { recursive: true, force: true });
  }

  #mustBeOn(): void {
    if (this.#power !== 'on') throw new PowerCut('the power is off');
  }

  /** An append has forced all that came before it to the disk, but for the copy. */
  #settle(): void {
    this.#unsettled = { kind: 'nothing' };
    this.#cutOffLog = null;
  }

  #duringMaintenance<T>(work: () => T): T {
    const before = this.#withoutCuttingOff(readImage(this.#files));
    this.#beforeCheckpoint = [];
    const done = work();
    const [atCheckpoint = null] = this.#beforeCheckpoint;
    this.#unsettled = { kind: 'housekeeping', before, syncedCopy: this.#syncedCopy, atCheckpoint };
    if (atCheckpoint !== null) {
      this.#cutOffLog = atCheckpoint.log;
      // The product forces its copy to the disk before each checkpoint.
      this.#syncedCopy = atCheckpoint.copy;
    }
    return done;
  }

  #withoutCuttingOff(image: DiskImage): DiskImage {
    return this.#cutOffLog === null ? image : { ...image, log: this.#cutOffLog };
  }

  #imageAfterCut(draw: Draw): DiskImage {
    const unsettled = this.#unsettled;
    switch (unsettled.kind) {
      case 'nothing':
        return tornCopy(readImage(this.#files), this.#syncedCopy, draw);
      case 'append':
        return tornCopy(tornAppend(unsettled.before, unsettled.after, draw), this.#syncedCopy, draw);
      case 'housekeeping': {
        const { before, syncedCopy, atCheckpoint } = unsettled;
        if (atCheckpoint === null) return tornCopy(this.#withoutCuttingOff(readImage(this.#files)), syncedCopy, draw);
        const isPast = draw('housekeeping was at its checkpoint or before it', 2) === 0;
        if (isPast) return tornCheckpoint(atCheckpoint, readImage(this.#files), draw);
        return tornCopy(tornPreparation(before, atCheckpoint, draw), syncedCopy, draw);
      }
      default:
        return unreachable(unsettled);
    }
  }

  #killWith(image: DiskImage): void {
    // While the reader has the file open, SQLite does not write the log back and remove it, as it does for the last one.
    this.#keeper?.close();
    this.#reader.close();
    this.#keeper = null;
    writeImage(this.#files, image);
    this.#settle();
  }
}
