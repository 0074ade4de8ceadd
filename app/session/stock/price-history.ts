import { z } from 'zod';
import type { Product } from '../../config/schema.ts';
import type { Tiyn } from '../../money/money.ts';
import { tiynSchema } from '../../money/schema.ts';
import { DAY_MS } from '../../units.ts';

/** A price may be called the earlier one only if customers were asked it for so long, without a break. */
export const STOOD_MS = 14 * DAY_MS;
/** After this time a lower price is simply the price. */
export const TOLD_MS = 14 * DAY_MS;

/** More products than a catalogue has: those that were taken out lately included. */
const MOST_PRODUCTS = 200;

const milliseconds = z.number().int().min(0);

/**
 * What customers were asked for a product. Both durations are those in which the machine ran: a wrong date cannot make
 * them longer.
 */
const askedPriceSchema = z.strictObject({
  priceTiyn: tiynSchema,
  askedMs: milliseconds,
  /** The price before it was lowered, and for how long it has been told. */
  earlier: z.strictObject({ priceTiyn: tiynSchema, toldMs: milliseconds }).nullable(),
});
type AskedPrice = z.infer<typeof askedPriceSchema>;

/** The prices that customers were really asked, by product; the machine writes it, and nobody types it. */
export const priceHistorySchema = z
  .record(z.string().min(1).max(64), askedPriceSchema)
  .refine((all) => Object.keys(all).length <= MOST_PRODUCTS);
export type PriceHistory = Readonly<Record<string, AskedPrice>>;

/** The history after the machine has run for `elapsedMs` with the prices of before, and now has those of `catalogue`. */
export function continuedPrices(
  history: PriceHistory,
  catalogue: readonly Pick<Product, 'id' | 'priceTiyn' | 'active'>[],
  elapsedMs: number,
): PriceHistory {
  // Nobody is asked the price of what is not offered.
  const offered = catalogue.filter(({ active = true }) => active).slice(0, MOST_PRODUCTS);
  return Object.fromEntries(
    offered.map(({ id, priceTiyn }) => {
      const before = Object.hasOwn(history, id) ? history[id] : undefined;
      if (before === undefined) return [id, { priceTiyn, askedMs: 0, earlier: null }];
      return [id, changed(aged(before, elapsedMs), priceTiyn)];
    }),
  );
}

function aged({ priceTiyn, askedMs, earlier }: AskedPrice, elapsedMs: number): AskedPrice {
  const toldMs = (earlier?.toldMs ?? 0) + elapsedMs;
  return {
    priceTiyn,
    askedMs: askedMs + elapsedMs,
    earlier: earlier === null || toldMs >= TOLD_MS ? null : { ...earlier, toldMs },
  };
}

function changed(before: AskedPrice, priceTiyn: Tiyn): AskedPrice {
  if (before.priceTiyn === priceTiyn) return before;
  // A price that is lowered in steps is told with the one that had stood.
  const kept = before.earlier !== null && before.earlier.priceTiyn > priceTiyn ? before.earlier : null;
  const hasStood = before.askedMs >= STOOD_MS && before.priceTiyn > priceTiyn;
  return {
    priceTiyn,
    askedMs: 0,
    earlier: kept ?? (hasStood ? { priceTiyn: before.priceTiyn, toldMs: 0 } : null),
  };
}

/** The earlier prices that may be told now, by product. */
export function earlierPrices(history: PriceHistory): ReadonlyMap<string, Tiyn> {
  return new Map(
    Object.entries(history).flatMap(([id, { earlier }]) => (earlier === null ? [] : [[id, earlier.priceTiyn]])),
  );
}
