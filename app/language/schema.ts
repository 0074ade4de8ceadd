import { z } from 'zod';
import { LANGUAGES } from './language.ts';

/* The list itself stands apart without zod, so that the renderer's bundle does not carry a validator it never uses. */
export { LANGUAGES } from './language.ts';
export type { Language, LocalText } from './language.ts';

export const languageSchema = z.enum(LANGUAGES);
