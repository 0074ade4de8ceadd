import { z } from 'zod';

/** The longest names that the layouts are drawn for have a little over fifty letters; many more push the price off the card. */
export const MAX_NAME_LENGTH = 60;

/** Blanks, control and zero-width characters leave nothing on the screen; nor does Braille's blank, a symbol by its class. */
const VISIBLE = /[^\s\p{C}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** A text that customers see: without blanks around it, and with something in it. */
export function shownText(maxLength: number): z.ZodString {
  return z
    .string()
    .trim()
    .max(maxLength)
    .refine((text) => VISIBLE.test(text), 'text-blank');
}

const name = shownText(MAX_NAME_LENGTH);

/** A name in the kiosk's languages; a missing one falls back to the first that is there. */
export const localNameSchema = z
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
