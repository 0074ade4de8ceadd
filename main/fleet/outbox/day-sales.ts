import { z } from 'zod';
import type { FleetSale } from '../../../app/fleet/wire/messages.ts';
import type { SoldToday } from '../../../app/fleet/wire/state.ts';
import { dayOf } from '../../../app/journal/days.ts';
import type { Outbox } from './outbox.ts';

const sumsSchema = z.object({ sold: z.number(), soldTiyn: z.number(), refundedTiyn: z.number() });

/** Counts a sale for its day, in the transaction of its message; a later word about it takes the place of the earlier one. */
export function countSale({ database }: Outbox, sale: FleetSale, nowMs: number): void {
  const today = dayOf(nowMs);
  database.prepare('DELETE FROM day_sales WHERE day < ?').run(today);
  const day = dayOf(Date.parse(sale.startedAt));
  if (day < today) return;
  database
    .prepare('INSERT OR REPLACE INTO day_sales (sale_id, day, sold_tiyn, refunded_tiyn) VALUES (?, ?, ?, ?)')
    .run(sale.saleId, day, sale.deliveredTiyn, sale.refundedTiyn);
}

/** What was sold today by the messages so far. */
export function soldToday({ database }: Outbox, nowMs: number): SoldToday {
  const day = dayOf(nowMs);
  const sums = database
    .prepare(
      `SELECT count(*) FILTER (WHERE sold_tiyn > 0) AS sold, coalesce(sum(sold_tiyn), 0) AS soldTiyn,
        coalesce(sum(refunded_tiyn), 0) AS refundedTiyn FROM day_sales WHERE day = ?`,
    )
    .get(day);
  return { day, ...sumsSchema.parse(sums) };
}
