import type { Language } from '../../app/language/language.ts';
import type { Frame } from '../../app/session/view/view.ts';
import { pixelsPerMillimetre } from './physical-size.ts';
import { writeTextSize } from './text-size.ts';

/** Sets the language for assistive technology, and for the style sheets the size of a millimetre and the colours. */
export function writeFrame({
  language,
  diagonalInches,
  look,
  largeText = false,
}: {
  readonly language: Language;
  readonly diagonalInches: number;
  /** Absent in the menu, which leaves the customer's as they are. */
  readonly look?: Frame['look'];
  /** Absent in the menu, whose words are large enough for its own work. */
  readonly largeText?: boolean;
}): void {
  const page = document.documentElement;
  page.lang = language;
  const millimetre = pixelsPerMillimetre(diagonalInches, window.innerWidth, window.innerHeight);
  page.style.setProperty('--mm', `${millimetre.toFixed(3)}px`);
  writeTextSize(largeText);
  if (look === undefined) return;
  writeColour(page, '--operator', look.colours?.colour);
  writeColour(page, '--on-operator', look.colours?.ink);
}

function writeColour(page: HTMLElement, name: string, colour: string | undefined): void {
  if (colour === undefined) page.style.removeProperty(name);
  else page.style.setProperty(name, colour);
}
