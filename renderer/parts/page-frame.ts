import type { Language } from '../../app/language/language.ts';
import { pixelsPerMillimetre } from './physical-size.ts';

/** Sets the language for assistive technology and the size of a millimetre for the style sheets. */
export function writeFrame({
  language,
  diagonalInches,
}: {
  readonly language: Language;
  readonly diagonalInches: number;
}): void {
  const page = document.documentElement;
  page.lang = language;
  const millimetre = pixelsPerMillimetre(diagonalInches, window.innerWidth, window.innerHeight);
  page.style.setProperty('--mm', `${millimetre.toFixed(3)}px`);
}
