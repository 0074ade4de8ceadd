import type Database from 'better-sqlite3';
import { z } from 'zod';
import { shownCode } from '../../app/claims/typed-code.ts';
import { languageSchema } from '../../app/language/schema.ts';
import { KAZAKHSTAN_OFFSET_MS } from '../../app/journal/days.ts';
import { tiynSchema } from '../../app/money/schema.ts';
import { ZERO_TIYN } from '../../app/money/money.ts';
import {
  MOST_LOOSE,
  SALES_PER_PAGE,
  type LooseMoney,
  type OpenSums,
  type PastPage,
  type PastQuery,
  type PastSale,
  type SoldBar,
} from '../../app/past/past.ts';
import { DAY_MS } from '../../app/units.ts';
import { cashRow } from './cash-rows.ts';
import type { KnownCash } from './read-cash.ts';

const COLUMNS = `sequence, sale_id, started_ms, name, quantity, price_tiyn, paid_tiyn, owed_tiyn, doubt_tiyn, note_doubt, invoice_doubt,
  state, code`;

const nameSchema = z.record(languageSchema, z.string());

const saleSchema = z
  .object({
    sequence: z.number(),
    sale_id: z.string(),
    started_ms: z.number(),
    name: z.string(),
    quantity: z.number(),
    price_tiyn: tiynSchema,
    paid_tiyn: tiynSchema,
    owed_tiyn: tiynSchema,
    doubt_tiyn: tiynSchema,
    note_doubt: z.number(),
    invoice_doubt: z.number(),
    state: z.enum(['open', 'unresolved', 'debt', 'closed']),
    code: z.string(),
  })
  .transform((row): PastSale => ({
    sequence: row.sequence,
    saleId: row.sale_id,
    startedAtMs: row.started_ms,
    name: nameSchema.parse(JSON.parse(row.name)),
    quantity: row.quantity,
    priceTiyn: row.price_tiyn,
    paidTiyn: row.paid_tiyn,
    owedTiyn: row.owed_tiyn,
    inDoubtTiyn: row.doubt_tiyn,
    state: row.state,
    claimCode: shownCode(row.code),
    isNoteInDoubt: row.note_doubt === 1,
    isInvoiceInDoubt: row.invoice_doubt === 1,
  }));

/** One thing that a search may mean; each has an index that gives the newest first, so that none reads what is not shown. */
interface Meaning {
  readonly where: string;
  readonly values: readonly (string | number)[];
}

/** A page of the list, the newest first. `saleIdOf` finds the sale of a payment service's number. */
export function findPage(
  past: Database.Database,
  query: PastQuery,
  saleIdOf: (qrPaymentId: string) => string | null,
): Pick<PastPage, 'sales' | 'hasMore'> {
  const found = new Map<number, PastSale>();
  for (const { where, values } of meanings(query, saleIdOf)) {
    const rows = past
      .prepare(`SELECT ${COLUMNS} FROM sales WHERE (${where}) AND sequence < ? ORDER BY sequence DESC LIMIT ?`)
      .all(...values, query.beforeSequence ?? Number.MAX_SAFE_INTEGER, SALES_PER_PAGE + 1);
    for (const row of rows) {
      const sale = saleSchema.parse(row);
      found.set(sale.sequence, sale);
    }
  }
  const sales = [...found.values()].sort((one, other) => other.sequence - one.sequence);
  return { sales: sales.slice(0, SALES_PER_PAGE), hasMore: sales.length > SALES_PER_PAGE };
}

function meanings({ of, search }: PastQuery, saleIdOf: (qrPaymentId: string) => string | null): readonly Meaning[] {
  if (search === null) return [{ where: of === 'open' ? 'is_open = 1' : '1', values: [] }];
  const { code, amountTiyn, number, times } = search;
  const own = number === null ? null : saleIdOf(number);
  if (of === 'open') return openMeanings(search, own);
  return [
    ...(code === null ? [] : [{ where: 'code = ?', values: [code] }]),
    ...(number === null ? [] : [{ where: 'external_id = ?', values: [number] }]),
    ...(own === null ? [] : [{ where: 'sale_id = ?', values: [own] }]),
    ...(amountTiyn === null
      ? []
      : [
          { where: 'price_tiyn = ?', values: [amountTiyn] },
          { where: 'paid_tiyn = ? AND paid_tiyn <> price_tiyn AND paid_tiyn > 0', values: [amountTiyn] },
        ]),
    ...times.map(({ fromMs, untilMs }) => ({ where: 'started_ms >= ? AND started_ms < ?', values: [fromMs, untilMs] })),
  ];
}

/** A code also finds settled sales: the customer's question is then when it was paid. */
function openMeanings(
  { code, amountTiyn, number, times }: NonNullable<PastQuery['search']>,
  own: string | null,
): readonly Meaning[] {
  return [
    ...(code === null ? [] : [{ where: 'code = ? AND code_shown = 1', values: [code] }]),
    ...(own === null ? [] : [{ where: 'sale_id = ? AND code_shown = 1', values: [own] }]),
    ...(number === null ? [] : [{ where: 'external_id = ? AND code_shown = 1', values: [number] }]),
    ...(amountTiyn === null
      ? []
      : [
          {
            where: 'is_open = 1 AND (owed_tiyn = ? OR doubt_tiyn = ? OR price_tiyn = ?)',
            values: [amountTiyn, amountTiyn, amountTiyn],
          },
        ]),
    ...times.map(({ fromMs, untilMs }) => ({
      where: 'is_open = 1 AND started_ms >= ? AND started_ms < ?',
      values: [fromMs, untilMs],
    })),
  ];
}

const sumsSchema = z.object({ owed: z.number(), owedTiyn: tiynSchema, inDoubt: z.number() });

/** What is open in all. */
export function openSums(past: Database.Database): OpenSums {
  const sums = sumsSchema.parse(
    past
      .prepare(
        `SELECT coalesce(sum(owed_tiyn > 0), 0) AS owed, coalesce(sum(owed_tiyn), 0) AS owedTiyn,
           coalesce(sum(note_doubt + invoice_doubt), 0) AS inDoubt FROM sales WHERE is_open = 1`,
      )
      .get(),
  );
  const loose = past
    .prepare('SELECT orphan_id, at_ms, amount_tiyn FROM orphans WHERE is_open = 1 ORDER BY at_ms DESC LIMIT ?')
    .all(MOST_LOOSE)
    .map((row) => looseSchema.parse(row));
  return { ...sums, loose };
}

const looseSchema = z
  .object({ orphan_id: z.string(), at_ms: z.number(), amount_tiyn: tiynSchema.nullable() })
  .transform((row): LooseMoney => ({ orphanId: row.orphan_id, atMs: row.at_ms, amountTiyn: row.amount_tiyn }));

/** The most products beside one another. */
const MOST_PRODUCTS = 12;

const daySchema = z.object({ day: z.number(), sales: z.number(), cash: tiynSchema, qr: tiynSchema });
const productSchema = z.object({
  key: z.string(),
  name: z.string(),
  sales: z.number(),
  cash: tiynSchema,
  qr: tiynSchema,
});

/** What was paid for from a moment until another, by the day of the first payment, as the totals of `reconcile` have it. */
export function soldBars(
  past: Database.Database,
  { fromMs, untilMs }: { readonly fromMs: number; readonly untilMs: number },
): { readonly days: readonly SoldBar[]; readonly products: readonly SoldBar[] } {
  const days = past
    .prepare(
      `SELECT CAST((paid_ms + ?) / ? AS INTEGER) AS day, count(*) AS sales, sum(cash_tiyn) AS cash, sum(qr_tiyn) AS qr
       FROM sales WHERE paid_ms >= ? AND paid_ms < ? GROUP BY 1 ORDER BY 1`,
    )
    .all(KAZAKHSTAN_OFFSET_MS, DAY_MS, fromMs, untilMs)
    .map((row) => daySchema.parse(row));
  const byDay = new Map(days.map((one) => [one.day, one]));
  const first = Math.floor((fromMs + KAZAKHSTAN_OFFSET_MS) / DAY_MS);
  const count = Math.round((untilMs - fromMs) / DAY_MS);
  const products = past
    .prepare(
      `SELECT key, max(name) AS name, count(*) AS sales, sum(cash) AS cash, sum(qr) AS qr FROM (
         SELECT product_id AS key, name, cash_tiyn AS cash, qr_tiyn AS qr
           FROM sales WHERE paid_ms >= ? AND paid_ms < ? AND lines IS NULL
         UNION ALL
         SELECT value ->> 'productId', value ->> 'name', value ->> 'cash', value ->> 'qr'
           FROM sales, json_each(sales.lines) WHERE paid_ms >= ? AND paid_ms < ? AND lines IS NOT NULL
       ) GROUP BY 1 ORDER BY sum(cash) + sum(qr) DESC LIMIT ?`,
    )
    .all(fromMs, untilMs, fromMs, untilMs, MOST_PRODUCTS)
    .map((row) => productSchema.parse(row));
  return {
    days: Array.from({ length: count }, (_, index) => {
      const found = byDay.get(first + index);
      return {
        key: new Date((first + index) * DAY_MS).toISOString().slice(0, 'yyyy-mm-dd'.length),
        name: null,
        sales: found?.sales ?? 0,
        cashTiyn: found?.cash ?? ZERO_TIYN,
        qrTiyn: found?.qr ?? ZERO_TIYN,
      };
    }),
    products: products.map(({ key, name, sales, cash, qr }) => ({
      key,
      name: nameSchema.parse(JSON.parse(name)),
      sales,
      cashTiyn: cash,
      qrTiyn: qr,
    })),
  };
}

/** The entries about cash that the list has taken in, up to `until`. */
export function knownCash(past: Database.Database, until: number): KnownCash {
  const rows = past.prepare(
    `SELECT sequence, kind FROM cash_entries
       WHERE kind IN (SELECT value FROM json_each(?)) AND sequence >= ? AND sequence <= ? ORDER BY sequence`,
  );
  return { until, rows: (kinds, from) => rows.all(JSON.stringify(kinds), from, until).map(cashRow) };
}
