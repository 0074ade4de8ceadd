/** The languages of the screens, in the order that the law and Kaspi's rules require. */
export const LANGUAGES = ['kk', 'ru', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One text in every language. */
export type LocalText = Readonly<Record<Language, string>>;

/** The short label of each language on the language switch, in that language. */
export const LANGUAGE_LABELS: LocalText = { kk: 'Қаз', ru: 'Рус', en: 'Eng' };

/** The full names, for assistive technology. */
export const LANGUAGE_NAMES: LocalText = { kk: 'Қазақша', ru: 'Русский', en: 'English' };

/** The text in the screen's language. */
export function pick(localText: LocalText, language: Language): string {
  return localText[language];
}
