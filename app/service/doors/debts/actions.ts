import { z } from 'zod';
import { INVOICE_OUTCOMES } from '../../../claims/invoice.ts';
import { ZERO_TIYN } from '../../../money/money.ts';
import { tiynSchema } from '../../../money/schema.ts';
import { MOST_SEARCHED } from '../../../past/search.ts';

/** The longest number of a sale. */
const MOST_SALE_ID = 64;

/** What can be done at the door. */
export const debtsActions = z.discriminatedUnion('kind', [
  /** An empty text shows everything that is open. */
  z.strictObject({ kind: z.literal('find'), text: z.string().max(MOST_SEARCHED) }),
  z.strictObject({ kind: z.literal('page'), to: z.enum(['next', 'previous']) }),
  z.strictObject({ kind: z.literal('choose'), saleId: z.string().min(1).max(MOST_SALE_ID) }),
  /** Back to the list. */
  z.strictObject({ kind: z.literal('unchoose') }),
  /** `amountTiyn` is the debt on the screen: if it has changed by now, nothing is paid. */
  z.strictObject({ kind: z.literal('pay'), amountTiyn: z.number().int().positive() }),
  /** Looks at money that belongs to no sale; `assign` and `keep` decide about it. */
  z.strictObject({ kind: z.literal('choose-loose'), orphanId: z.string().min(1).max(MOST_SALE_ID) }),
  z.strictObject({ kind: z.literal('assign'), saleId: z.string().min(1).max(MOST_SALE_ID) }),
  z.strictObject({ kind: z.literal('keep') }),
  /** By the bank, once more. */
  z.strictObject({ kind: z.literal('refund'), amountTiyn: z.number().int().positive() }),
  /**
   * What somebody has seen at the service of the lost invoice; `amountTiyn` is the one on the screen. `paidTiyn`: what
   * was paid for it, where that is another amount.
   */
  z.strictObject({
    kind: z.literal('invoice'),
    outcome: z.enum(INVOICE_OUTCOMES),
    amountTiyn: z.number().int().positive(),
    paidTiyn: tiynSchema.refine((typed) => typed > ZERO_TIYN).exactOptional(),
  }),
]);
export type DebtsAction = z.infer<typeof debtsActions>;
