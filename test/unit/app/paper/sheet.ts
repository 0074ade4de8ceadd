import type { PaperDocument, PaperLine } from '../../../../app/paper/document.ts';

/* A narrow printer made of text, so that tests can look at the paper as a customer does. */

export const COLUMNS = 32;

/** Breaks at ordinary spaces alone; a word that is too long stands out, and tests see it. */
function wrap(text: string, columns: number): readonly string[] {
  const rows: string[] = [];
  for (const word of text.split(' ')) {
    const last = rows.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= columns) rows[rows.length - 1] = `${last} ${word}`;
    else rows.push(word);
  }
  return rows;
}

function centre(row: string, columns: number): string {
  return `${' '.repeat(Math.max(0, Math.floor((columns - row.length) / 2)))}${row}`;
}

function rowsOf(line: PaperLine): readonly string[] {
  switch (line.kind) {
    case 'rule':
      return ['-'.repeat(COLUMNS)];
    case 'space':
      return [''];
    case 'qr':
      return [`[${line.content}]`];
    case 'pair': {
      const names = wrap(line.left, COLUMNS - line.right.length - 1);
      const last = names.at(-1) ?? '';
      return [...names.slice(0, -1), `${last}${' '.repeat(COLUMNS - last.length - line.right.length)}${line.right}`];
    }
    case 'text': {
      // A large letter takes two columns; it is written here with a space behind it.
      const isLarge = line.size === 'large';
      const rows = wrap(line.text, isLarge ? COLUMNS / 2 : COLUMNS).map((row) =>
        isLarge ? row.replace(/(?<=.)(?=.)/gu, ' ') : row,
      );
      return line.align === 'center' ? rows.map((row) => centre(row, COLUMNS)) : rows;
    }
  }
}

/** The rows of a paper 32 columns wide, with ordinary spaces. */
export function sheetOf({ lines }: PaperDocument): readonly string[] {
  return lines.flatMap(rowsOf).map((row) => row.replaceAll('\u00a0', ' '));
}

/** Every text on it. */
export function textsOf({ lines }: PaperDocument): readonly string[] {
  return lines.flatMap((line) =>
    line.kind === 'text' ? [line.text] : line.kind === 'pair' ? [line.left, line.right] : [],
  );
}

/** Tiyn of an amount as it is written, read back digit by digit; null where it is none. */
export function amountOn(text: string): number | null {
  const [, tenge, decimals] = /^([\d\u00a0]+)(?:,(\d{2}))?\u00a0₸$/.exec(text) ?? [];
  return tenge === undefined ? null : Number(tenge.replaceAll('\u00a0', '')) * 100 + Number(decimals ?? '0');
}
