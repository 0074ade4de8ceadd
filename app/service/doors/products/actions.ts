import { z } from 'zod';
import { MAX_CHANNEL } from '../../../config/schema.ts';
import { TEMPLATES } from './list-templates.ts';

const channel = z.number().int().min(1).max(MAX_CHANNEL);
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
  z.strictObject({ kind: z.enum(['refresh', 'seen']) }),
  z.strictObject({ kind: z.literal('undo') }),
  /** What is behind two channels changes places; the other one may be free. */
  z.strictObject({ kind: z.literal('swap'), channel, other: channel }),
  z.strictObject({ kind: z.literal('pulse'), channel }),
  z.strictObject({ kind: z.literal('answer'), channel, answer: z.enum(['out', 'not-out', 'none']) }),
  z.strictObject({ kind: z.enum(['list-open', 'list-look', 'list-close']) }),
  z.strictObject({ kind: z.literal('list-take') }),
  z.strictObject({ kind: z.literal('list-read'), index: z.number().int().min(0) }),
  z.strictObject({ kind: z.literal('template'), template: z.enum(TEMPLATES) }),
]);
export type ProductsAction = z.infer<typeof productsActions>;
