import type Database from 'better-sqlite3';
import { z } from 'zod';
import { CHAIN_START, entryHash, type ChainEnd } from './chain.ts';
import type { JournalCopy } from './journal-copy.ts';
import { JournalDamageError } from './journal-problem.ts';
import { chainedRow, CHAINED_SELECT, writtenEnd } from './rows.ts';

/**
 * Does the checks whose time does not grow with the history: the chain of entries since the last summary is intact, its
 * end is the recorded end, and the copy has no later entry. Throws a `JournalDamageError`.
 */
export function checkAtStart(database: Database.Database, sinceSequence: number, copy: JournalCopy | null): void {
  const hashOf = hashReader(database);
  let end: ChainEnd = { sequence: sinceSequence, hash: sinceSequence === 0 ? CHAIN_START : hashOf(sinceSequence) };
  const rows = database.prepare(`${CHAINED_SELECT} WHERE sequence > ? ORDER BY sequence`);
  for (const read of rows.iterate(sinceSequence)) {
    const row = chainedRow(read);
    if (row.sequence !== end.sequence + 1) throw new JournalDamageError(`entry ${String(end.sequence + 1)} is missing`);
    const hash = entryHash(end.hash, row);
    if (row.hash?.equals(hash) !== true) throw new JournalDamageError(`entry ${String(row.sequence)} was changed`);
    end = { sequence: row.sequence, hash };
  }
  const written = writtenEnd(database);
  if (written.sequence !== end.sequence || !written.hash.equals(end.hash)) {
    throw new JournalDamageError(`the last entry should be ${String(written.sequence)} and is ${String(end.sequence)}`);
  }
  checkAgainstCopy(end, copy, hashOf);
}

function checkAgainstCopy(end: ChainEnd, copy: JournalCopy | null, hashOf: (sequence: number) => Buffer): void {
  const highest = copy?.highest() ?? 0;
  if (highest > end.sequence) {
    throw new JournalDamageError(
      `the copy has entries up to ${String(highest)}, the journal only up to ${String(end.sequence)}`,
    );
  }
  const copied = copy?.end() ?? null;
  if (copied !== null && !hashOf(copied.sequence).equals(copied.hash)) {
    throw new JournalDamageError(`entry ${String(copied.sequence)} is another one in the copy`);
  }
}

const hashSchema = z.object({ hash: z.instanceof(Buffer) });

function hashReader(database: Database.Database): (sequence: number) => Buffer {
  const select = database.prepare('SELECT hash FROM entries WHERE sequence = ?');
  return (sequence) => {
    const read = hashSchema.safeParse(select.get(sequence));
    if (!read.success) throw new JournalDamageError(`entry ${String(sequence)} is missing`);
    return read.data.hash;
  };
}
