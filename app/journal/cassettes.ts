import { addTiyn, ZERO_TIYN, type Tiyn } from '../money/money.ts';
import type { RecordedEntry } from './entry.ts';

/** A note of a sale of which nobody could tell where it is. */
export interface DoubtfulNote {
  readonly saleId: string;
  readonly billTiyn: Tiyn;
  readonly claimCode: string;
}

/** A note that belongs to no sale; the amount is null where the acceptor could not name it. */
export interface LooseNote {
  readonly orphanId: string;
  readonly amountTiyn: Tiyn | null;
}

/** What happened to one cassette since it was put in empty. */
export interface CassetteContents {
  /** What should be in it, orphans with a known amount included. */
  readonly amountTiyn: Tiyn;
  /** How many notes, those without a known amount included. */
  readonly bills: number;
  readonly doubtful: readonly DoubtfulNote[];
  readonly orphans: readonly LooseNote[];
}

/** The cassette that is in the machine, and the one that was taken out last; null where none ever was. */
export interface Cassettes {
  inside: CassetteContents;
  taken: (CassetteContents & { readonly atMs: number }) | null;
}

const EMPTY: CassetteContents = { amountTiyn: ZERO_TIYN, bills: 0, doubtful: [], orphans: [] };

/** Before the first note. */
export function newCassettes(): Cassettes {
  return { inside: EMPTY, taken: null };
}

/** Passes the entries on and notes what they put into the cassette. */
export function* notingCassettes(entries: Iterable<RecordedEntry>, cassettes: Cassettes): Generator<RecordedEntry> {
  for (const recorded of entries) {
    note(cassettes, recorded);
    yield recorded;
  }
}

function note(cassettes: Cassettes, { entry, wallMs }: RecordedEntry): void {
  const { inside } = cassettes;
  switch (entry.kind) {
    case 'bill-stacked':
      cassettes.inside = withNote(withoutDoubt(inside, entry), entry.billTiyn);
      return;
    case 'bill-returned':
      cassettes.inside = withoutDoubt(inside, entry);
      return;
    case 'orphan-recorded': {
      const { orphanId, amountTiyn } = entry;
      cassettes.inside = {
        ...withNote(inside, amountTiyn ?? ZERO_TIYN),
        orphans: [...inside.orphans, { orphanId, amountTiyn }],
      };
      return;
    }
    case 'bill-doubtful': {
      const { saleId, billTiyn, claimCode } = entry;
      cassettes.inside = { ...inside, doubtful: [...inside.doubtful, { saleId, billTiyn, claimCode }] };
      return;
    }
    case 'cash-collected':
      // What the machine said when it was taken out: that is what whoever took it has to answer for.
      cassettes.taken = { ...inside, amountTiyn: entry.amountTiyn, bills: entry.bills, atMs: wallMs };
      cassettes.inside = EMPTY;
      return;
    default:
      return;
  }
}

/** The note was found after all. */
function withoutDoubt(
  contents: CassetteContents,
  { saleId, billTiyn }: Pick<DoubtfulNote, 'saleId' | 'billTiyn'>,
): CassetteContents {
  const found = contents.doubtful.findIndex((note) => note.saleId === saleId && note.billTiyn === billTiyn);
  return found < 0 ? contents : { ...contents, doubtful: contents.doubtful.filter((_, index) => index !== found) };
}

function withNote(contents: CassetteContents, billTiyn: Tiyn): CassetteContents {
  return { ...contents, amountTiyn: addTiyn(contents.amountTiyn, billTiyn), bills: contents.bills + 1 };
}
