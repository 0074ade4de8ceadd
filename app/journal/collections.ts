import { z } from 'zod';
import { addTiyn, multiplyTiyn, ZERO_TIYN } from '../money/money.ts';
import { tiynSchema } from '../money/schema.ts';
import { roleSchema } from '../role.ts';
import { newCassettes, noteCassettes, withCount, type CassetteContents, type Cassettes } from './cassettes.ts';
import { noteCountSchema } from './collection-entry.ts';
import type { JournalEntry, RecordedEntry } from './entry.ts';

const bills = z.number().int().min(0);
const MAX_SHOWN_VALUES = 100;

/** So many notes, by value as far as it is known. */
export const heldSchema = z.object({
  amountTiyn: tiynSchema,
  bills,
  notes: z.array(noteCountSchema).max(MAX_SHOWN_VALUES).readonly(),
});
export type Held = z.infer<typeof heldSchema>;

const seenBy = z.enum(['acceptor', 'hand']);

/** A collection that is under way. `step` is what it waits for: the cassette to go out, to come in, the count. */
export const collectionSchema = z.object({
  number: z.number().int().min(1),
  role: roleSchema,
  startedAtMs: z.number(),
  step: z.enum(['out', 'in', 'count']),
  outBy: seenBy.nullable(),
  /** What was in the cassette when it went out; null while it is inside. */
  expected: heldSchema.nullable(),
  counts: z.array(noteCountSchema).readonly(),
});
export type Collection = z.infer<typeof collectionSchema>;

/** A cassette that was taken out without a collection and is not counted yet. */
export const removalSchema = heldSchema.extend({ atMs: z.number() });
export type Removal = z.infer<typeof removalSchema>;

/** What became of a cassette: counted beside what was expected, or only taken out. */
export const pastSchema = z.object({
  atMs: z.number(),
  /** Null where it was only taken out. */
  number: z.number().int().nullable(),
  expectedTiyn: tiynSchema,
  expectedBills: bills,
  counted: heldSchema.nullable(),
});
export type PastCollection = z.infer<typeof pastSchema>;

/** The collections of a machine and its cassettes, from the entries. */
export interface Collections {
  readonly cassettes: Cassettes;
  open: Collection | null;
  removal: Removal | null;
  /** The oldest first. */
  readonly past: PastCollection[];
}

/** Before the first entry. */
export function newCollections(): Collections {
  return { cassettes: newCassettes(), open: null, removal: null, past: [] };
}

/** Adds one entry to them. */
export function noteCollections(collections: Collections, recorded: Pick<RecordedEntry, 'entry' | 'wallMs'>): void {
  const { cassettes } = collections;
  const isAwaited = cassettes.isCollecting;
  noteCassettes(cassettes, recorded);
  const { entry, wallMs } = recorded;
  switch (entry.kind) {
    case 'cash-collected':
      if (isAwaited) cassetteOut(collections, entry.role === undefined ? 'acceptor' : 'hand');
      else removed(collections, wallMs);
      return;
    case 'collection-started':
      collections.open = begun(collections, entry, wallMs);
      if (entry.removed === true) collections.removal = null;
      return;
    case 'collection-cassette':
      if (entry.what === 'out' && isAwaited) cassetteOut(collections, entry.by);
      else if (entry.what === 'in' && collections.open?.step === 'in')
        collections.open = { ...collections.open, step: 'count' };
      return;
    case 'collection-noted':
      if (collections.open !== null) collections.open = withNoted(collections.open, entry);
      return;
    case 'collection-counted':
      counted(collections, entry, wallMs);
      return;
    case 'collection-dropped':
      collections.open = null;
      return;
    case 'bill-stacked':
      if (entry.cassette === 'taken') foundInTaken(collections, entry);
      return;
    default:
      return;
  }
}

type EntryOf<Kind extends JournalEntry['kind']> = Extract<JournalEntry, { kind: Kind }>;

/** What a cassette holds, without what is in doubt. */
export function heldIn({ amountTiyn, bills: count, notes }: CassetteContents): Held {
  return { amountTiyn, bills: count, notes: [...notes] };
}

/** What was counted, by value. */
export function heldOf(counts: Collection['counts']): Held {
  const amounts = counts.map(({ billTiyn, count }) => multiplyTiyn(billTiyn, count));
  return {
    amountTiyn: addTiyn(ZERO_TIYN, ...amounts),
    bills: counts.reduce((sum, { count }) => sum + count, 0),
    notes: counts,
  };
}

/** The collection with one more count. */
export function withNoted(
  open: Collection,
  { billTiyn, count }: Pick<EntryOf<'collection-noted'>, 'billTiyn' | 'count'>,
): Collection {
  return { ...open, counts: [...withCount(open.counts, billTiyn, count)] };
}

function begun(
  { cassettes: { taken } }: Collections,
  { number, role, amountTiyn, bills: count, removed: wasRemoved }: EntryOf<'collection-started'>,
  startedAtMs: number,
): Collection {
  const open = { number, role, startedAtMs, counts: [] };
  if (wasRemoved !== true) return { ...open, step: 'out', outBy: null, expected: null };
  const expected = { amountTiyn, bills: count, notes: [...(taken?.notes ?? [])] };
  return { ...open, step: 'in', outBy: 'acceptor', expected };
}

function cassetteOut(collections: Collections, outBy: z.infer<typeof seenBy>): void {
  const { open, cassettes } = collections;
  if (open?.step !== 'out' || cassettes.taken === null) return;
  collections.open = { ...open, step: 'in', outBy, expected: heldIn(cassettes.taken) };
}

function removed(collections: Collections, atMs: number): void {
  const { taken } = collections.cassettes;
  if (taken === null) return;
  collections.removal = { ...heldIn(taken), atMs };
  const { amountTiyn: expectedTiyn, bills: expectedBills } = taken;
  collections.past.push({ atMs, number: null, expectedTiyn, expectedBills, counted: null });
}

function counted(collections: Collections, entry: EntryOf<'collection-counted'>, atMs: number): void {
  const { number, expectedTiyn, expectedBills, amountTiyn, bills: count, notes } = entry;
  collections.open = null;
  collections.past.push({ atMs, number, expectedTiyn, expectedBills, counted: { amountTiyn, bills: count, notes } });
}

/** A note that was in doubt lay in the cassette that is being counted: it is expected there, too. */
function foundInTaken(collections: Collections, { billTiyn }: Pick<EntryOf<'bill-stacked'>, 'billTiyn'>): void {
  const { open, removal } = collections;
  if (open !== null && open.expected !== null)
    collections.open = { ...open, expected: withBill(open.expected, billTiyn) };
  else if (removal !== null) collections.removal = { ...removal, ...withBill(removal, billTiyn) };
}

function withBill({ amountTiyn, bills: count, notes }: Held, billTiyn: Held['amountTiyn']): Held {
  const before = notes.find((one) => one.billTiyn === billTiyn)?.count ?? 0;
  return {
    amountTiyn: addTiyn(amountTiyn, billTiyn),
    bills: count + 1,
    notes: [...withCount(notes, billTiyn, before + 1)],
  };
}
