import { MAX_PRODUCTS } from '../../../config/schema.ts';
import { LANGUAGES } from '../../../language/language.ts';
import { err, ok, type Result } from '../../../result.ts';
import { columnOf, type Columns, type ListColumn } from './list-columns.ts';
import { readRow } from './list-row.ts';
import type { ListedProduct, ListFailure, ListMistake, ListTable, ReadList } from './list-types.ts';

/**
 * Reads a list of products. Every mistake is named with its line and column; a list with one is not taken over.
 * `highest` is the board's last channel, null where it is not known.
 */
export function readList(
  { header, rows, brokenLines }: ListTable,
  highest: number | null,
): Result<ReadList, ListFailure> {
  const found = columnsOf(header);
  if (!found.ok) return found;
  const { columns, ignored } = found.value;
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (filled.length === 0 && brokenLines.length === 0) return failed('no-rows');
  if (filled.length > MAX_PRODUCTS) return failed('too-many', String(filled.length));
  const read = filled.map((row) => readRow(row, { columns, width: header.length, highest }));
  const products = read.flatMap(({ product }) => (product === null ? [] : [product]));
  const mistakes = [
    ...brokenLines.map((line): ListMistake => ({ reason: 'quotes', line, column: null, found: '', limit: null })),
    ...read.flatMap((row) => row.mistakes),
    ...channelsTwice(products, columns),
  ];
  return ok({
    products,
    mistakes: mistakes.toSorted((one, other) => one.line - other.line),
    ignored,
    pictureColumn: columns.get('picture')?.header ?? null,
  });
}

function failed(
  reason: ListFailure['reason'],
  detail = '',
  column: ListColumn | null = null,
): Result<never, ListFailure> {
  return err({ reason, detail, column });
}

function columnsOf(
  header: readonly string[],
): Result<{ readonly columns: Columns; readonly ignored: readonly string[] }, ListFailure> {
  const columns = new Map<ListColumn, { readonly place: number; readonly header: string }>();
  const ignored: string[] = [];
  for (const [place, cell] of header.entries()) {
    const text = cell.trim();
    const column = columnOf(text);
    if (column === null) {
      if (text !== '') ignored.push(text);
    } else if (columns.has(column)) return failed('column-twice', text, column);
    else columns.set(column, { place, header: text });
  }
  const hasName = columns.has('name') || LANGUAGES.some((language) => columns.has(language));
  if (!hasName) return failed('column-missing', '', 'name');
  if (!columns.has('price')) return failed('column-missing', '', 'price');
  return columns.has('channel') ? ok({ columns, ignored }) : failed('column-missing', '', 'channel');
}

/** Two products behind one channel would take each other's pieces. */
function channelsTwice(products: readonly ListedProduct[], columns: Columns): readonly ListMistake[] {
  const first = new Map<number, number>();
  return products.flatMap(({ channel, line }): readonly ListMistake[] => {
    const before = first.get(channel);
    if (before === undefined) first.set(channel, line);
    return before === undefined
      ? []
      : [
          {
            reason: 'channel-twice',
            line,
            column: columns.get('channel')?.header ?? null,
            found: String(channel),
            limit: before,
          },
        ];
  });
}
