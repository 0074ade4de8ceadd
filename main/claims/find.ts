import type Database from 'better-sqlite3';
import { z } from 'zod';
import { claimCode } from '../../app/claim-code.ts';
import { claimsOf, type Claim } from '../../app/claims/claim.ts';
import { plainCode } from '../../app/claims/typed-code.ts';
import type { RecordedEntry } from '../../app/journal/entry.ts';
import { ENTRY_COLUMNS, recordedEntry } from '../journal/rows.ts';

/*
 * NOT INDEXED reads the rows over which the hash chain was verified. An index that lost a row would hide that a debt is
 * paid.
 */
const CANDIDATES = `SELECT sale_id AS saleId, json_extract(body, '$.claimCode') AS code FROM entries NOT INDEXED
  WHERE kind IN ('debt-recorded', 'refund-intended', 'bill-intended', 'bill-doubtful', 'invoice-lost', 'credit-taken') GROUP BY 1, 2 ORDER BY min(sequence)`;
const SALES = `SELECT ${ENTRY_COLUMNS} FROM entries NOT INDEXED WHERE sale_id IN (SELECT value FROM json_each(?)) ORDER BY sequence`;

const candidateSchema = z.object({ saleId: z.string(), code: z.string().nullable() });

/** Every sale with this code (plain, see `plainCode`), the oldest first. Throws on rows that the kiosk never writes. */
export function findClaims(database: Database.Database, code: string): readonly Claim[] {
  const candidates = database
    .prepare(CANDIDATES)
    .all()
    .map((row) => candidateSchema.parse(row));
  // A refund or a note that took too long showed its code before any entry recorded it.
  const named = candidates.filter((one) => plainCode(one.code ?? claimCode(one.saleId)) === code);
  const ids = JSON.stringify([...new Set(named.map(({ saleId }) => saleId))]);
  return claimsOf(recordedRows(database.prepare(SALES).iterate(ids)));
}

function* recordedRows(rows: Iterable<unknown>): Generator<RecordedEntry> {
  for (const row of rows) yield recordedEntry(row);
}
