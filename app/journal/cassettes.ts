import { addTiyn, ZERO_TIYN, type Tiyn } from '../money/money.ts';
import type { NoteCount } from './collection-entry.ts';
import type { JournalEntry, RecordedEntry } from './entry.ts';

/** A note of a sale whose place the machine could not determine. */
export interface DoubtfulNote {
  readonly saleId: string;
  /** Null where the acceptor could not name it. */
  readonly billTiyn: Tiyn | null;
  readonly claimCode: string;
}

/** A note that belongs to no sale; the amount is null where the acceptor did not report it. */
export interface LooseNote {
  readonly orphanId: string;
  readonly amountTiyn: Tiyn | null;
}

/** The contents of one cassette since it was inserted empty. */
export interface CassetteContents {
  /** The amount expected in it, including orphans whose amount is known. */
  readonly amountTiyn: Tiyn;
  /** The number of notes, including those of unknown amount. */
  readonly bills: number;
  /** The notes of known amount by value, the smallest first. */
  readonly notes: readonly NoteCount[];
  readonly doubtful: readonly DoubtfulNote[];
  readonly orphans: readonly LooseNote[];
}

/** The cassette in the machine and the last one taken out; null where none was taken out yet. */
export interface Cassettes {
  inside: CassetteContents;
  taken: (CassetteContents & { readonly atMs: number }) | null;
  /** The sales with a note on its way: its outcome does not settle a note in doubt. */
  readonly onTheirWay: Set<string>;
  /** A collection has begun, and its cassette is still inside. */
  isCollecting: boolean;
  /** The confirmed counts of collections at the service menu, in their order. */
  readonly counted: CountedCollection[];
}

/** What was counted at a collection, beside what was expected. */
export interface CountedCollection extends Omit<
  Extract<JournalEntry, { kind: 'collection-counted' }>,
  'kind' | 'notes'
> {
  readonly atMs: number;
}

const EMPTY: CassetteContents = { amountTiyn: ZERO_TIYN, bills: 0, notes: [], doubtful: [], orphans: [] };

/** The cassettes before the first note. */
export function newCassettes(): Cassettes {
  return { inside: EMPTY, taken: null, onTheirWay: new Set(), isCollecting: false, counted: [] };
}

/** Passes the entries through and adds what they put into the cassette to `cassettes`. */
export function* notingCassettes(entries: Iterable<RecordedEntry>, cassettes: Cassettes): Generator<RecordedEntry> {
  for (const recorded of entries) {
    noteCassettes(cassettes, recorded);
    yield recorded;
  }
}

/** Adds one entry to them. */
export function noteCassettes(cassettes: Cassettes, { entry, wallMs }: Pick<RecordedEntry, 'entry' | 'wallMs'>): void {
  const { inside, onTheirWay } = cassettes;
  switch (entry.kind) {
    case 'bill-intended':
      onTheirWay.add(entry.saleId);
      return;
    case 'bill-stacked': {
      const isAboutDoubt = entry.unasked !== true && !onTheirWay.delete(entry.saleId);
      if (isAboutDoubt) dropDoubt(cassettes, entry);
      if (entry.cassette !== 'taken') cassettes.inside = withNote(cassettes.inside, entry.billTiyn);
      else if (cassettes.taken !== null)
        cassettes.taken = { ...withNote(cassettes.taken, entry.billTiyn), atMs: cassettes.taken.atMs };
      return;
    }
    case 'bill-returned':
      if (!onTheirWay.delete(entry.saleId)) dropDoubt(cassettes, entry);
      return;
    case 'orphan-recorded': {
      const { orphanId, amountTiyn } = entry;
      cassettes.inside = {
        ...(amountTiyn === null ? { ...inside, bills: inside.bills + 1 } : withNote(inside, amountTiyn)),
        orphans: [...inside.orphans, { orphanId, amountTiyn }],
      };
      return;
    }
    case 'orphan-assigned':
      // Whose it was explains nothing about its place: the amount stays where it is.
      dropOrphan(cassettes, entry.orphanId);
      return;
    case 'bill-doubtful': {
      const { saleId, billTiyn, claimCode } = entry;
      // One that the acceptor drew in by itself is not the one on its way.
      if (billTiyn !== null) onTheirWay.delete(saleId);
      cassettes.inside = { ...inside, doubtful: [...inside.doubtful, { saleId, billTiyn, claimCode }] };
      return;
    }
    case 'cash-collected':
      // The amount that the machine recorded at the removal is what the person who took the cassette out is accountable
      // for.
      cassettes.taken = { ...inside, amountTiyn: entry.amountTiyn, bills: entry.bills, atMs: wallMs };
      cassettes.inside = EMPTY;
      cassettes.isCollecting = false;
      return;
    case 'collection-started':
      cassettes.isCollecting = entry.removed !== true;
      return;
    case 'collection-dropped':
      cassettes.isCollecting = false;
      return;
    case 'collection-counted': {
      const { number, role, amountTiyn, bills, expectedTiyn, expectedBills } = entry;
      cassettes.counted.push({ number, role, amountTiyn, bills, expectedTiyn, expectedBills, atMs: wallMs });
      return;
    }
    case 'collection-cassette':
      // A cassette without notes has no `cash-collected`; a note in doubt may lie in it all the same.
      if (entry.what === 'in' || !cassettes.isCollecting) return;
      cassettes.taken = { ...inside, atMs: wallMs };
      cassettes.inside = EMPTY;
      cassettes.isCollecting = false;
      return;
    default:
      return;
  }
}

/** It belongs to a sale now, wherever it lies. */
function dropOrphan(cassettes: Cassettes, orphanId: string): void {
  const others = ({ orphans }: CassetteContents): readonly LooseNote[] =>
    orphans.filter((orphan) => orphan.orphanId !== orphanId);
  cassettes.inside = { ...cassettes.inside, orphans: others(cassettes.inside) };
  if (cassettes.taken !== null) cassettes.taken = { ...cassettes.taken, orphans: others(cassettes.taken) };
}

/** One in doubt has been decided, wherever it was noted. */
function dropDoubt(cassettes: Cassettes, note: Pick<DoubtfulNote, 'saleId' | 'billTiyn'>): void {
  const { inside, taken } = cassettes;
  const left = withoutDoubt(inside, note);
  if (left !== inside) cassettes.inside = left;
  else if (taken !== null) cassettes.taken = { ...withoutDoubt(taken, note), atMs: taken.atMs };
}

/** The cassette without one doubtful note, whose place has been found. */
function withoutDoubt(
  contents: CassetteContents,
  { saleId, billTiyn }: Pick<DoubtfulNote, 'saleId' | 'billTiyn'>,
): CassetteContents {
  const find = (valueTiyn: Tiyn | null): number =>
    contents.doubtful.findIndex((note) => note.saleId === saleId && note.billTiyn === valueTiyn);
  const named = find(billTiyn);
  const found = named >= 0 ? named : find(null);
  return found < 0 ? contents : { ...contents, doubtful: contents.doubtful.filter((_, index) => index !== found) };
}

function withNote(contents: CassetteContents, billTiyn: Tiyn): CassetteContents {
  return {
    ...contents,
    amountTiyn: addTiyn(contents.amountTiyn, billTiyn),
    bills: contents.bills + 1,
    notes: withCount(
      contents.notes,
      billTiyn,
      (contents.notes.find((one) => one.billTiyn === billTiyn)?.count ?? 0) + 1,
    ),
  };
}

/** The counts with another one for this value, the smallest value first. */
export function withCount(notes: readonly NoteCount[], billTiyn: Tiyn, count: number): readonly NoteCount[] {
  return [...notes.filter((one) => one.billTiyn !== billTiyn), { billTiyn, count }].sort(
    (one, other) => one.billTiyn - other.billTiyn,
  );
}
