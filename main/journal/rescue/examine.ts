import { existsSync, statSync } from 'node:fs';
import { entrySchema, type RecordedEntry } from '../../../app/journal/entry.ts';
import { replay, type Ledger } from '../../../app/journal/replay.ts';
import { openForReading } from '../../files/open-for-reading.ts';
import { CHAIN_START, entryHash, type ChainEnd } from '../chain.ts';
import type { JournalFiles } from '../journal-files.ts';
import { lastEntry } from '../rows.ts';
import { openRowCollection, type RowCollection, type CollectedRow } from './row-collection.ts';
import { searchFiles } from './sources.ts';

/** Why the proof ends at an entry: the next one is nowhere, was changed, cannot be read, or contradicts those before. */
export type ProofEnds = 'complete' | 'missing' | 'changed' | 'unreadable' | 'contradicts';

/** What the files of a damaged journal still prove. */
export interface Examination {
  /** Everything found; whoever examines closes it. */
  readonly collection: RowCollection;
  /** From the first entry to this one nothing is missing and nothing was changed. */
  readonly proven: ChainEnd;
  readonly ends: ProofEnds;
  /** What the proven entries add up to. */
  readonly ledger: Ledger;
  /** The last entry, as the journal wrote it down; null where that cannot be read. */
  readonly expected: ChainEnd | null;
  /** The highest sequence of anything that looks like an entry. */
  readonly highest: number;
  /**
   * The proof reaches the very entry that the journal names as its last, and nothing is known of any later one: what
   * would begin again is, byte for byte, what was there. Only then may the kiosk go on by itself.
   */
  readonly certain: boolean;
}

/** Reads all that can be read and follows the chain; changes nothing. Throws as the disk does. */
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

/** The last entry that SQLite itself can reach, where the note of it cannot be read. An empty file it would not ask but tidy. */
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

/** Takes, one by one, what builds on the entry before. */
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
    // Behind the log's last whole transaction lies what was never acknowledged, unless something later builds on it.
    if (next.foundIn !== 'log-tail' || end.sequence <= (expected?.sequence ?? 0)) written = end;
  }
}

function buildsOn(end: ChainEnd, row: CollectedRow): boolean {
  return row.hash?.equals(entryHash(end.hash, row)) === true;
}

/** An append that failed may have left its entry beside the one that took its place: the one that was built upon counts. */
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
  /** The last entry that could be read and does not contradict those before it. */
  readonly reached: number;
  /** Null where that is the end of the chain. */
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
      // Whatever was wrong, it was wrong with the entry in hand.
      return { ...upTo(inHand.sequence - 1), ends: inHand.isRead ? 'contradicts' : 'unreadable' };
    }
  };
  return upTo(end.sequence);
}

function endAt(collection: RowCollection, sequence: number): ChainEnd {
  const hash = collection.at(sequence).find((candidate) => candidate.taken)?.hash ?? null;
  return hash === null ? { sequence: 0, hash: CHAIN_START } : { sequence, hash };
}
