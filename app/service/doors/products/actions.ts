import { z } from 'zod';

/** What can be done at the door. */
export const productsActions = z.strictObject({ kind: z.literal('refresh') });
export type ProductsAction = z.infer<typeof productsActions>;
