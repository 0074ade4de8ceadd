import { MAX_CHANNEL, MAX_PIECES } from '../../../config/schema.ts';
import { MAX_CATEGORY_LENGTH, MAX_NAME_LENGTH, shownText } from '../../../config/shown-text.ts';
import { LANGUAGES, type Language } from '../../../language/language.ts';
import { TIYN_PER_TENGE } from '../../../money/money.ts';
import { typedPrice } from './typed-price.ts';
import type { Columns, ListColumn } from './list-columns.ts';
import type { ListedProduct, ListMistake, ListMistakeReason } from './list-types.ts';

/** What of a cell a sentence repeats. */
const MOST_SHOWN = 40;
/** A spreadsheet would calculate it: it is refused, not guessed at. */
const FORMULA = /^[=+@-]/;
/** What a program leaves of a Kazakh letter that its code page does not have. */
const LOST_LETTER = /\?\p{L}/u;
const UNIT = /\s*(₸|тг\.?|тенге|теңге|tenge|kzt)$/i;
const CATEGORY_COLUMNS = { kk: 'categoryKk', ru: 'categoryRu', en: 'categoryEn' } as const satisfies Record<
  Language,
  ListColumn
>;

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

interface Frame {
  readonly columns: Columns;
  readonly width: number;
  readonly highest: number | null;
}

/** One line of a list; without a product where something is wrong with it. */
export function readRow(
  row: Row,
  frame: Frame,
): { readonly product: ListedProduct | null; readonly mistakes: readonly ListMistake[] } {
  const reader = new RowReader(row, frame);
  const product = reader.read();
  return { product: reader.mistakes.length === 0 ? product : null, mistakes: reader.mistakes };
}

class RowReader {
  readonly mistakes: ListMistake[] = [];
  readonly #row: Row;
  readonly #frame: Frame;

  constructor(row: Row, frame: Frame) {
    this.#row = row;
    this.#frame = frame;
  }

  read(): ListedProduct {
    const { line, cells } = this.#row;
    const { width } = this.#frame;
    // A decimal comma without quotation marks moves everything behind it by one cell.
    if (cells.slice(width).some((cell) => cell.trim() !== '')) this.#wrong('cells', null, String(cells.length), width);
    const names = this.#inLanguages({ kk: 'kk', ru: 'ru', en: 'en' }, (column) => this.#name(column));
    const name = this.#name('name');
    if (name === undefined && Object.keys(names).length === 0) this.#nameMissing();
    const category = this.#inLanguages(CATEGORY_COLUMNS, (column) => this.#category(column));
    const shared = this.#category('category');
    const product = {
      line,
      names,
      name,
      category: shared === undefined ? category : { kk: shared, ru: shared, en: shared, ...category },
      priceTenge: this.#price(),
      channel: this.#channel(),
      stock: this.#whole('stock', 0),
      capacity: this.#whole('capacity', 1),
      picture: this.#text('picture'),
    };
    const { stock, capacity } = product;
    if (stock !== undefined && capacity !== undefined && stock > capacity)
      this.#wrong('stock-over-capacity', 'stock', String(stock), capacity);
    return product;
  }

  #wrong(reason: ListMistakeReason, column: ListColumn | null, found: string, limit: number | null = null): void {
    const { line } = this.#row;
    const header = column === null ? null : (this.#frame.columns.get(column)?.header ?? null);
    this.mistakes.push({ reason, line, column: header, found: found.slice(0, MOST_SHOWN), limit });
  }

  /** Empty where the column or its cell is. */
  #cell(column: ListColumn): string {
    const place = this.#frame.columns.get(column)?.place;
    const text = place === undefined ? '' : (this.#row.cells[place] ?? '');
    return text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
  }

  /** Undefined where the cell is empty, or a formula, which is a mistake. */
  #text(column: ListColumn): string | undefined {
    const text = this.#cell(column);
    if (text === '') return undefined;
    if (!FORMULA.test(text)) return text;
    this.#wrong('formula', column, text);
    return undefined;
  }

  #inLanguages<C extends ListColumn>(
    columns: Readonly<Record<Language, C>>,
    read: (column: C) => string | undefined,
  ): Readonly<Partial<Record<Language, string>>> {
    return Object.fromEntries(
      LANGUAGES.flatMap((language) => {
        const text = read(columns[language]);
        return text === undefined ? [] : [[language, text]];
      }),
    );
  }

  #name(column: ListColumn): string | undefined {
    const text = this.#text(column);
    if (text === undefined) return undefined;
    if (text.length > MAX_NAME_LENGTH) this.#wrong('name-long', column, text, MAX_NAME_LENGTH);
    else if (!shownText(MAX_NAME_LENGTH).safeParse(text).success) this.#wrong('name-blank', column, text);
    else if (/kaspi/i.test(text)) this.#wrong('name-kaspi', column, text);
    else if (LOST_LETTER.test(text)) this.#wrong('letters-lost', column, text);
    return text;
  }

  /** Only where no other mistake says already why there is no name. */
  #nameMissing(): void {
    const [column] = (['name', 'ru', 'kk', 'en'] as const).filter((one) => this.#frame.columns.has(one));
    if (!this.mistakes.some(({ reason }) => reason === 'formula')) this.#wrong('name-missing', column ?? null, '');
  }

  #category(column: ListColumn): string | undefined {
    const text = this.#text(column);
    if (text !== undefined && text.length > MAX_CATEGORY_LENGTH)
      this.#wrong('category-long', column, text, MAX_CATEGORY_LENGTH);
    return text;
  }

  #price(): number {
    const text = this.#cell('price').replace(UNIT, '');
    const price = typedPrice(text);
    if (price.ok) return price.value / TIYN_PER_TENGE;
    const { mistake, limit } = price.error;
    this.#wrong(isAboutPrice(mistake) ? mistake : 'price-not-number', 'price', text, limit);
    return 0;
  }

  #channel(): number {
    const { highest } = this.#frame;
    const text = this.#cell('channel');
    const channel = wholeOf(text);
    if (channel === null || channel < 1 || channel > MAX_CHANNEL)
      this.#wrong('channel-wrong', 'channel', text, highest ?? MAX_CHANNEL);
    else if (highest !== null && channel > highest) this.#wrong('channel-absent', 'channel', text, highest);
    return channel ?? 0;
  }

  #whole(column: 'stock' | 'capacity', least: 0 | 1): number | undefined {
    const text = this.#cell(column);
    if (text === '') return undefined;
    const value = wholeOf(text);
    if (value !== null && value >= least && value <= MAX_PIECES) return value;
    this.#wrong(`${column}-wrong`, column, text, MAX_PIECES);
    return undefined;
  }
}

/** A whole number, also as spreadsheets write one: `7`, `7,0`, `7.00`. */
function wholeOf(text: string): number | null {
  const [, digits] = /^(\d{1,9})(?:[.,]0{1,2})?$/.exec(text) ?? [];
  return digits === undefined ? null : Number(digits);
}

type PriceMistake = Extract<ListMistakeReason, `price-${string}`>;

function isAboutPrice(mistake: string): mistake is PriceMistake {
  return mistake.startsWith('price-');
}
