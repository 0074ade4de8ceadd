import font from '../../resources/fonts/receipt/font.json' with { type: 'json' };

/** The cell of a character, in dots: font A of every ESC/POS printer. */
export const cellWidth = font.width;
export const cellHeight = font.height;

const digitsPerRow = 3;
const glyphs = { regular: readGlyphs(font.regular), bold: readGlyphs(font.bold) };

/** Glyph for a character that the font lacks: an empty frame, which cannot be read as another character. */
const box: readonly number[] = Array.from({ length: cellHeight }, (_, y) => {
  if (y < 4 || y > 18) return 0;
  return y < 6 || y > 16 ? 0x7fe : 0x606;
});

/** The rows of a character, top first; the leftmost dot is bit 11. */
export function glyphOf(character: string, isBold: boolean): readonly number[] {
  return glyphs[isBold ? 'bold' : 'regular'].get(character) ?? box;
}

function readGlyphs(rows: Readonly<Record<string, string>>): ReadonlyMap<string, readonly number[]> {
  return new Map(Object.entries(rows).map(([character, digits]) => [character, readRows(digits)]));
}

function readRows(digits: string): readonly number[] {
  return Array.from({ length: cellHeight }, (_, y) =>
    Number.parseInt(digits.slice(y * digitsPerRow, (y + 1) * digitsPerRow), 16),
  );
}
