import { boughtOf } from '../../app/bought.ts';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { claimCode } from '../../app/claim-code.ts';
import { mayHaveShownCode } from '../../app/claims/claim.ts';
import { plainCode } from '../../app/claims/typed-code.ts';
import type { RecordedEntry } from '../../app/journal/entry.ts';
import { sharesOf } from '../../app/journal/money-by-method.ts';
import { isIncome } from '../../app/journal/way.ts';
import { applyEntry, inDoubtTiyn, newBooks, owedTiyn, saleState, type SaleRecord } from '../../app/journal/replay.ts';
import { multiplyTiyn, ZERO_TIYN } from '../../app/money/money.ts';
import { linesOf, priceOf } from '../../app/money/price.ts';
import type { ReadSoFar } from '../../app/past/past.ts';
import { ENTRY_COLUMNS, lastEntry, recordedEntry } from '../journal/rows.ts';
import { cashRowsIn } from './cash-rows.ts';

/** Entries of one step, about fifty sales: a few hundredths of a second, after which questions are answered. */
export const ENTRIES_PER_STEP = 500;

const progressSchema = z.object({ sequence: z.number().int(), hash: z.instanceof(Buffer) });
const saleIdSchema = z.object({ sale_id: z.string() });
const hashSchema = z.object({ hash: z.instanceof(Buffer) }).optional();

const UPSERT = `INSERT INTO sales VALUES (@sequence, @saleId, @externalId, @startedMs, @paidMs, @productId, @name, @quantity, @lines,
    @priceTiyn, @paidTiyn, @cashTiyn, @qrTiyn, @owedTiyn, @doubtTiyn, @noteDoubt, @invoiceDoubt, @state, @code, @codeShown, @isOpen)
  ON CONFLICT (sequence) DO UPDATE SET paid_ms = excluded.paid_ms, paid_tiyn = excluded.paid_tiyn,
    lines = excluded.lines, cash_tiyn = excluded.cash_tiyn, qr_tiyn = excluded.qr_tiyn, owed_tiyn = excluded.owed_tiyn,
    doubt_tiyn = excluded.doubt_tiyn, note_doubt = excluded.note_doubt, invoice_doubt = excluded.invoice_doubt, state = excluded.state, code = excluded.code,
    code_shown = excluded.code_shown, is_open = excluded.is_open`;

/** Whether the list belongs to this journal: a rescued or replaced one may have other entries. */
export function belongsTo(past: Database.Database, journal: Database.Database): boolean {
  const progress = progressOf(past);
  if (progress === null) return true;
  const row = hashSchema.parse(journal.prepare('SELECT hash FROM entries WHERE sequence = ?').get(progress.sequence));
  return row?.hash.equals(progress.hash) === true;
}

/** How far the list is. */
export function readSoFar(past: Database.Database, journal: Database.Database): ReadSoFar {
  return { entries: progressOf(past)?.sequence ?? 0, of: lastEntry(journal).sequence };
}

/** Takes the next entries into the list, in one transaction. Throws where the journal has an impossible order. */
export function takeStep(past: Database.Database, journal: Database.Database): ReadSoFar {
  return journal.transaction(() => {
    const since = progressOf(past)?.sequence ?? 0;
    const end = lastEntry(journal);
    const until = Math.min(end.sequence, since + ENTRIES_PER_STEP);
    if (until === since) return { entries: since, of: end.sequence };
    const saleIds = journal
      .prepare('SELECT DISTINCT sale_id FROM entries WHERE sequence > ? AND sequence <= ? AND sale_id IS NOT NULL')
      .all(since, until)
      .map((row) => saleIdSchema.parse(row).sale_id);
    const ofSale = journal.prepare(`SELECT ${ENTRY_COLUMNS} FROM entries WHERE sale_id = ? ORDER BY sequence`);
    const rows = saleIds.map((saleId) => rowOf(ofSale.all(saleId).map(recordedEntry)));
    const { hash } =
      until === end.sequence
        ? end
        : progressSchema.parse(journal.prepare('SELECT sequence, hash FROM entries WHERE sequence = ?').get(until));
    const loose = journal
      .prepare(
        `SELECT ${ENTRY_COLUMNS} FROM entries WHERE sequence > ? AND sequence <= ?
           AND kind IN ('orphan-recorded', 'orphan-assigned', 'orphan-kept') ORDER BY sequence`,
      )
      .all(since, until)
      .map(recordedEntry);
    const cash = cashRowsIn(journal, since, until);
    past.transaction(() => {
      for (const one of loose) noteOrphan(past, one);
      const keep = past.prepare('INSERT INTO cash_entries VALUES (?, ?) ON CONFLICT DO NOTHING');
      for (const { sequence, kind } of cash) keep.run(sequence, kind);
      const upsert = past.prepare(UPSERT);
      for (const row of rows) upsert.run(row);
      past
        .prepare(
          'INSERT INTO progress VALUES (1, ?, ?) ON CONFLICT DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash',
        )
        .run(until, hash);
    })();
    return { entries: until, of: end.sequence };
  })();
}

function noteOrphan(past: Database.Database, { entry, wallMs }: RecordedEntry): void {
  if (entry.kind === 'orphan-recorded')
    past
      .prepare('INSERT INTO orphans VALUES (?, ?, ?, 1) ON CONFLICT DO NOTHING')
      .run(entry.orphanId, wallMs, entry.amountTiyn);
  if (entry.kind === 'orphan-assigned' || entry.kind === 'orphan-kept')
    past.prepare('UPDATE orphans SET is_open = 0 WHERE orphan_id = ?').run(entry.orphanId);
}

function progressOf(past: Database.Database): z.infer<typeof progressSchema> | null {
  const row = past.prepare('SELECT sequence, hash FROM progress').get();
  return row === undefined ? null : progressSchema.parse(row);
}

function rowOf(entries: readonly RecordedEntry[]): Readonly<Record<string, string | number | null>> {
  const sale = saleOf(entries);
  const shares = sharesOf({ sale, entries });
  const paid = entries.find(isIncome);
  const state = saleState(sale);
  const owed = owedTiyn(sale);
  const isNoteInDoubt = sale.bills.some(({ status }) => status === 'doubtful' || status === 'intended');
  const isInvoiceInDoubt = sale.lostInvoicesTiyn > ZERO_TIYN;
  const bought = boughtOf(sale);
  const isOpen = state !== 'open' && (owed > ZERO_TIYN || isNoteInDoubt || isInvoiceInDoubt);
  return {
    sequence: entries[0]?.sequence ?? 0,
    saleId: sale.saleId,
    externalId: sale.externalId,
    startedMs: sale.startedAtMs,
    paidMs: paid?.wallMs ?? null,
    productId: sale.item.productId,
    name: JSON.stringify(bought.name),
    quantity: bought.quantity,
    lines: linesJson(sale, shares),
    priceTiyn: priceOf(sale),
    paidTiyn: sale.paidTiyn,
    cashTiyn: shares.cash.soldTiyn,
    qrTiyn: shares.cashless.soldTiyn,
    owedTiyn: owed,
    doubtTiyn: inDoubtTiyn(sale),
    noteDoubt: isNoteInDoubt ? 1 : 0,
    invoiceDoubt: isInvoiceInDoubt ? 1 : 0,
    state,
    code: plainCode(sale.claimCode ?? claimCode(sale.saleId)),
    codeShown: mayHaveShownCode(sale) ? 1 : 0,
    isOpen: isOpen ? 1 : 0,
  };
}

/**
 * What was paid for each product of a basket: the first ones use up the notes, as in the totals by method, and the last
 * one has what was paid above the price. Null for a single product.
 */
function linesJson(sale: SaleRecord, { cash, cashless }: ReturnType<typeof sharesOf>): string | null {
  if (sale.further.length === 0) return null;
  const lines = linesOf(sale);
  let cashLeft: number = cash.soldTiyn;
  let cashlessLeft: number = cashless.soldTiyn;
  const parts = lines.map(({ item, quantity }, index) => {
    const value = multiplyTiyn(item.priceTiyn, quantity);
    const isLast = index === lines.length - 1;
    const inCash = isLast ? cashLeft : Math.min(cashLeft, value);
    const inQr = isLast ? cashlessLeft : Math.min(cashlessLeft, value - inCash);
    cashLeft -= inCash;
    cashlessLeft -= inQr;
    return { productId: item.productId, name: JSON.stringify(item.name), cash: inCash, qr: inQr };
  });
  return JSON.stringify(parts);
}

/** The record that these entries of one sale add up to. Throws where they are in an order that no kiosk writes. */
export function saleOf(entries: readonly RecordedEntry[]): SaleRecord {
  const books = newBooks();
  for (const recorded of entries) applyEntry(books, recorded);
  const [sale] = books.sales.values();
  if (sale === undefined) throw new Error('the entries open no sale');
  return sale;
}
