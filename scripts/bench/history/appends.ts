/** Measures durable appends of the journal against a plain loop that writes the same bytes to the same disk. */
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { JournalEntry } from '../../../app/journal/entry.ts';
import { openJournal, type Journal } from '../../../main/journal/journal.ts';
import { openJournalCopy } from '../../../main/journal/journal-copy.ts';
import { journalFiles } from '../../../main/journal/journal-files.ts';
import { pastSale } from './past-sales.ts';
import { seededRandom } from './random.ts';
import { expectDone } from './write-history.ts';

const SEED = 7;
const APPENDS_PER_ROUND = 100;
const HASH_BYTES = 32;
const MS_PER_S = 1_000;

/** Appends per second; the two of each pair are measured one right after the other. */
export interface AppendRates {
  readonly journal: readonly number[];
  readonly bare: readonly number[];
}

type Row = readonly [number, number, number, string | null, string, string, Buffer];

/** Measures appends of `entriesAtOnce` entries, 1 or 2; a typical step of a sale writes two. */
export function measureAppends(workFolder: string, entriesAtOnce: number, rounds: number): AppendRates {
  const directory = join(workFolder, `appends-${entriesAtOnce}`);
  mkdirSync(directory, { recursive: true });
  const entries = someEntries(rounds * APPENDS_PER_ROUND * entriesAtOnce);
  const journal = openReal(directory);
  const bare = openBare(join(directory, 'bare.db'));
  const rates = { journal: new Array<number>(), bare: new Array<number>() };
  for (let round = 0; round < rounds; round += 1) {
    const some = Array.from({ length: APPENDS_PER_ROUND }, (_, index) => {
      const from = (round * APPENDS_PER_ROUND + index) * entriesAtOnce;
      return { entries: entries.slice(from, from + entriesAtOnce), from };
    });
    const rows = some.map((one) => one.entries.map((entry, index) => rowOf(one.from + index + 1, entry)));
    const works = [
      (): void => {
        rates.journal.push(
          rate(() => {
            for (const one of some) expectDone(journal.append(one.entries, NOW));
          }),
        );
      },
      (): void => {
        rates.bare.push(
          rate(() => {
            for (const one of rows) bare.write(one);
          }),
        );
      },
    ];
    // The two take turns at being first, so that neither always finds the disk's caches filled.
    for (const work of round % 2 === 0 ? works : works.toReversed()) work();
  }
  journal.close();
  bare.close();
  return rates;
}

const NOW = { wallMs: 1_764_000_000_000, monoMs: 86_000_000 };

function rate(work: () => void): number {
  const startMs = performance.now();
  work();
  return (APPENDS_PER_ROUND * MS_PER_S) / (performance.now() - startMs);
}

function someEntries(count: number): readonly JournalEntry[] {
  const random = seededRandom(SEED);
  const entries: JournalEntry[] = [];
  for (let number = 0; entries.length < count; number += 1)
    entries.push(...pastSale(number, random).flatMap((step) => step.entries));
  return entries;
}

function openReal(directory: string): Journal {
  const files = journalFiles(directory);
  const opened = openJournal(files.database, files.backups, { copy: openJournalCopy(files.copy) });
  if (!opened.ok) throw new Error(`the journal is refused: ${opened.error.reason}`);
  return opened.value;
}

function rowOf(sequence: number, entry: JournalEntry): Row {
  return [
    sequence,
    NOW.wallMs,
    NOW.monoMs,
    'saleId' in entry ? entry.saleId : null,
    entry.kind,
    JSON.stringify(entry),
    randomBytes(HASH_BYTES),
  ];
}

/** A table without an index or a trigger; every write is a transaction that waits for the disk. */
function openBare(file: string): { readonly write: (rows: readonly Row[]) => void; readonly close: () => void } {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec(
    'CREATE TABLE entries (sequence INTEGER PRIMARY KEY, wall_ms INTEGER, mono_ms INTEGER, sale_id TEXT, kind TEXT, body TEXT, hash BLOB) STRICT',
  );
  const insert = database.prepare('INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)');
  const insertAll = database.transaction((rows: readonly Row[]) => {
    for (const row of rows) insert.run(...row);
  });
  return {
    write(rows): void {
      const [first] = rows;
      if (rows.length === 1 && first !== undefined) insert.run(...first);
      else insertAll(rows);
    },
    close(): void {
      database.close();
    },
  };
}
