import { TIYN_PER_TENGE, type Tiyn } from '../../money/money.ts';

/** In front of the first cell: without it a Russian Excel takes UTF-8 for Windows-1251. */
export const BYTE_ORDER_MARK = '\uFEFF';

const SEPARATOR = ';';
const LINE_END = '\r\n';
const DECIMALS = 2;

/** What a spreadsheet computes instead of showing it; the full-width signs count in some of its languages. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/u;
/** What it would turn into a number or a date: long numbers lose digits, and `12E5` becomes a million. */
const MISREAD = /^(\d{16,}|0\d+|\d+([.,]\d+)?[eE]\d+|\d{1,4}[-./]\d{1,2}([-./]\d{1,4})?)$/u;
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;
const TO_BE_QUOTED = /[;"]|^\s|\s$/u;

/** Free text as one cell. An apostrophe stands before what a spreadsheet would compute or read as something else. */
export function textCell(text: string): string {
  const line = text.replaceAll(CONTROLS, ' ');
  const safe = FORMULA.test(line) || MISREAD.test(line) ? `'${line}` : line;
  return TO_BE_QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Tenge with a decimal comma and without groups, as a Russian spreadsheet reads a number: 125050 becomes `1250,50`. */
export function amountCell(amount: Tiyn): string {
  const tenge = Math.trunc(amount / TIYN_PER_TENGE);
  return `${String(tenge)},${String(amount % TIYN_PER_TENGE).padStart(DECIMALS, '0')}`;
}

/** The cells of one line. */
export function csvLine(cells: readonly string[]): string {
  return cells.join(SEPARATOR) + LINE_END;
}
