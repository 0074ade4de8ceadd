import { z } from 'zod';

const productId = z.string().min(1).max(64);
/** The text as typed; the door reports its errors. */
const typed = z.string().max(200);

export const productForm = z.strictObject({
  price: typed,
  kk: typed,
  ru: typed,
  en: typed,
  channel: typed,
  capacity: typed,
  categoryKk: typed,
  categoryRu: typed,
  categoryEn: typed,
  /** Empty: the drawing of the product's own id. */
  picture: typed,
  active: z.boolean(),
});
export type ProductForm = z.infer<typeof productForm>;

/** What can be done at the door; a product that is saved without an id is a new one. */
export const productsActions = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('save'), productId: productId.nullable(), form: productForm }),
  z.strictObject({ kind: z.enum(['earlier', 'later', 'remove']), productId }),
  z.strictObject({ kind: z.enum(['refresh', 'undo', 'seen']) }),
]);
export type ProductsAction = z.infer<typeof productsActions>;
