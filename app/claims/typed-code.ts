/**
 * Characters that people write instead of those of the alphabet: letters that the codes leave out, and Cyrillic letters
 * that look the same.
 */
const LOOKALIKES: Readonly<Record<string, string>> = {
  O: '0',
  I: '1',
  L: '1',
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: '0',
  Р: 'P',
  С: 'C',
  Т: 'T',
  У: 'Y',
  Ү: 'Y',
  Х: 'X',
  З: '3',
  І: '1',
};

/** Among them what messengers add without showing it, and the minus of a telephone's keyboard. */
const SEPARATORS = /[\s\p{Pd}\p{Cf}\u2212_.]/gu;

/**
 * A code in the form for comparison: upper case, without the hyphen, look-alikes replaced by characters of the
 * alphabet.
 */
export function plainCode(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(SEPARATORS, '')
    .toUpperCase()
    .replaceAll(/\p{L}/gu, (letter) => LOOKALIKES[letter] ?? letter);
}

const PLAIN = /^[0-9A-HJKMNP-TV-Z]{6}$/;

/** Reads a code from a telephone call or a photo; null where the text cannot be one. */
export function readCode(text: string): string | null {
  const plain = plainCode(text);
  return PLAIN.test(plain) ? plain : null;
}

/** The code in the form that the customer's screen shows. */
export function shownCode(plain: string): string {
  return `${plain.slice(0, plain.length / 2)}-${plain.slice(plain.length / 2)}`;
}
