import { statSync } from 'node:fs';
import type { JournalEntry } from '../../../app/journal/entry.ts';
import type { Ledger } from '../../../app/journal/replay.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import type { Now } from '../../../app/ports/clock.ts';
import { problem, type Problem } from '../../../app/problem.ts';
import { openJournal, type Journal, type JournalParts } from '../journal.ts';
import { openJournalCopy, type JournalCopy } from '../journal-copy.ts';
import { journalFiles, type JournalFiles } from '../journal-files.ts';
import type { TidyReport } from '../kiosk-journal.ts';
import { lockJournal, type ReleaseLock } from '../journal-lock.ts';
import { JournalDamageError, journalProblem } from '../journal-problem.ts';
import { writeKeptText } from './kept-text.ts';
import { finishRescue, rescueJournal, type RescueReport } from '../rescue/rescue.ts';

/** A reader keeps entries in a log that somebody has removed. */
const READ_WITHOUT_LOG = 'journal.db-wal was removed, and another program reads journal.db: it has to end first';

/** The journal of a data directory, opened or not yet. */
export class JournalKeeper {
  readonly #files: JournalFiles;
  readonly #parts: Partial<Pick<JournalParts, 'openDatabase'>>;
  #journal: Journal | null = null;
  #release: ReleaseLock | null = null;
  #refused: Problem = problem('journal-failed');
  /** Inode of the opened file. */
  #inode: Inode = null;
  /** Inodes of what SQLite keeps beside the file while it is open. */
  #beside: readonly Inode[] = [];
  /** The last entry of a journal that was closed in order to be opened again; null while none was. */
  #reopeningAt: number | null = null;
  #isReopened = false;
  #isSpoilt = false;
  /** State of the files that the rescue examined without success, so that it does not examine them again. */
  #examined = '';
  #rescued: RescueReport | null = null;
  /** The view that was kept with the last entry; null where there was none. */
  #kept: { readonly text: string; readonly sequence: number } | null = null;

  constructor(dataDirectory: string, parts: Partial<Pick<JournalParts, 'openDatabase'>> = {}) {
    this.#files = journalFiles(dataDirectory);
    this.#parts = parts;
  }

  get isOpen(): boolean {
    return this.#journal !== null;
  }

  /** The sequence of the last entry on disk; 0 without any, and while the journal is not open. */
  get lastSequence(): number {
    return this.#journal?.lastSequence ?? 0;
  }

  /** Report on a damaged journal that was replaced when it was opened; null otherwise. */
  get rescued(): RescueReport | null {
    return this.#rescued;
  }

  /**
   * Opens the journal and reads its ledger. A damaged journal is set aside and rebuilt if nothing is lost (see
   * `RescueReport`); otherwise it is left unchanged and refused.
   */
  open(): Result<Ledger, Problem> {
    // Opened again: the file and its lock are held once.
    this.close();
    this.#reopeningAt = null;
    const finished = finishRescue(this.#files.directory);
    if (!finished.ok) return this.#refuse(finished.error);
    const opened = this.#openOnce();
    if (opened.ok || opened.error.reason !== 'journal-damaged') return opened;
    return this.#rescue(opened.error) ? this.#openOnce() : opened;
  }

  append(entries: readonly JournalEntry[], now: Now): Result<void, Problem> {
    return this.#trusted((journal) => journal.append(entries, now));
  }

  probe(): Result<void, Problem> {
    return this.#trusted((journal) => journal.probe());
  }

  /** Does the work of a quiet moment; a failure of the disk appears at the next entry. */
  tidy(now: Now): TidyReport {
    const steps = this.tidying(now);
    for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
  }

  /**
   * The same in steps, each a wait for the disk, between which entries may be appended. Entries that came meanwhile need
   * the disk more: the rest is left to the next quiet moment.
   */
  *tidying(now: Now): Generator<void, TidyReport> {
    let isRead = false;
    // A failure appears at the next entry; until then nothing is written into a log that was removed.
    const isReady = !this.#isSpoilt && this.#openAgainIfNeeded().ok;
    if (isReady && this.#journal !== null) {
      const journal = this.#journal;
      const kept = this.#keptNow();
      void journal.summarise(now);
      const { lastSequence } = journal;
      // A summary is an entry of its own and changes nothing of what a start shows.
      if (kept !== null) this.#kept = { ...kept, sequence: lastSequence };
      const isQuiet = (): boolean => this.#journal === journal && !this.#isSpoilt && lastSequence === this.lastSequence;
      yield;
      // The copy comes first, so that entries that leave the write-ahead log are in two places.
      if (isQuiet()) void journal.copy();
      yield;
      const isWhole = (): boolean => isQuiet() && !this.#hasLostItsLog();
      // What the disk has to wait for is in a step of its own; emptying the log afterwards is short.
      if (isWhole()) void journal.checkpoint('keeping');
      yield;
      const emptied = isWhole() ? journal.checkpoint() : null;
      isRead = emptied?.ok === true && !emptied.value;
      // The files are others now, with the same entries.
      if (this.#keptNow() !== null) this.#writeKept();
    }
    const isReopened = this.#isReopened;
    this.#isReopened = false;
    return { logBytes: sizeOf(this.#files.log), isRead, ...(isReopened ? { isReopened } : {}) };
  }

  /** Keeps the view that the next start may show if the journal has no further entry; a disk that refuses keeps none. */
  keepView(text: string): void {
    if (this.#journal === null) return;
    this.#kept = { text, sequence: this.lastSequence };
    this.#writeKept();
  }

  #writeKept(): void {
    if (this.#kept === null) return;
    try {
      writeKeptText(this.#files.directory, this.#kept.text);
    } catch {
      this.#kept = null;
    }
  }

  /** Null while the journal is not open. */
  knowsPurchase(qrPaymentId: string, binding: string | null): boolean | null {
    return this.#journal?.knowsPurchase(qrPaymentId, binding) ?? null;
  }

  close(): void {
    if (!this.#isSpoilt) void this.#journal?.copy();
    // What SQLite has written into a log that was removed would end with it. The log keeps its length, because a reader
    // that came since has an index of its own.
    if (!this.#isSpoilt && this.#hasLostItsLog()) void this.#journal?.checkpoint('keeping');
    const kept = this.#keptNow();
    this.#journal?.close();
    this.#journal = null;
    // Closing moves what is left of the log into the file.
    if (kept !== null) this.#writeKept();
    this.#release?.();
    this.#release = null;
  }

  /** The kept view, if it belongs to the journal's last entry; null otherwise. */
  #keptNow(): { readonly text: string; readonly sequence: number } | null {
    return this.#journal !== null && this.#kept?.sequence === this.lastSequence ? this.#kept : null;
  }

  #openOnce(): Result<Ledger, Problem> {
    const locked = lockJournal(this.#files.lock, 'shared');
    if (!locked.ok) return this.#refuse(locked.error);
    const copy = this.#openCopy();
    const opened = openJournal(this.#files.database, this.#files.backups, { ...this.#parts, copy });
    if (!opened.ok) {
      copy?.close();
      locked.value();
      return this.#refuse(opened.error);
    }
    try {
      const ledger = opened.value.open();
      this.#journal = opened.value;
      this.#release = locked.value;
      this.#inode = inodeOf(this.#files.database);
      // An earlier run may have left entries in the write-ahead log. A failure does not prevent sales, and is retried
      // later.
      void opened.value.copy();
      void opened.value.checkpoint();
      this.#beside = this.#lookBeside();
      return ok(ledger);
    } catch (error) {
      opened.value.close();
      locked.value();
      return this.#refuse(damageOf(error));
    }
  }

  /** Opens the copy; null if that fails, because the journal works without it. */
  #openCopy(): JournalCopy | null {
    try {
      return openJournalCopy(this.#files.copy);
    } catch {
      return null;
    }
  }

  #rescue(damage: Problem): boolean {
    const looks = this.#look();
    if (looks === this.#examined) return false;
    const rescued = rescueJournal(this.#files.directory, { mode: 'if-certain', nowMs: Date.now() });
    if (!rescued.ok) {
      this.#refused = problem('journal-damaged', {
        detail: [damage.parameters['detail'], rescued.error.parameters['detail']].filter(Boolean).join('; '),
      });
      return false;
    }
    this.#rescued = rescued.value;
    if (rescued.value.folder === null) this.#examined = this.#look();
    return rescued.value.folder !== null;
  }

  /** Identifies the present state of the files. */
  #look(): string {
    const { database, log, copy } = this.#files;
    return JSON.stringify(
      [database, log, copy]
        .map((file) => statSync(file, { throwIfNoEntry: false }))
        .map((found) => [found?.size, found?.mtimeMs]),
    );
  }

  /** Runs an action on the journal; after damage the journal is closed, and the next start checks it. */
  #trusted(act: (journal: Journal) => Result<void, Problem>): Result<void, Problem> {
    if (this.#isSpoilt) return err(this.#refused);
    const isThere = this.#isThere();
    const ready = isThere.ok ? this.#openAgainIfNeeded() : isThere;
    if (ready.ok && this.#journal === null) return err(this.#refused);
    const done = ready.ok && this.#journal !== null ? act(this.#journal) : ready;
    if (done.ok) return done;
    const why = this.#named(done.error);
    this.#isSpoilt ||= why.reason === 'journal-damaged';
    if (this.#isSpoilt) this.#refused = why;
    return err(why);
  }

  /**
   * Whether the opened file is still the one at its place. SQLite would keep writing to a deleted file, which would be
   * lost at the end of the process. A disk that only does not answer may be back at the next time.
   */
  #isThere(): Result<void, Problem> {
    if (this.#journal === null) return ok(undefined);
    const inode = inodeOf(this.#files.database);
    if (inode === this.#inode) return ok(undefined);
    // What has only gone may come back; what stands in its place has other entries.
    if (typeof inode === 'number') this.#isSpoilt = true;
    const detail =
      inode === 'unknown'
        ? 'journal.db cannot be reached: is its disk there, and may the kiosk read the folder?'
        : 'journal.db has vanished or was replaced while the kiosk was running';
    return err(problem('journal-failed', { detail }));
  }

  /** Whether somebody has removed or replaced what SQLite keeps beside the opened file. */
  #hasLostItsLog(): boolean {
    if (this.#journal === null) return false;
    const beside = this.#lookBeside();
    return !beside.includes('unknown') && beside.some((inode, at) => inode !== this.#beside[at]);
  }

  #lookBeside(): readonly Inode[] {
    return [this.#files.log, this.#files.sharedMemory].map(inodeOf);
  }

  /**
   * Entries would go into a removed log and end with the process, and other programs could not see the locks: everything
   * is moved into the file, and the journal is opened again. It must end with the same entry.
   */
  #openAgainIfNeeded(): Result<void, Problem> {
    if (this.#hasLostItsLog()) {
      // Entries behind a reader's snapshot stay in the removed log until it has ended, and only while it is open here.
      const moved = this.#journal?.checkpoint('keeping');
      if (moved?.ok !== true) return moved ?? ok(undefined);
      if (!moved.value) return err(problem('journal-failed', { detail: READ_WITHOUT_LOG }));
      this.#reopeningAt = this.lastSequence;
      this.close();
    }
    if (this.#reopeningAt === null) return ok(undefined);
    const opened = this.#openOnce();
    if (!opened.ok) return opened;
    if (opened.value.lastSequence !== this.#reopeningAt) {
      this.#isSpoilt = true;
      return this.#refuse(problem('journal-damaged', { detail: 'entries were lost with the files beside journal.db' }));
    }
    this.#reopeningAt = null;
    this.#isReopened = true;
    return ok(undefined);
  }

  #refuse(why: Problem): Result<never, Problem> {
    this.#refused = this.#named(why);
    return err(this.#refused);
  }

  /** Adds the path to a problem, because SQLite does not name it. */
  #named({ reason, parameters }: Problem): Problem {
    return problem(reason, { file: this.#files.database, ...parameters });
  }
}

/** Inode of a file; null if it is missing, `unknown` if the disk or its rights do not tell. */
type Inode = number | null | 'unknown';

function inodeOf(file: string): Inode {
  try {
    return statSync(file, { throwIfNoEntry: false })?.ino ?? null;
  } catch {
    return 'unknown';
  }
}

function sizeOf(file: string): number {
  try {
    return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  } catch {
    return 0;
  }
}

/** The problem for an error of a read: damage, unless the error is one of the disk. */
function damageOf(error: unknown): Problem {
  if (error instanceof Error && 'code' in error) return journalProblem(error);
  return journalProblem(new JournalDamageError(error instanceof Error ? error.message : String(error)));
}
