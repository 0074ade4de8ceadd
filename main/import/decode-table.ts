import { decodeUtf8 } from '../config/read-text.ts';
import { decodeText } from '../files/decode-text.ts';

const UTF16_MARKS = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])];

/**
 * The text of a table as spreadsheets save it: UTF-8 with or without its mark, UTF-16, else Windows-1251, which Russian
 * programs write without saying so. The mark is not part of the text.
 */
export function decodeTable(bytes: Buffer): string {
  if (UTF16_MARKS.some((mark) => bytes.subarray(0, mark.length).equals(mark))) return decodeText(bytes);
  const text = decodeUtf8(bytes);
  if (text !== null) return text.replace(/^\uFEFF/, '');
  const other = decodeText(bytes);
  return other.includes('\uFFFD') || other.includes('\0') ? new TextDecoder('windows-1251').decode(bytes) : other;
}
