import { z } from 'zod';
import type { LocalText } from '../language/language.ts';

/** The layouts are drawn for names of a little over fifty letters; much longer ones push the price off the card. */
export const MAX_NAME_LENGTH = 60;

/**
 * A character that leaves a mark on the screen. Blanks, control and zero-width characters do not; nor does the blank
 * Braille pattern, which Unicode classifies as a symbol.
 */
const VISIBLE = /[^\s\p{C}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** A text that customers see: not empty, with no blanks around it. */
export function shownText(maxLength: number): z.ZodString {
  return z
    .string()
    .trim()
    .max(maxLength)
    .refine((text) => VISIBLE.test(text), 'text-blank');
}

/** A category stands on a button beside others. */
export const MAX_CATEGORY_LENGTH = 30;

/** A name in the kiosk's languages. A missing one falls back to the first that is present. */
export const localNameSchema = localTextSchema(MAX_NAME_LENGTH);

/** What a product belongs to, in the same spelling for all of its products. */
export const categorySchema = localTextSchema(MAX_CATEGORY_LENGTH);

function localTextSchema(maxLength: number): z.ZodType<LocalText> {
  const name = shownText(maxLength);
  return z
    .union([name, z.strictObject({ kk: name.optional(), ru: name.optional(), en: name.optional() })])
    .transform((value, context) => {
      if (typeof value === 'string') return { kk: value, ru: value, en: value };
      const fallback = value.ru ?? value.kk ?? value.en;
      if (fallback === undefined) {
        context.addIssue({ code: 'custom', message: 'name-empty' });
        return z.NEVER;
      }
      return { kk: value.kk ?? fallback, ru: value.ru ?? fallback, en: value.en ?? fallback };
    });
}
