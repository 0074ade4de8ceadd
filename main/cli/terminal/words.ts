import { type Language, languageSchema } from '../../../app/language/schema.ts';
import { text } from '../../../app/messages/text.ts';
import type { Problem } from '../../../app/problem.ts';

/** A problem as the technician's sentence. */
export function sentence({ reason, parameters }: Problem, language: Language): string {
  return text(language, `problem.${reason}.technician`, parameters);
}

/** The operating system's language, for when neither an option nor the configuration names one. */
export function systemLanguage(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? '';
  const language = languageSchema.safeParse(locale.slice(0, 2).toLowerCase());
  return language.success ? language.data : 'en';
}
