import { LANGUAGES, type Language } from '../../../app/language/language.ts';

const PLACE = 'sauda.language';
const DEFAULT: Language = 'ru';

function isLanguage(text: string | null | undefined): text is Language {
  return LANGUAGES.some((language) => language === text);
}

/** The language of last time, otherwise the browser's, otherwise Russian. */
export function storedLanguage(): Language {
  const stored = readPlace();
  if (isLanguage(stored)) return stored;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? DEFAULT;
}

/** Remembers the language, where the browser remembers anything. */
export function storeLanguage(language: Language): void {
  try {
    localStorage.setItem(PLACE, language);
  } catch {
    // A private window: next time it is chosen again.
  }
}

function readPlace(): string | null {
  try {
    return localStorage.getItem(PLACE);
  } catch {
    return null;
  }
}
