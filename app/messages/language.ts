import { z } from 'zod';
import { LANGUAGES } from './languages.ts';

/* The list itself stands apart without zod, so that the renderer's bundle does not carry a validator it never uses. */
export { LANGUAGE_LABELS, LANGUAGE_NAMES, LANGUAGES, pick } from './languages.ts';
export type { Language, LocalText } from './languages.ts';

export const languageSchema = z.enum(LANGUAGES);
