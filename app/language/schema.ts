import { z } from 'zod';
import { LANGUAGES } from './language.ts';

/* The list is in a file without zod, so that the renderer's bundle does not contain a validator that it never uses. */
export { LANGUAGES } from './language.ts';
export type { Language, LocalText } from './language.ts';

export const languageSchema = z.enum(LANGUAGES);
