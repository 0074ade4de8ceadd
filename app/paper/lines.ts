import type { PaperLine } from './document.ts';

export const RULE: PaperLine = { kind: 'rule' };
export const SPACE: PaperLine = { kind: 'space' };

/** Two large lines on the narrowest paper, 32 columns: more than that is a headline no longer. */
const MAX_HEADLINE = 32;

/** A block of text with no line breaks of its own, and nothing that a printer would take for a command. */
function printable(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').trim();
}

/** Words from the left edge. */
export function text(words: string): PaperLine {
  return { kind: 'text', text: printable(words), align: 'left', size: 'normal', isBold: false };
}

/** Words in the middle. */
export function centred(words: string, isBold = false): PaperLine {
  return { kind: 'text', text: printable(words), align: 'center', size: 'normal', isBold };
}

/** In the middle, twice as large. */
export function large(words: string): PaperLine {
  return { kind: 'text', text: printable(words), align: 'center', size: 'large', isBold: true };
}

/** Large unless it is too long for that. */
export function headline(words: string): PaperLine {
  return printable(words).length <= MAX_HEADLINE ? large(words) : centred(words, true);
}

/** A name on the left, its value on the right. */
export function pair(left: string, right: string, isBold = false): PaperLine {
  return { kind: 'pair', left: printable(left), right: printable(right), isBold };
}

/** The line of something that may not be known. */
export function optional(value: string | null, line: (known: string) => PaperLine): readonly PaperLine[] {
  return value === null ? [] : [line(value)];
}

/** Whom to call, under the words that say why; nothing where the operator named nobody. */
export function contactLines(why: string, contact: string | null): readonly PaperLine[] {
  return contact === null ? [] : [centred(why), centred(contact, true)];
}
