/**
 * The code pages that we choose, as printers have them, from byte 80h on. They are written down here a second
 * time, apart from the tables of the encoder: what the one side has wrong, the other one does not confirm.
 */
const firstHigh = 0x80;

/** Russian letters in the order of the alphabet, without Ё. */
const capitals = 'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ';
const smalls = capitals.toLowerCase();

const frames = '░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀';
const cp866 = `${capitals}${smalls.slice(0, 16)}${frames}${smalls.slice(16)}ЁёЄєЇїЎў°∙·√№¤■\u00a0`;

const cp437 = `ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»${frames}αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0`;

const windows1251 = `ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\ufffd™љ›њќћџ\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕї${capitals}${smalls}`;

/** KZ-1048: Windows 1251 with Kazakh letters in other places than the Ukrainian and Serbian ones. */
const kazakhPlaces: readonly (readonly [number, string])[] = [
  [0x8d, 'Қ'],
  [0x9d, 'қ'],
  [0x8e, 'Һ'],
  [0x9e, 'һ'],
  [0xa1, 'Ұ'],
  [0xa2, 'ұ'],
  [0xa3, 'Ә'],
  [0xbc, 'ә'],
  [0xa5, 'Ө'],
  [0xb4, 'ө'],
  [0xaa, 'Ғ'],
  [0xba, 'ғ'],
  [0xaf, 'Ү'],
  [0xbf, 'ү'],
  [0xb2, 'І'],
  [0xb3, 'і'],
  [0xbd, 'Ң'],
  [0xbe, 'ң'],
];
const rk1048 = kazakhPlaces.reduce((page, [byte, letter]) => {
  const characters = Array.from(page);
  characters[byte - firstHigh] = letter;
  return characters.join('');
}, windows1251);

/** A page that can be chosen; `latin` is any other one, of which only the characters below 80h are known. */
export type PageName = 'latin' | 'cp437' | 'cp866' | 'windows1251' | 'rk1048';
const pages: Readonly<Record<PageName, readonly string[]>> = {
  latin: [],
  cp437: Array.from(cp437),
  cp866: Array.from(cp866),
  windows1251: Array.from(windows1251),
  rk1048: Array.from(rk1048),
};

/** What stands for a byte that the chosen page does not have. */
export const noCharacter = '\ufffd';

/** The character of a byte in a page. */
export function characterOf(page: PageName, byte: number): string {
  if (byte < 0x7f) return String.fromCharCode(byte);
  return pages[page][byte - firstHigh] ?? noCharacter;
}

/** Which page lies behind which number of ESC t, by make (spec/peripherals section 5); anything else is `latin`. */
export const pageNumbers = {
  'epson': { 17: 'cp866', 46: 'windows1251', 53: 'rk1048' },
  'epson-before-2010': { 17: 'cp866' },
  'clone': { 17: 'cp866', 23: 'windows1251', 59: 'cp866', 73: 'windows1251' },
  'bixolon': { 17: 'cp866', 28: 'windows1251' },
  'citizen': { 7: 'cp866' },
  'mpt': { 6: 'windows1251', 7: 'cp866' },
  'hp': { 7: 'cp866', 13: 'windows1251', 15: 'rk1048' },
  'latin': {},
} as const satisfies Readonly<Record<string, Readonly<Record<number, PageName>>>>;
export type Make = keyof typeof pageNumbers;

/** Number 0 is the first IBM PC's page on every make. */
const firstPage: Readonly<Record<number, PageName>> = { 0: 'cp437' };

/** The page behind a number. */
export function pageOf(make: Make, number: number): PageName {
  const numbers: Readonly<Record<number, PageName>> = pageNumbers[make];
  return numbers[number] ?? firstPage[number] ?? 'latin';
}
