import { rmSync, statSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterEach, expect } from 'vitest';
import type { JournalEntry } from '../../../app/journal/entry.ts';
import { journalFiles, type JournalFiles } from '../../../main/journal/journal-files.ts';
import { JournalKeeper } from '../../../main/journal/keeper/journal-keeper.ts';
import { readImage, writeImage, type DiskImage } from './disk-image.ts';
import { memoryFolder } from './memory-folder.ts';

const now = { wallMs: 1_000, monoMs: 5 };

/** A journal's directory that a test writes with the product's keeper, photographs, tears and starts from. */
export class TornDisk {
  readonly directory = memoryFolder('sauda-torn-');
  readonly files: JournalFiles = journalFiles(this.directory);
  readonly #elsewhere = memoryFolder('sauda-start-');
  #keeper: JournalKeeper | null = null;

  /** The kiosk that writes here. */
  get keeper(): JournalKeeper {
    if (this.#keeper !== null) return this.#keeper;
    const keeper = new JournalKeeper(this.directory);
    expect(keeper.open()).toMatchObject({ ok: true });
    this.#keeper = keeper;
    return keeper;
  }

  append(entries: readonly JournalEntry[]): void {
    expect(this.keeper.append(entries, now)).toEqual({ ok: true, value: undefined });
  }

  tidy(): void {
    this.keeper.tidy(now);
  }

  logBytes(): number {
    return statSync(this.files.log, { throwIfNoEntry: false })?.size ?? 0;
  }

  image(): DiskImage {
    return readImage(this.files);
  }

  /** The product's own start on a copy of this disk: it starts without a person, and these are its entries. */
  startOn(image: DiskImage): readonly JournalEntry['kind'][] {
    const files = journalFiles(this.#elsewhere);
    writeImage(files, image);
    const keeper = new JournalKeeper(this.#elsewhere);
    const opened = keeper.open();
    expect({ opened: opened.ok ? 'started' : opened.error, rescued: keeper.rescued }).toEqual({
      opened: 'started',
      rescued: null,
    });
    const kinds = kindsIn(files.database);
    expect(opened.ok && opened.value.lastSequence).toBe(kinds.length);
    keeper.close();
    return kinds;
  }

  /** A file that SQLite itself had left beside the journal. */
  leave(suffix: string, bytes: Buffer): void {
    writeFileSync(`${journalFiles(this.#elsewhere).database}${suffix}`, bytes);
  }

  /** What the last start left behind. */
  leftBehind(): DiskImage {
    return readImage(journalFiles(this.#elsewhere));
  }

  dispose(): void {
    this.#keeper?.close();
    for (const place of [this.directory, this.#elsewhere]) rmSync(place, { recursive: true, force: true });
  }
}

/** What SQLite alone finds in a journal: its entries, and whether the note of the last one agrees with them. */
export function kindsIn(file: string): readonly JournalEntry['kind'][] {
  const database = new Database(file, { readonly: true });
  try {
    const kinds = database
      .prepare<[], JournalEntry['kind']>('SELECT kind FROM entries ORDER BY sequence')
      .pluck()
      .all();
    expect(database.prepare('SELECT sequence FROM chain_end').pluck().get()).toBe(kinds.length);
    return kinds;
  } finally {
    database.close();
  }
}

/** Disks that vanish after each test. */
export function withTornDisk(): () => TornDisk {
  const disks: TornDisk[] = [];
  afterEach(() => {
    for (const disk of disks.splice(0)) disk.dispose();
  });
  return () => {
    const disk = new TornDisk();
    disks.push(disk);
    return disk;
  };
}
