import { decodeUtf8 } from '../config/read-text.ts';
import { decodeText } from '../files/decode-text.ts';

/**
 * What Windows-1251 has in the places of the Kazakh letters of KZ-1048, which is the same otherwise. No Russian or Kazakh
 * word has the letters on the left.
 */
const KAZAKH_LETTERS = new Map(
  [...'ЌҚЋҺќқћһЎҰўұЈӘҐӨЄҒЇҮґөєғјәЅҢѕңїү'.matchAll(/(.)(.)/gu)].map(([, own, kazakh]) => [own, kazakh]),
);

const UTF16_MARKS = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])];

/**
 * The text of a table as spreadsheets save it: UTF-8 with or without its mark, UTF-16, else Windows-1251 or the Kazakh
 * KZ-1048, which programs write without saying so. The mark is not part of the text.
 */
export function decodeTable(bytes: Buffer): string {
  if (UTF16_MARKS.some((mark) => bytes.subarray(0, mark.length).equals(mark))) return decodeText(bytes);
  const text = decodeUtf8(bytes);
  if (text !== null) return text.replace(/^\uFEFF/, '');
  const other = decodeText(bytes);
  return other.includes('\uFFFD') || other.includes('\0') ? inCodePage(bytes) : other;
}

function inCodePage(bytes: Buffer): string {
  const text = new TextDecoder('windows-1251').decode(bytes);
  return text.replaceAll(/\p{Script=Cyrillic}/gu, (letter) => KAZAKH_LETTERS.get(letter) ?? letter);
}
