/** What people write for what is on the screen: letters that the codes leave out, and keys of the Cyrillic layout that look the same. */
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
  Х: 'X',
  З: '3',
  І: '1',
};

const SEPARATORS = /[\s\p{Pd}_.]/gu;

/** A code as it is compared: capitals, without the hyphen, look-alikes told apart as the alphabet of the codes does. */
export function plainCode(text: string): string {
  return text
    .replaceAll(SEPARATORS, '')
    .toUpperCase()
    .replaceAll(/\p{L}/gu, (letter) => LOOKALIKES[letter] ?? letter);
}

const PLAIN = /^[0-9A-HJKMNP-TV-Z]{6}$/;

/** Reads a code from a phone line or a photo; null where it cannot be one. */
export function readCode(text: string): string | null {
  const plain = plainCode(text);
  return PLAIN.test(plain) ? plain : null;
}

/** As the customer's screen shows it. */
export function shownCode(plain: string): string {
  return `${plain.slice(0, plain.length / 2)}-${plain.slice(plain.length / 2)}`;
}
