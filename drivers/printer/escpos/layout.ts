import type { PaperDocument, PaperLine } from '../../../app/paper/document.ts';
import { unreachable } from '../../../app/result.ts';
import type { TextStyle } from './page-text.ts';
import { plainText, widthOf, withPlainSpaces, wrap } from './plain-text.ts';

/** What is printed at once: a row of characters that fits, or a figure. */
export type Row =
  | ({ readonly kind: 'text'; readonly text: string } & TextStyle)
  | { readonly kind: 'rule' | 'space' }
  | { readonly kind: 'qr'; readonly content: string };

/** A name has at least this part of the line; where the amount is longer, it gets a row of its own. */
const narrowestName = 1 / 3;
/** Cells between a name and its amount. */
const pairGap = 2;

/** The rows of a document on paper with so many columns. */
export function layOut(document: PaperDocument, columns: number): readonly Row[] {
  return document.lines.flatMap((line) => rowsOf(line, columns));
}

function rowsOf(line: PaperLine, columns: number): readonly Row[] {
  switch (line.kind) {
    case 'text':
      return textRows(line, columns);
    case 'pair':
      return pairRows(plainText(line.left), plainText(line.right), columns).map((text) => row(text, line.isBold, 1));
    case 'rule':
    case 'space':
      return [{ kind: line.kind }];
    case 'qr':
      return [line];
    default:
      return unreachable(line);
  }
}

function textRows(
  { text, align, size, isBold }: Extract<PaperLine, { kind: 'text' }>,
  columns: number,
): readonly Row[] {
  const scale = size === 'large' ? 2 : 1;
  const width = Math.floor(columns / scale);
  return wrap(plainText(text), width).map((part) => {
    const indent = align === 'center' ? Math.floor((width - widthOf(part)) / 2) : 0;
    return row(' '.repeat(indent) + part, isBold, scale);
  });
}

function pairRows(left: string, right: string, columns: number): readonly string[] {
  const nameWidth = columns - widthOf(right) - pairGap;
  if (nameWidth < columns * narrowestName) {
    return [...wrap(left, columns), ...wrap(right, columns).map((part) => ' '.repeat(columns - widthOf(part)) + part)];
  }
  const names = [...wrap(left, nameWidth)];
  const last = names.pop() ?? '';
  return [...names, last + ' '.repeat(columns - widthOf(last) - widthOf(right)) + right];
}

function row(text: string, isBold: boolean, scale: 1 | 2): Row {
  return { kind: 'text', text: withPlainSpaces(text), isBold, scale };
}
