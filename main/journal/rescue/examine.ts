import { existsSync, statSync } from 'node:fs';
import { entrySchema, type RecordedEntry } from '../../../app/journal/entry.ts';
import { replay, type Ledger } from '../../../app/journal/replay.ts';
import { openForReading } from '../../files/open-for-reading.ts';
import { CHAIN_START, entryHash, type ChainEnd } from '../chain.ts';
import type { JournalFiles } from '../journal-files.ts';
import { lastEntry } from '../rows.ts';
import { openRowCollection, type RowCollection, type CollectedRow } from './row-collection.ts';
import { searchFiles } from './sources.ts';

/** Why the proof ends: the next entry is missing, was changed, cannot be read, or contradicts earlier ones. */
export type ProofEnds = 'complete' | 'missing' | 'changed' | 'unreadable' | 'contradicts';

/** The entries that the files of a damaged journal prove. */
export interface Examination {
  /** All rows found; the caller closes it. */
  readonly collection: RowCollection;
  /** The last entry up to which nothing is missing or changed. */
  readonly proven: ChainEnd;
  readonly ends: ProofEnds;
  /** The ledger of the proven entries. */
  readonly ledger: Ledger;
  /** The last entry according to the journal's own record; null if that cannot be read. */
  readonly expected: ChainEnd | null;
  /** The highest sequence of any row that looks like an entry. */
  readonly highest: number;
  /**
   * Whether the proof reaches the entry that the journal records as its last, without a sign of a later one. Then the
   * new journal has exactly the old entries, and the kiosk may continue by itself.
   */
  readonly certain: boolean;
}

/** Reads everything readable and follows the chain; changes nothing. Throws the errors of the disk. */
export function examineJournal(files: JournalFiles): Examination {
  const collection = openRowCollection();
  try {
    const noted: { end: ChainEnd | null } = { end: null };
    searchFiles(files, {
      row(row): void {
        collection.add(row);
      },
      end(end): void {
        noted.end = end;
      },
    });
    const expected = noted.end ?? askDatabase(files.database);
    const chain = followChain(collection, expected);
    const { ledger, reached, ends } = addUp(collection, chain.end);
    const proven = reached === chain.end.sequence ? chain.end : endAt(collection, reached);
    const highest = collection.highest();
    const isWhole = expected !== null && proven.sequence === expected.sequence && proven.hash.equals(expected.hash);
    const result = { collection, proven, ledger, expected, highest, certain: isWhole && highest <= proven.sequence };
    return { ...result, ends: ends ?? chain.ends };
  } catch (error) {
    collection.close();
    throw error;
  }
}

/**
 * The last entry that SQLite can read, if its record cannot be read. Not for an empty file, whose log SQLite deletes.
 */
function askDatabase(file: string): ChainEnd | null {
  if (!existsSync(file) || statSync(file).size === 0) return null;
  try {
    const { database, close } = openForReading(file);
    try {
      return lastEntry(database);
    } finally {
      close();
    }
  } catch {
    return null;
  }
}

/** Takes one by one the rows whose hash follows from the previous entry. */
function followChain(
  collection: RowCollection,
  expected: ChainEnd | null,
): { readonly end: ChainEnd; readonly ends: ProofEnds } {
  let end: ChainEnd = { sequence: 0, hash: CHAIN_START };
  let written = end;
  for (;;) {
    const candidates = collection.at(end.sequence + 1);
    const next = choose(
      collection,
      candidates.filter((row) => buildsOn(end, row)),
    );
    if (next === null) {
      const ends =
        written.sequence >= collection.highest() ? 'complete' : candidates.length === 0 ? 'missing' : 'changed';
      return { end: written, ends };
    }
    collection.take(next);
    end = { sequence: next.sequence, hash: entryHash(end.hash, next) };
    // Rows after the log's last complete transaction were never acknowledged, unless a later row follows from them.
    if (next.foundIn !== 'log-tail' || end.sequence <= (expected?.sequence ?? 0)) written = end;
  }
}

function buildsOn(end: ChainEnd, row: CollectedRow): boolean {
  return row.hash?.equals(entryHash(end.hash, row)) === true;
}

/** Chooses between rows: a failed append may have left one beside its replacement; the one with a successor counts. */
function choose(collection: RowCollection, candidates: readonly CollectedRow[]): CollectedRow | null {
  const [first, ...others] = candidates;
  if (first === undefined) return null;
  if (others.length === 0) return first;
  const followed = candidates.find(
    ({ sequence, hash }) =>
      hash !== null && collection.at(sequence + 1).some((next) => buildsOn({ sequence, hash }, next)),
  );
  return followed ?? first;
}

interface AddedUp {
  readonly ledger: Ledger;
  /** The last entry that can be read and does not contradict earlier ones. */
  readonly reached: number;
  /** Why the replay ends there; null at the end of the chain. */
  readonly ends: ProofEnds | null;
}

function addUp(collection: RowCollection, end: ChainEnd): AddedUp {
  const upTo = (until: number): AddedUp => {
    const inHand = { sequence: 0, isRead: true };
    function* entries(): Generator<RecordedEntry> {
      for (const { sequence, wallMs, monoMs, body } of collection.taken(until)) {
        inHand.sequence = sequence;
        inHand.isRead = false;
        const entry = entrySchema.parse(JSON.parse(body));
        inHand.isRead = true;
        yield { sequence, wallMs, monoMs, entry };
      }
    }
    try {
      return { ledger: replay(entries()), reached: until, ends: null };
    } catch {
      // The exception concerns the entry that was being replayed.
      return { ...upTo(inHand.sequence - 1), ends: inHand.isRead ? 'contradicts' : 'unreadable' };
    }
  };
  return upTo(end.sequence);
}

function endAt(collection: RowCollection, sequence: number): ChainEnd {
  const hash = collection.at(sequence).find((candidate) => candidate.taken)?.hash ?? null;
  return hash === null ? { sequence: 0, hash: CHAIN_START } : { sequence, hash };
}
