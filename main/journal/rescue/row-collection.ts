import Database from 'better-sqlite3';
import { z } from 'zod';
import { FOUND_IN, type FoundRow } from './sources.ts';

/** All rows found, by sequence, in a temporary database that is removed when it is closed. */
export interface RowCollection {
  add(row: FoundRow): void;
  /** The rows found for a sequence, the most trusted first. */
  at(sequence: number): readonly CollectedRow[];
  /** Marks a row as proven by the chain. */
  take(row: CollectedRow): void;
  /** The proven rows up to a sequence, in order. */
  taken(until: number): IterableIterator<CollectedRow>;
  /** All other rows, in order. */
  others(until: number): IterableIterator<CollectedRow>;
  highest(): number;
  close(): void;
}

export interface CollectedRow extends FoundRow {
  readonly id: number;
  readonly taken: boolean;
}

const collectedRowSchema = z
  .object({
    id: z.number(),
    sequence: z.number(),
    wall_ms: z.number(),
    mono_ms: z.number(),
    sale_id: z.string().nullable(),
    kind: z.string(),
    body: z.string(),
    hash: z.instanceof(Buffer).nullable(),
    found_in: z.enum(FOUND_IN),
    taken: z.number(),
  })
  .transform(({ wall_ms: wallMs, mono_ms: monoMs, sale_id: saleId, found_in: foundIn, taken, ...rest }) => {
    return { ...rest, wallMs, monoMs, saleId, foundIn, taken: taken === 1 };
  });

/** Rows that were read ahead. */
interface RowsAhead {
  readonly from: number;
  readonly bySequence: Map<number, readonly CollectedRow[]>;
}

const NOTHING_AHEAD: RowsAhead = { from: -Infinity, bySequence: new Map() };

function readAhead(from: number, rows: readonly unknown[]): RowsAhead {
  const bySequence = new Map<number, readonly CollectedRow[]>();
  for (const read of rows) {
    const row = collectedRowSchema.parse(read);
    bySequence.set(row.sequence, [...(bySequence.get(row.sequence) ?? []), row]);
  }
  return { from, bySequence };
}

const COLUMNS = 'id, sequence, wall_ms, mono_ms, sale_id, kind, body, hash, found_in, taken';

const CACHE_KB = 65_536;
/** Number of sequences read at once, because the chain is followed in order. */
const SEQUENCES_AT_ONCE = 500;

/** Opens an empty collection in a temporary file of SQLite. */
export function openRowCollection(): RowCollection {
  const database = new Database('');
  // The file is temporary, so nothing has to be durable, and one transaction is sufficient.
  database.pragma('journal_mode = OFF');
  database.pragma('synchronous = OFF');
  database.pragma(`cache_size = -${String(CACHE_KB)}`);
  database.exec(`CREATE TABLE found (id INTEGER PRIMARY KEY, sequence INTEGER, wall_ms INTEGER, mono_ms INTEGER, sale_id TEXT, kind TEXT,
      body TEXT, hash BLOB, found_in TEXT, taken INTEGER NOT NULL DEFAULT 0);
    CREATE INDEX found_at ON found (sequence);
    BEGIN;`);
  // Duplicates are searched only among rows of the sequence; an index over whole entries would be larger than the
  // entries.
  const insert = database.prepare(
    `INSERT INTO found (sequence, wall_ms, mono_ms, sale_id, kind, body, hash, found_in) SELECT :sequence, :wallMs, :monoMs, :saleId, :kind, :body, :hash, :foundIn
       WHERE NOT EXISTS (SELECT 1 FROM found WHERE sequence = :sequence AND hash IS :hash AND body = :body AND kind = :kind
         AND wall_ms = :wallMs AND mono_ms = :monoMs AND sale_id IS :saleId)`,
  );
  const some = database.prepare(
    `SELECT ${COLUMNS} FROM found WHERE sequence >= ? AND sequence < ? ORDER BY sequence, id`,
  );
  const take = database.prepare('UPDATE found SET taken = 1 WHERE id = ?');
  const taken = database.prepare(`SELECT ${COLUMNS} FROM found WHERE taken = 1 AND sequence <= ? ORDER BY sequence`);
  const others = database.prepare(`SELECT ${COLUMNS} FROM found WHERE taken = 0 OR sequence > ? ORDER BY sequence, id`);
  const highest = database.prepare('SELECT coalesce(max(sequence), 0) FROM found').pluck();
  let ahead = NOTHING_AHEAD;
  const at = (sequence: number): readonly CollectedRow[] => {
    if (sequence < ahead.from || sequence >= ahead.from + SEQUENCES_AT_ONCE) {
      ahead = readAhead(sequence, some.all(sequence, sequence + SEQUENCES_AT_ONCE));
    }
    return ahead.bySequence.get(sequence) ?? [];
  };
  return {
    add({ sequence, wallMs, monoMs, saleId, kind, body, hash, foundIn }): void {
      insert.run({ sequence, wallMs, monoMs, saleId, kind, body, hash, foundIn });
      ahead = NOTHING_AHEAD;
    },
    at,
    take({ id, sequence }): void {
      take.run(id);
      const rows = ahead.bySequence.get(sequence);
      if (rows !== undefined)
        ahead.bySequence.set(
          sequence,
          rows.map((row) => (row.id === id ? { ...row, taken: true } : row)),
        );
    },
    *taken(until): IterableIterator<CollectedRow> {
      for (const row of taken.iterate(until)) yield collectedRowSchema.parse(row);
    },
    *others(until): IterableIterator<CollectedRow> {
      for (const row of others.iterate(until)) yield collectedRowSchema.parse(row);
    },
    highest: () => z.number().parse(highest.get()),
    close(): void {
      database.close();
    },
  };
}
