import { dayOf } from '../../journal/days.ts';
import { DAY_MS } from '../../units.ts';
import type { Machine } from './machine.ts';

/** What a machine sold on the day. Amounts in tiyn. */
export interface Sold {
  readonly sold: number;
  readonly soldTiyn: number;
  readonly refundedTiyn: number;
}

/** A sale is told about so soon after its end. */
const TOLD_WITHIN_MS = 2_000;

/**
 * What a machine sold on the day that began at `dayMs`: what it has told itself, which the broker keeps, and what was heard
 * of it since. Where it told nothing of this day, what was heard.
 */
export function soldOn({ lastOnline, sales }: Pick<Machine, 'lastOnline' | 'sales'>, dayMs: number): Sold {
  const told = lastOnline?.today ?? null;
  if (lastOnline === null || told === null || told.day !== dayOf(dayMs + DAY_MS / 2)) return sales;
  let { sold, soldTiyn, refundedTiyn } = told;
  for (const { sale, place } of sales.bySale.values()) {
    const isCounted = place.series === lastOnline.series && place.sequence <= lastOnline.sequence;
    // A later word about a sale that had ended by then; its own sum is right again with the next state.
    const hadEnded = Date.parse(sale.endedAt ?? sale.startedAt) < lastOnline.at - TOLD_WITHIN_MS;
    if (isCounted || hadEnded) continue;
    if (sale.deliveredTiyn > 0) sold += 1;
    soldTiyn += sale.deliveredTiyn;
    refundedTiyn += sale.refundedTiyn;
  }
  return { sold, soldTiyn, refundedTiyn };
}
