import Database from 'better-sqlite3';
import { z } from 'zod';
import type { RecordedEntry } from '../../../app/journal/entry.ts';
import { ENTRY_COLUMNS, recordedEntry } from '../../../main/journal/rows.ts';

const rowSchema = z.object({ sequence: z.number(), wall_ms: z.number(), mono_ms: z.number(), body: z.string() });
type Row = z.infer<typeof rowSchema>;
interface ReadRow {
  readonly row: Row;
  readonly recorded: RecordedEntry;
}

/**
 * The entries of a journal through a connection of their own, as a technician's program would read them. A row is
 * parsed once for each text it has: after a power cut every row is read again, and parsed where it has become another.
 */
export class RowReader {
  readonly #file: string;
  #database: Database.Database | null = null;
  #select: Database.Statement | null = null;
  #read: ReadRow[] = [];
  /** Those of an earlier opening; counts only where the row is the same again. */
  #earlier: ReadRow[] = [];
  #listed: readonly RecordedEntry[] = [];

  constructor(file: string) {
    this.#file = file;
  }

  /** Keeps the file open, so that another closing process leaves the log as it is. */
  open(): void {
    this.close();
    this.#database = new Database(this.#file, { readonly: true, fileMustExist: true });
    this.#select = this.#database.prepare(`SELECT ${ENTRY_COLUMNS} FROM entries WHERE sequence > ? ORDER BY sequence`);
  }

  entries(): readonly RecordedEntry[] {
    for (const found of this.#select?.all(this.#read.length) ?? []) {
      const row = rowSchema.parse(found);
      const earlier = this.#earlier[this.#read.length];
      const recorded = earlier !== undefined && isSame(earlier.row, row) ? earlier.recorded : recordedEntry(row);
      this.#read.push({ row, recorded });
    }
    if (this.#listed.length !== this.#read.length) this.#listed = this.#read.map(({ recorded }) => recorded);
    return this.#listed;
  }

  close(): void {
    this.#select = null;
    this.#database?.close();
    this.#database = null;
    if (this.#read.length > 0) this.#earlier = this.#read;
    this.#read = [];
    this.#listed = [];
  }
}

function isSame(one: Row, other: Row): boolean {
  return (
    one.sequence === other.sequence &&
    one.wall_ms === other.wall_ms &&
    one.mono_ms === other.mono_ms &&
    one.body === other.body
  );
}
