import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { JournalEntry, RecordedEntry } from '../../app/journal/entry.ts';
import {
  applyEntry,
  isSettled,
  newBooks,
  owedTiyn,
  type BillRecord,
  type SaleRecord,
} from '../../app/journal/replay.ts';
import { addTiyn, ZERO_TIYN, type Tiyn } from '../../app/money/money.ts';
import { claimCode } from '../../app/claim-code.ts';
import { ENTRY_COLUMNS, recordedEntry } from '../journal/rows.ts';
import { plainCode } from './code.ts';

/** Money that reached the customer again. */
export interface Payback {
  /** `spent`: as change it paid for another product, which has a code of its own where something was left over. */
  readonly how: 'refund' | 'by-hand' | 'spent';
  readonly wallMs: number;
  readonly amountTiyn: Tiyn;
}

/** A sale that a code names. */
export interface Claim {
  readonly sale: SaleRecord;
  readonly status: ClaimStatus;
  /** In the order in which they happened. */
  readonly paybacks: readonly Payback[];
}

/**
 * `owed`: on record, and nothing but a payment by hand can happen any more; `paid`: all of it went back, or was
 * spent at the machine; `nothing`: not a tenge was ever owed; `under-way`: the kiosk is still at it; `doubtful`: what the bank did nobody can tell by
 * machine; `doubtful-note`: nor where a note is.
 */
export type ClaimStatus = 'owed' | 'paid' | 'nothing' | 'under-way' | 'doubtful' | 'doubtful-note';

/* NOT INDEXED: rows are read where the hash chain was walked. An index that lost one would hide that a debt is paid. */
const CANDIDATES = `SELECT sale_id AS saleId, json_extract(body, '$.claimCode') AS code FROM entries NOT INDEXED
  WHERE kind IN ('debt-recorded', 'refund-intended', 'bill-intended', 'bill-doubtful', 'credit-taken') GROUP BY 1, 2 ORDER BY min(sequence)`;
const SALES = `SELECT ${ENTRY_COLUMNS} FROM entries NOT INDEXED WHERE sale_id IN (SELECT value FROM json_each(?)) ORDER BY sequence`;

const candidateSchema = z.object({ saleId: z.string(), code: z.string().nullable() });

/** Every sale with this code (plain, see `plainCode`), the oldest first. Throws on rows that we never wrote. */
export function findClaims(database: Database.Database, code: string): readonly Claim[] {
  const candidates = database
    .prepare(CANDIDATES)
    .all()
    .map((row) => candidateSchema.parse(row));
  // A refund or a note that took too long showed its code before there was anything to record it with.
  const named = candidates.filter((one) => plainCode(one.code ?? claimCode(one.saleId)) === code);
  const books = newBooks();
  const paybacks = new Map<string, Payback[]>(named.map(({ saleId }) => [saleId, []]));
  for (const row of database.prepare(SALES).iterate(JSON.stringify([...paybacks.keys()]))) {
    const recorded = recordedEntry(row);
    const { entry } = recorded;
    applyEntry(books, recorded);
    if ('saleId' in entry) paybacks.get(entry.saleId)?.push(...paybacksOf(recorded));
  }
  return [...books.sales.values()].filter(mayHaveShownCode).map((sale) => {
    const back = paybacks.get(sale.saleId) ?? [];
    return { sale, status: statusOf(sale, back), paybacks: back };
  });
}

/** What becomes of a sale with entries that are written now. */
export function claimAfter({ sale, paybacks }: Claim, entries: readonly JournalEntry[], wallMs: number): Claim {
  const books = newBooks();
  books.sales.set(sale.saleId, sale);
  for (const entry of entries) applyEntry(books, { entry, wallMs });
  const after = books.sales.get(sale.saleId) ?? sale;
  const back = [...paybacks, ...entries.flatMap((entry) => paybacksOf({ entry, wallMs }))];
  return { sale: after, status: statusOf(after, back), paybacks: back };
}

/** A debt that a refund settles has the refund's own entry. */
function paybacksOf({ entry, wallMs }: Pick<RecordedEntry, 'entry' | 'wallMs'>): readonly Payback[] {
  if (entry.kind === 'credit-given') return [{ how: 'spent', wallMs, amountTiyn: entry.amountTiyn }];
  if (entry.kind === 'refund-done') return [{ how: 'refund', wallMs, amountTiyn: entry.amountTiyn }];
  if (entry.kind === 'debt-settled' && entry.how === 'by-hand')
    return [{ how: 'by-hand', wallMs, amountTiyn: entry.amountTiyn }];
  return [];
}

/** What the notes of a sale come to of which the journal says this. */
export function billsTiyn({ bills }: SaleRecord, wanted: BillRecord['status']): Tiyn {
  return addTiyn(...bills.flatMap(({ status, billTiyn }) => (status === wanted ? [billTiyn] : [])));
}

/** Of most sales with notes nobody ever saw a code: they are no namesakes. */
function mayHaveShownCode({ claimCode: code, refunds, bills, carriedTiyn }: SaleRecord): boolean {
  return (
    code !== null || refunds.length > 0 || carriedTiyn > ZERO_TIYN || bills.some(({ status }) => status === 'intended')
  );
}

function statusOf(sale: SaleRecord, paybacks: readonly Payback[]): ClaimStatus {
  if (isSettled(sale)) {
    if (sale.debtTiyn > ZERO_TIYN) return 'owed';
    return paybacks.length > 0 ? 'paid' : 'nothing';
  }
  const parts: readonly string[] = [...sale.refunds, ...sale.purchases, ...sale.bills].map(({ status }) => status);
  if (parts.some((status) => status === 'intended' || status === 'asked' || status === 'open')) return 'under-way';
  // A person has looked, and paid what was on record; what is in doubt still stays in the journal.
  if (paybacks.some(({ how }) => how === 'by-hand') && owedTiyn(sale) === ZERO_TIYN) return 'paid';
  if (sale.bills.some(({ status }) => status === 'doubtful')) return 'doubtful-note';
  return parts.includes('doubtful') ? 'doubtful' : 'under-way';
}
