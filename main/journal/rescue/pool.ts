import Database from 'better-sqlite3';
import { z } from 'zod';
import { FOUND_IN, type FoundRow } from './sources.ts';

/** Everything that was found, by sequence; on disk as soon as it outgrows the memory, and gone when it is closed. */
export interface Pool {
  add(row: FoundRow): void;
  /** What was found for a sequence, the most trusted first. */
  at(sequence: number): readonly PooledRow[];
  /** Marks the row that the chain proves. */
  take(id: number): void;
  /** The proven rows up to a sequence, in order. */
  taken(until: number): IterableIterator<PooledRow>;
  /** All the others, in order. */
  others(until: number): IterableIterator<PooledRow>;
  highest(): number;
  close(): void;
}

export interface PooledRow extends FoundRow {
  readonly id: number;
  readonly taken: boolean;
}

const pooledSchema = z
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

const COLUMNS = 'id, sequence, wall_ms, mono_ms, sale_id, kind, body, hash, found_in, taken';

/** An empty pool, in a temporary file of SQLite's own. */
export function openPool(): Pool {
  const database = new Database('');
  // It is thrown away in any case: nothing has to be durable, and one transaction is enough.
  database.pragma('journal_mode = OFF');
  database.pragma('synchronous = OFF');
  database.exec(`CREATE TABLE found (id INTEGER PRIMARY KEY, sequence INTEGER, wall_ms INTEGER, mono_ms INTEGER, sale_id TEXT, kind TEXT,
      body TEXT, hash BLOB, found_in TEXT, taken INTEGER NOT NULL DEFAULT 0);
    CREATE UNIQUE INDEX once ON found (sequence, coalesce(hash, x''), body, wall_ms, mono_ms, coalesce(sale_id, ''));
    BEGIN;`);
  const insert = database.prepare(
    'INSERT OR IGNORE INTO found (sequence, wall_ms, mono_ms, sale_id, kind, body, hash, found_in) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const at = database.prepare(`SELECT ${COLUMNS} FROM found WHERE sequence = ? ORDER BY id`);
  const take = database.prepare('UPDATE found SET taken = 1 WHERE id = ?');
  const taken = database.prepare(`SELECT ${COLUMNS} FROM found WHERE taken = 1 AND sequence <= ? ORDER BY sequence`);
  const others = database.prepare(`SELECT ${COLUMNS} FROM found WHERE taken = 0 OR sequence > ? ORDER BY sequence, id`);
  const highest = database.prepare('SELECT coalesce(max(sequence), 0) FROM found').pluck();
  return {
    add({ sequence, wallMs, monoMs, saleId, kind, body, hash, foundIn }): void {
      insert.run(sequence, wallMs, monoMs, saleId, kind, body, hash, foundIn);
    },
    at: (sequence) => at.all(sequence).map((row) => pooledSchema.parse(row)),
    take(id): void {
      take.run(id);
    },
    *taken(until): IterableIterator<PooledRow> {
      for (const row of taken.iterate(until)) yield pooledSchema.parse(row);
    },
    *others(until): IterableIterator<PooledRow> {
      for (const row of others.iterate(until)) yield pooledSchema.parse(row);
    },
    highest: () => z.number().parse(highest.get()),
    close(): void {
      database.close();
    },
  };
}
