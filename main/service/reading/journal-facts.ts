import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { addTiyn, subtractTiyn, tiyn, ZERO_TIYN, type Tiyn } from '../../../app/money/money.ts';
import { applyEntry, inDoubtTiyn, newBooks, owedTiyn, type Ledger } from '../../../app/journal/replay.ts';
import { openForReading } from '../../files/open-for-reading.ts';
import { openQueries } from '../../journal/open-sales.ts';
import { ENTRY_COLUMNS, recordedEntry } from '../../journal/rows.ts';
import type { JournalFacts } from './messages.ts';

/** Between two parts the kiosk can truncate its write-ahead log, and other questions are answered. */
const PART = 50_000;

/** Reads the facts of the books; while nothing was written since, the last result is returned. */
export function journalReader(dataDirectory: string): () => Promise<JournalFacts> {
  const file = join(dataDirectory, 'journal.db');
  const debtors = new Debtors();
  let last: JournalFacts | null = null;
  return async () => {
    const { database, close } = openForReading(file);
    try {
      const entries = z
        .number()
        .parse(database.prepare('SELECT coalesce(max(sequence), 0) FROM entries').pluck().get());
      if (last?.entries !== entries) last = await factsOf(database, entries, debtors);
      return last;
    } finally {
      close();
    }
  };
}

async function factsOf(database: Database.Database, entries: number, debtors: Debtors): Promise<JournalFacts> {
  const ledger = openQueries(database).ledger();
  const lost = [...ledger.sales.values()].filter(({ lostInvoicesTiyn }) => lostInvoicesTiyn > ZERO_TIYN);
  const inDoubt = [...ledger.sales.values()].filter(({ bills }) => bills.some(isDoubtful));
  return {
    entries,
    debts: await debtors.owed(database, entries),
    doubts: {
      count: inDoubt.flatMap(({ bills }) => bills.filter(isDoubtful)).length,
      sumTiyn: addTiyn(...inDoubt.map((sale) => subtractTiyn(inDoubtTiyn(sale), sale.lostInvoicesTiyn))),
    },
    invoices: { count: lost.length, sumTiyn: addTiyn(...lost.map(({ lostInvoicesTiyn }) => lostInvoicesTiyn)) },
    notes: notesIn(database, ledger),
  };
}

function isDoubtful({ status }: { readonly status: string }): boolean {
  return status === 'doubtful';
}

/** Sales that owe something. A summary leaves them out, so that they are searched for once, and then only in what is new. */
class Debtors {
  readonly #sales = new Set<string>();
  #until = 0;

  async owed(database: Database.Database, entries: number): Promise<JournalFacts['debts']> {
    const recorded = database
      .prepare("SELECT DISTINCT sale_id FROM entries WHERE sequence > ? AND sequence <= ? AND kind = 'debt-recorded'")
      .pluck();
    while (this.#until < entries) {
      const until = Math.min(entries, this.#until + PART);
      for (const saleId of recorded.all(this.#until, until)) this.#sales.add(z.string().parse(saleId));
      this.#until = until;
      await setImmediate();
    }
    const ofSale = database.prepare(`SELECT ${ENTRY_COLUMNS} FROM entries WHERE sale_id = ? ORDER BY sequence`);
    const owed: Tiyn[] = [];
    for (const saleId of this.#sales) {
      const books = newBooks();
      for (const row of ofSale.all(saleId)) applyEntry(books, recordedEntry(row));
      const sale = books.sales.get(saleId);
      const rest = sale === undefined ? ZERO_TIYN : owedTiyn(sale);
      if (rest > ZERO_TIYN) owed.push(rest);
      else this.#sales.delete(saleId);
    }
    return { count: owed.length, sumTiyn: addTiyn(...owed) };
  }
}

const noteSchema = z.object({ value: z.number().int().nullable() });

/**
 * The notes of the cassette by value. Their number is in the books, so that reading backwards ends at the first of
 * them, regardless of the history's length.
 */
function notesIn(database: Database.Database, { cassette }: Ledger): JournalFacts['notes'] {
  if (cassette.bills === 0) return [];
  const rows = database
    .prepare(
      `SELECT coalesce(json_extract(body, '$.billTiyn'), json_extract(body, '$.amountTiyn')) AS value
       FROM entries WHERE kind IN ('bill-stacked', 'orphan-recorded') ORDER BY sequence DESC LIMIT ?`,
    )
    .all(cassette.bills);
  const counts = new Map<Tiyn, number>();
  for (const row of rows) {
    const { value } = noteSchema.parse(row);
    if (value !== null) counts.set(tiyn(value), (counts.get(tiyn(value)) ?? 0) + 1);
  }
  return [...counts].sort(([one], [other]) => other - one).map(([valueTiyn, count]) => ({ valueTiyn, count }));
}
