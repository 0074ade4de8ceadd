import type { ConfigChange, ToldChange } from '../../../config/change.ts';
import type { LocalText } from '../../../language/language.ts';
import type { Language } from '../../../language/language.ts';
import type { Tiyn } from '../../../money/money.ts';
import type { ListColumn } from './list-columns.ts';

/** A table as it was read: the header, and each row with the line that it ends on. */
export interface ListTable {
  readonly header: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
  /** Lines whose quotation marks do not close. */
  readonly brokenLines: readonly number[];
}

/** A product of a list. What the list leaves open stays as it is, or is left out of a new product. */
export interface ListedProduct {
  readonly line: number;
  readonly names: Readonly<Partial<Record<Language, string>>>;
  /** From the column that is for every language. */
  readonly name: string | undefined;
  readonly category: Readonly<Partial<Record<Language, string>>>;
  readonly priceTenge: number;
  readonly channel: number;
  readonly stock: number | undefined;
  readonly capacity: number | undefined;
  /** A drawing, or a file in the folder of the operator's pictures. */
  readonly picture: string | undefined;
}

/** What is wrong with a cell or a line. */
export type ListMistakeReason =
  | 'quotes'
  | 'cells'
  | 'formula'
  | 'name-missing'
  | 'name-long'
  | 'name-blank'
  | 'name-kaspi'
  | 'letters-lost'
  | 'category-long'
  | 'price-not-number'
  | 'price-zero'
  | 'price-decimals'
  | 'price-too-high'
  | 'channel-wrong'
  | 'channel-absent'
  | 'channel-twice'
  | 'stock-wrong'
  | 'capacity-wrong'
  | 'stock-over-capacity'
  | 'picture-missing'
  | 'picture-outside'
  | 'picture-large'
  | 'picture-wrong'
  | 'picture-no-folder';

/** A mistake with everything that its sentence names. */
export interface ListMistake {
  readonly reason: ListMistakeReason;
  readonly line: number;
  /** As the list calls it; null where the whole line is wrong. */
  readonly column: string | null;
  readonly found: string;
  /** The limit, or the other line. */
  readonly limit: number | null;
}

/** Why a list as a whole cannot be read. */
export type ListFailureReason =
  'unreadable' | 'too-large' | 'empty' | 'no-rows' | 'too-many' | 'column-missing' | 'column-twice';

export interface ListFailure {
  readonly reason: ListFailureReason;
  readonly detail: string;
  /** Where a column is missing; null otherwise. */
  readonly column: ListColumn | null;
}

/** A list that was read: its products, or what is wrong with it. */
export interface ReadList {
  readonly products: readonly ListedProduct[];
  readonly mistakes: readonly ListMistake[];
  /** Headers of columns that mean nothing here. */
  readonly ignored: readonly string[];
  /** What the list calls its pictures; null without them. */
  readonly pictureColumn: string | null;
}

/** A picture of a stick that is copied when the list is taken over. */
export interface TakenPicture {
  readonly path: string;
  /** Its name in the folder of the operator's pictures, which is made of what is in it. */
  readonly name: string;
}

/** One product, and what becomes of it. */
export type PlanLine =
  | {
      readonly kind: 'new';
      readonly id: string;
      readonly name: LocalText;
      readonly channel: number;
      readonly priceTiyn: Tiyn;
      /** Null where it is not counted. */
      readonly stock: number | null;
    }
  | { readonly kind: 'changed'; readonly id: string; readonly name: LocalText; readonly fields: readonly ToldChange[] }
  /** `left`: pieces that are counted there; null where it is not counted. */
  | { readonly kind: 'gone'; readonly id: string; readonly name: LocalText; readonly left: number | null };

/** What a list means for the catalogue, before anything is written. */
export interface Plan {
  readonly changes: readonly ConfigChange[];
  readonly lines: readonly PlanLine[];
  /** The cards come in another order. */
  readonly isReordered: boolean;
  readonly pictures: readonly TakenPicture[];
  /** Products that found no free channel. */
  readonly unplaced: readonly LocalText[];
}
