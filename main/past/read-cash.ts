import type Database from 'better-sqlite3';
import { z } from 'zod';
import { claimCode } from '../../app/claim-code.ts';
import { heldIn, newCollections, noteCollections, type Collections } from '../../app/journal/collections.ts';
import { owedTiyn, type SaleRecord } from '../../app/journal/replay.ts';
import { MAX_DOUBTS, MAX_PAST, type CashFacts, type Doubt } from '../../app/service/doors/cash/facts.ts';
import { openQueries } from '../journal/open-sales.ts';
import { ENTRY_COLUMNS, recordedEntry } from '../journal/rows.ts';

/** The notes are added up from this many removals back: the money of a collection that was left open is among them. */
const REMOVALS_BACK = 3;
/** Earlier collections are looked for among so many of the last entries. */
const HISTORY_ENTRIES = 200_000;

const NOTES = "'bill-intended', 'bill-stacked', 'bill-returned', 'bill-doubtful', 'orphan-recorded'";
const COLLECTIONS =
  "'cash-collected', 'collection-started', 'collection-cassette', 'collection-noted', 'collection-counted', 'collection-dropped'";

const FROM = `SELECT sequence FROM entries WHERE kind = 'cash-collected' ORDER BY sequence DESC LIMIT 1 OFFSET ${String(REMOVALS_BACK)}`;
const LAST_NUMBER =
  "SELECT json_extract(body, '$.number') FROM entries WHERE kind = 'collection-started' ORDER BY sequence DESC LIMIT 1";
const ENTRIES = `SELECT ${ENTRY_COLUMNS} FROM entries WHERE sequence >= :least
  AND (kind IN (${COLLECTIONS}) OR (sequence >= :from AND kind IN (${NOTES}))) ORDER BY sequence`;

const numberSchema = z.number().int().optional();

/** What the door `cash` shows. Throws on rows that the kiosk never writes. */
export function readCash(database: Database.Database): CashFacts {
  // One transaction, so that everything is of the same moment beside the running loop.
  return database.transaction((): CashFacts => {
    const collections = collectionsIn(database);
    const { cassettes, open, removal, past } = collections;
    const lastNumber = numberSchema.parse(database.prepare(LAST_NUMBER).pluck().get());
    return {
      inside: heldIn(cassettes.inside),
      open,
      removal,
      past: past.slice(-MAX_PAST).reverse(),
      doubts: doubtsIn(database, collections).slice(0, MAX_DOUBTS),
      nextNumber: (lastNumber ?? 0) + 1,
    };
  })();
}

function collectionsIn(database: Database.Database): Collections {
  const from = numberSchema.parse(database.prepare(FROM).pluck().get()) ?? 0;
  const end = z.number().parse(database.prepare('SELECT coalesce(max(sequence), 0) FROM entries').pluck().get());
  const collections = newCollections();
  const least = Math.min(from, Math.max(0, end - HISTORY_ENTRIES));
  for (const row of database.prepare(ENTRIES).iterate({ least, from }))
    noteCollections(collections, recordedEntry(row));
  return collections;
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
        productName: sale.item.name,
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
