import { boughtOf } from '../../app/bought.ts';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { claimCode } from '../../app/claim-code.ts';
import { heldIn, newCollections, noteCollections, type Collections } from '../../app/journal/collections.ts';
import { owedTiyn, type SaleRecord } from '../../app/journal/replay.ts';
import { MAX_DOUBTS, MAX_PAST, type CashFacts, type Doubt } from '../../app/service/doors/cash/facts.ts';
import { openQueries } from '../journal/open-sales.ts';
import { ENTRY_COLUMNS, recordedEntry } from '../journal/rows.ts';
import { cashRowsIn, COLLECTION_KINDS, NOTE_KINDS, type CashRow } from './cash-rows.ts';

/** The notes are added up from this many removals back: the money of a collection that was left open is among them. */
const REMOVALS_BACK = 3;
/** Earlier collections are looked for among so many of the last entries. */
const HISTORY_ENTRIES = 200_000;

/** The entries about cash that were found before, up to `until`. */
export interface KnownCash {
  readonly until: number;
  /** Those of these kinds from `from` on, in order. */
  rows(kinds: readonly CashRow['kind'][], from: number): readonly CashRow[];
}

const NOTHING_KNOWN: KnownCash = { until: 0, rows: () => [] };

/**
 * What the door `cash` shows. Without `known` the whole journal is read through, which takes seconds where it is long.
 * Throws on rows that the kiosk never writes.
 */
export function readCash(database: Database.Database, known: KnownCash = NOTHING_KNOWN): CashFacts {
  // One transaction, so that everything is of the same moment beside the running loop.
  return database.transaction((): CashFacts => {
    const found = findCash(database, known);
    const collections = collectionsIn(database, found);
    const { cassettes, open, removal, past } = collections;
    return {
      inside: heldIn(cassettes.inside),
      open,
      removal,
      past: past.slice(-MAX_PAST).reverse(),
      doubts: doubtsIn(database, collections).slice(0, MAX_DOUBTS),
      nextNumber: numberOf(database, found.lastStarted) + 1,
    };
  })();
}

/** Where the entries stand that matter. */
interface FoundCash {
  /** The later collections, and the notes since the removals that are looked back to. */
  readonly rows: readonly CashRow[];
  /** The last collection of all, however long ago it began. */
  readonly lastStarted: number | null;
}

function findCash(database: Database.Database, known: KnownCash): FoundCash {
  const end = z.number().parse(database.prepare('SELECT coalesce(max(sequence), 0) FROM entries').pluck().get());
  const fresh = cashRowsIn(database, known.until, end);
  const rows = (kinds: readonly CashRow['kind'][], from: number): CashRow[] => [
    ...known.rows(kinds, from),
    ...fresh.filter(({ kind, sequence }) => kinds.includes(kind) && sequence >= from),
  ];
  const collections = rows(COLLECTION_KINDS, 0);
  const from = collections.filter(({ kind }) => kind === 'cash-collected').at(-1 - REMOVALS_BACK)?.sequence ?? 0;
  const least = Math.min(from, Math.max(0, end - HISTORY_ENTRIES));
  const started = collections.findLast(({ kind }) => kind === 'collection-started') ?? null;
  return {
    rows: [...collections.filter(({ sequence }) => sequence >= least), ...rows(NOTE_KINDS, from)],
    lastStarted: started?.sequence ?? null,
  };
}

function collectionsIn(database: Database.Database, { rows }: FoundCash): Collections {
  const collections = newCollections();
  const entryAt = database.prepare(`SELECT ${ENTRY_COLUMNS} FROM entries WHERE sequence = ?`);
  for (const { sequence } of rows.toSorted((one, other) => one.sequence - other.sequence))
    noteCollections(collections, recordedEntry(entryAt.get(sequence)));
  return collections;
}

function numberOf(database: Database.Database, started: number | null): number {
  if (started === null) return 0;
  const number = database.prepare("SELECT json_extract(body, '$.number') FROM entries WHERE sequence = ?").pluck();
  return z.number().int().parse(number.get(started));
}

function doubtsIn(database: Database.Database, { cassettes: { inside, taken } }: Collections): readonly Doubt[] {
  const doubts: Doubt[] = [];
  for (const sale of openQueries(database).ledger().sales.values()) {
    const isInside = inside.doubtful.some(({ saleId }) => saleId === sale.saleId);
    for (const { status, billTiyn } of sale.bills) {
      if (status !== 'doubtful') continue;
      doubts.push({
        saleId: sale.saleId,
        billTiyn,
        claimCode: sale.claimCode ?? claimCode(sale.saleId),
        productName: boughtOf(sale).name,
        atMs: sale.startedAtMs,
        cassette: isInside || taken === null ? 'inside' : 'taken',
        isUnderWay: isUnderWay(sale),
      });
    }
  }
  return doubts;
}

/** As long as the machine itself settles something of the sale, a decision beside it could count money twice. */
function isUnderWay(sale: SaleRecord): boolean {
  const parts: readonly string[] = [...sale.refunds, ...sale.purchases, ...sale.bills].map(({ status }) => status);
  return (
    parts.some((status) => status === 'intended' || status === 'asked' || status === 'open') ||
    owedTiyn(sale) !== sale.debtTiyn
  );
}
