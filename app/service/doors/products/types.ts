import type { ConfigChange, NotChanged, NotUndone, ToldChange } from '../../../config/change.ts';
import type { StickTrouble } from '../../../import/stick-file.ts';
import type { LocalText } from '../../../language/language.ts';
import type { Tiyn } from '../../../money/money.ts';
import type { ChangeableSettings } from '../../../session/state/settings.ts';
import type { ChannelView } from '../../trial/channel-view.ts';
import type { TrialEffect, TrialOutcome, Unmoved } from '../../trial/trial.ts';
import type { ProductForm, ProductsAction } from './actions.ts';
import type { FileProduct } from './file-product.ts';
import type { FoundList, ListResult, ListState, ListView } from './list-state.ts';
import type { TakenPicture } from './list-types.ts';

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
  /** How many channels the board has; null where its settings do not limit them. */
  readonly channels: number | null;
  /** Whether the configuration names the folder of the operator's own pictures. */
  readonly hasPicturesFolder: boolean;
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

/** What was done, each with a sentence of its own; `counts-undone`: pieces that were counted changed with it. */
export const DONE = ['saved', 'added', 'removed', 'swapped', 'taken', 'undone', 'counts-undone'] as const;
export type Done = (typeof DONE)[number];

/** Why nothing was written: also a picture that is not on the stick any more, or another one by now. */
export type NotTaken = NotUndone | { readonly kind: 'picture-gone'; readonly file: string };

export type ProductsNotice =
  | { readonly kind: Done | 'nothing' | 'gone' }
  | ({ readonly kind: 'mistake' } & Mistaken)
  | { readonly kind: 'not-changed'; readonly why: NotTaken };

export interface ProductsState {
  readonly facts: ProductsFacts | null;
  /** What is being written; nothing else is done until then. */
  readonly writing: Done | null;
  readonly notice: ProductsNotice | null;
  /** How often something was written: a form that is open then begins anew. */
  readonly written: number;
  /** Null where no list or template is looked at. */
  readonly list: ListState | null;
  readonly unmoved: Unmoved | null;
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

/** A product behind a channel. */
export interface ShelfProduct {
  readonly productId: string;
  readonly name: LocalText;
  readonly picture: string;
  /** Null where it is not counted. */
  readonly left: number | null;
  readonly capacity: number | null;
  readonly isStuck: boolean;
  readonly isOff: boolean;
  /** More pieces are on record than the channel holds. */
  readonly isOverfull: boolean;
}

/** A channel of the machine's shelf; several products behind one are a mistake of the file that it allows. */
export interface ShelfChannel extends ChannelView {
  readonly products: readonly ShelfProduct[];
}

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
  /** Null until the file is read. */
  readonly shelf: readonly ShelfChannel[] | null;
  /** Null where no list or template is looked at. */
  readonly list: ListView | null;
}

export type ProductsEffect =
  | { readonly kind: 'read' }
  | {
      readonly kind: 'write';
      readonly changes: readonly ConfigChange[];
      /** Copied before the file is touched. */
      readonly pictures: readonly TakenPicture[];
    }
  /** `changes` are what is expected to be taken back. */
  | { readonly kind: 'undo'; readonly changes: readonly ConfigChange[] }
  | { readonly kind: 'look-lists' }
  | { readonly kind: 'read-list'; readonly list: FoundList }
  | TrialEffect;

export type ProductsOutcome =
  | { readonly kind: 'read'; readonly facts: ProductsFacts }
  | { readonly kind: 'unreadable'; readonly why: NotChanged }
  | {
      readonly kind: 'written';
      readonly changes: readonly ConfigChange[];
      readonly facts: ProductsFacts;
      readonly settings: ChangeableSettings;
      /** The changes took an earlier one back. */
      readonly isUndo: boolean;
    }
  /** Nothing was written; the facts are those of the file as it is now, null where it cannot be read. */
  | {
      readonly kind: 'not-written';
      readonly changes: readonly ConfigChange[];
      readonly why: NotTaken;
      readonly facts: ProductsFacts | null;
    }
  | {
      readonly kind: 'lists-found';
      readonly sticks: readonly string[];
      readonly found: readonly FoundList[];
      readonly troubles: readonly StickTrouble[];
    }
  | { readonly kind: 'list-read'; readonly list: FoundList; readonly result: ListResult }
  | TrialOutcome;

/** The types of the door. */
export interface ProductsDoor {
  readonly state: ProductsState;
  readonly action: ProductsAction;
  readonly effect: ProductsEffect;
  readonly outcome: ProductsOutcome;
  readonly view: ProductsView;
}
