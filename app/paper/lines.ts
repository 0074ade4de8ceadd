import type { PaperLine } from './document.ts';

export const RULE: PaperLine = { kind: 'rule' };
export const SPACE: PaperLine = { kind: 'space' };

/** Two large lines on the narrowest paper, which has 32 columns. */
const MAX_HEADLINE = 32;

/** Text without line breaks and without characters that a printer would interpret as commands. */
function printable(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').trim();
}

/** A left-aligned line. */
export function text(words: string): PaperLine {
  return { kind: 'text', text: printable(words), align: 'left', size: 'normal', isBold: false };
}

/** A centred line. */
export function centred(words: string, isBold = false): PaperLine {
  return { kind: 'text', text: printable(words), align: 'center', size: 'normal', isBold };
}

/** A centred line of twice the size. */
export function large(words: string): PaperLine {
  return { kind: 'text', text: printable(words), align: 'center', size: 'large', isBold: true };
}

/** A large line, or a normal one if the words are too long for that. */
export function headline(words: string): PaperLine {
  return printable(words).length <= MAX_HEADLINE ? large(words) : centred(words, true);
}

/** A label on the left and its value on the right. */
export function pair(left: string, right: string, isBold = false): PaperLine {
  return { kind: 'pair', left: printable(left), right: printable(right), isBold };
}

/** The line of a value, or nothing where the value is unknown. */
export function optional(value: string | null, line: (known: string) => PaperLine): readonly PaperLine[] {
  return value === null ? [] : [line(value)];
}

/** The operator's contact after a sentence that says why to call; nothing where the operator gave none. */
export function contactLines(why: string, contact: string | null): readonly PaperLine[] {
  return contact === null ? [] : [centred(why), centred(contact, true)];
}
