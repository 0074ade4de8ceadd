import type { ConfigChange, NotChanged, NotUndone, ToldChange } from '../../../config/change.ts';
import type { LocalText } from '../../../language/language.ts';
import type { Tiyn } from '../../../money/money.ts';
import type { ChangeableSettings } from '../../../session/state/settings.ts';
import type { ProductForm, ProductsAction } from './actions.ts';

/** A product as it is written in the file, before the schema completes it. */
export type FileProduct = Readonly<{
  id: string;
  channel: number;
  name: FileText;
  priceTenge: number;
  stock?: number;
  capacity?: number;
  active?: boolean;
  picture?: string;
  category?: FileText;
}>;

/** One text for all languages, or one for each. */
export type FileText = string | { readonly kk?: string; readonly ru?: string; readonly en?: string };

/** A picture that can be chosen: its name for the file, and where the window finds it. */
export interface PictureChoice {
  readonly name: string;
  readonly address: string;
}

/** What main reads from the file. */
export interface ProductsFacts {
  readonly products: readonly FileProduct[];
  readonly pictures: readonly PictureChoice[];
  /** What would take the last change of this run back; null where there is none. */
  readonly undo: readonly ConfigChange[] | null;
}

/** What is wrong with a field, before anything is written. */
export type FormMistake =
  | 'price-not-number'
  | 'price-zero'
  | 'price-decimals'
  | 'price-too-high'
  | 'name-missing'
  | 'name-long'
  | 'category-long'
  | 'channel-wrong'
  | 'capacity-wrong';

/** The mistake, and the limit that its sentence names. */
export interface Mistaken {
  readonly mistake: FormMistake;
  readonly limit: number | null;
}

export type ProductsNotice =
  | { readonly kind: 'saved' | 'added' | 'removed' | 'undone' | 'nothing' | 'gone' }
  | ({ readonly kind: 'mistake' } & Mistaken)
  | { readonly kind: 'not-changed'; readonly why: NotUndone };

export interface ProductsState {
  readonly facts: ProductsFacts | null;
  /** What is being written; nothing else is done until then. */
  readonly writing: ProductsNotice['kind'] | null;
  readonly notice: ProductsNotice | null;
  /** How often something was written: a form that is open then begins anew. */
  readonly written: number;
}

/** A product of the list, as the customer sees it, and as the form shows it. */
export interface ProductRow {
  readonly id: string;
  readonly name: LocalText;
  readonly priceTiyn: Tiyn;
  readonly picture: string;
  readonly form: ProductForm;
}

/** A category of the file, as the form's fields hold it. */
export type CategoryChoice = Pick<ProductForm, 'categoryKk' | 'categoryRu' | 'categoryEn'>;

export interface ProductsView {
  /** In the customer's order; null until the file is read. */
  readonly products: readonly ProductRow[] | null;
  readonly pictures: readonly PictureChoice[];
  /** Those that products have already, each once. */
  readonly categories: readonly CategoryChoice[];
  readonly isWriting: boolean;
  readonly notice: ProductsNotice | null;
  readonly undo: readonly ToldChange[] | null;
  readonly written: number;
}

export type ProductsEffect =
  | { readonly kind: 'read' }
  | { readonly kind: 'write'; readonly changes: readonly ConfigChange[] }
  /** `changes` are what is expected to be taken back. */
  | { readonly kind: 'undo'; readonly changes: readonly ConfigChange[] };

export type ProductsOutcome =
  | { readonly kind: 'read'; readonly facts: ProductsFacts }
  | { readonly kind: 'unreadable'; readonly why: NotChanged }
  | {
      readonly kind: 'written';
      readonly changes: readonly ConfigChange[];
      readonly facts: ProductsFacts;
      readonly settings: ChangeableSettings;
    }
  /** Nothing was written; the facts are those of the file as it is now, null where it cannot be read. */
  | {
      readonly kind: 'not-written';
      readonly changes: readonly ConfigChange[];
      readonly why: NotUndone;
      readonly facts: ProductsFacts | null;
    };

/** The types of the door. */
export interface ProductsDoor {
  readonly state: ProductsState;
  readonly action: ProductsAction;
  readonly effect: ProductsEffect;
  readonly outcome: ProductsOutcome;
  readonly view: ProductsView;
}
