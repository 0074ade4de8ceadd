/** Spaces at which no line may be broken; they look like others on paper. */
const firmSpace = '\u00a0';

/** Text of one line as it may stand on paper: composed letters, no control or invisible characters. */
export function plainText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00a0\u202f\u2007]/gu, firmSpace)
    .replace(/[\s\p{Zs}]/gu, (space) => (space === firmSpace ? space : ' '))
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Variation_Selector}]/gu, '');
}

/** Spaces as a printer has them. */
export function withPlainSpaces(text: string): string {
  return text.replaceAll(firmSpace, ' ');
}

/** Number of cells: one for each character. */
export function widthOf(text: string): number {
  return Array.from(text).length;
}

/** Breaks plain text into rows of at most `width` cells, between words where that is possible; at least one row. */
export function wrap(text: string, width: number): readonly string[] {
  const rows: string[] = [];
  let row = '';
  for (const word of text.split(' ').filter((part) => part !== '')) {
    if (row !== '' && widthOf(row) + 1 + widthOf(word) <= width) {
      row = `${row} ${word}`;
      continue;
    }
    if (row !== '') rows.push(row);
    const [last = '', ...full] = inPieces(word, width).reverse();
    rows.push(...full.reverse());
    row = last;
  }
  return [...rows, row];
}

function inPieces(word: string, width: number): string[] {
  const characters = Array.from(word);
  const pieces: string[] = [];
  for (let start = 0; start < characters.length; start += width)
    pieces.push(characters.slice(start, start + width).join(''));
  return pieces;
}
