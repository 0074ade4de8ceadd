import font from '../../../resources/fonts/receipt/font.json' with { type: 'json' };
import type { Paper } from '../../../drivers/printer/stand-in.ts';

const { width: cellWidth, height: cellHeight } = font;
const digitsPerRow = 3;
/** A real-time command inside a picture is taken apart with one more dot. */
const mostExtraDots = 1;
/** What is on paper and is no character of the font. */
const unreadable = '\ufffd';

interface Glyph {
  readonly character: string;
  /** The rows of its cell, top first; the leftmost dot is the highest bit. */
  readonly rows: readonly number[];
}

const glyphs = new Map<string, Glyph>();
/** Letters of two alphabets that look the same are the same on paper: the first one stands for both. */
const lookalikes = new Map<string, string>();
for (const face of [font.regular, font.bold]) {
  for (const [character, digits] of Object.entries(face)) {
    const rows = Array.from({ length: cellHeight }, (_, y) =>
      Number.parseInt(digits.slice(y * digitsPerRow, (y + 1) * digitsPerRow), 16),
    );
    const known = glyphs.get(rows.join());
    if (known === undefined) glyphs.set(rows.join(), { character: lookalikes.get(character) ?? character, rows });
    if (!lookalikes.has(character)) lookalikes.set(character, known?.character ?? character);
  }
}

/** Words as `readPaper` finds them: letters of different alphabets with the same dots become one, spaces are plain. */
export function asOnPaper(words: string): string {
  return Array.from(words.replace(/[\u00a0\u202f]/gu, ' '), (character) => lookalikes.get(character) ?? character).join(
    '',
  );
}

/** Reads the dots of a paper as a person does, whether a line was sent as text or as a picture; no trailing spaces. */
export function readPaper(paper: Paper): readonly string[] {
  const lines: string[] = [];
  for (let top = 0; top < paper.rows.length; top += 1) {
    const scale = [2, 1].find((one) => readLine(paper, top, one) !== null);
    if (scale === undefined) continue;
    lines.push(readLine(paper, top, scale) ?? '');
    top += cellHeight * scale - 1;
  }
  return lines;
}

/** The characters of one line that begins at this row; null where none does. */
function readLine({ rows, width }: Paper, top: number, scale: number): string | null {
  if (top + cellHeight * scale > rows.length) return null;
  let line = '';
  for (let left = 0; left + cellWidth * scale <= width; left += cellWidth * scale) {
    const character = readCell(rows, { left, top, scale });
    if (character === unreadable) return null;
    line += character;
  }
  return line.trim() === '' ? null : line.trimEnd();
}

/** Cells are read many thousand times, and most of them are alike. */
const readCells = new Map<string, string>();

function readCell(
  rows: readonly Uint8Array[],
  { left, top, scale }: { left: number; top: number; scale: number },
): string {
  const found: number[] = [];
  for (let y = 0; y < cellHeight; y += 1) {
    const row = rows[top + y * scale];
    let bits = 0;
    for (let x = 0; x < cellWidth; x += 1) bits = bits * 2 + (row?.[left + x * scale] ?? 0);
    found.push(bits);
  }
  const key = found.join();
  const known = readCells.get(key) ?? nearest(found, key);
  readCells.set(key, known);
  return known;
}

function nearest(found: readonly number[], key: string): string {
  const exact = glyphs.get(key);
  if (exact !== undefined) return exact.character;
  return [...glyphs.values()].find((glyph) => extraDots(found, glyph.rows) <= mostExtraDots)?.character ?? unreadable;
}

/** How many dots there are beside those of the glyph; infinitely many where one of its own is missing. */
function extraDots(found: readonly number[], glyph: readonly number[]): number {
  const misses = glyph.some((bits, y) => (bits & ~(found[y] ?? 0)) !== 0);
  if (misses) return Number.POSITIVE_INFINITY;
  return found.reduce((sum, bits, y) => sum + countBits(bits & ~(glyph[y] ?? 0)), 0);
}

function countBits(bits: number): number {
  return bits === 0 ? 0 : (bits & 1) + countBits(bits >>> 1);
}
