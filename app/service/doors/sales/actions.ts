import { z } from 'zod';
import { MOST_SEARCHED } from '../../../past/search.ts';

/** The longest number of a sale. */
const MOST_SALE_ID = 64;
/** The periods of the bars; all end with today but `yesterday`. */
export const RANGES = ['today', 'yesterday', 'week', 'month'] as const;
export type Range = (typeof RANGES)[number];

/** What can be done at the door. */
export const salesActions = z.discriminatedUnion('kind', [
  /** An empty text shows all sales. */
  z.strictObject({ kind: z.literal('find'), text: z.string().max(MOST_SEARCHED) }),
  z.strictObject({ kind: z.literal('page'), to: z.enum(['next', 'previous']) }),
  z.strictObject({ kind: z.literal('choose'), saleId: z.string().min(1).max(MOST_SALE_ID) }),
  /** Back to the list. */
  z.strictObject({ kind: z.literal('list') }),
  z.strictObject({ kind: z.literal('bars'), range: z.enum(RANGES) }),
]);
export type SalesAction = z.infer<typeof salesActions>;
