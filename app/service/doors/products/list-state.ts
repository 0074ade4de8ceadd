import type { Result } from '../../../result.ts';
import type { Template } from './list-templates.ts';
import type { ListFailure, ListMistake, Plan, ReadList, TakenPicture } from './list-types.ts';
import type { StickTrouble } from '../../../import/stick-file.ts';
import type { LocalText } from '../../../language/language.ts';

/** A file on a stick that may be a list. */
export interface FoundList {
  readonly stick: string;
  /** Below the stick's folder. */
  readonly name: string;
  readonly path: string;
}

/** What main has read: the list, and the pictures of the stick that it names. */
export type ListResult = Result<ReadList & { readonly pictures: readonly TakenPicture[] }, ListFailure>;

/** Where the products come from. */
export type ListSource =
  { readonly kind: 'file'; readonly name: string } | { readonly kind: 'template'; readonly template: Template };

/** What came of a list or a template. */
export type Looked =
  | { readonly kind: 'failed'; readonly file: string; readonly failure: ListFailure }
  | { readonly kind: 'mistakes'; readonly file: string; readonly mistakes: readonly ListMistake[] }
  | { readonly kind: 'plan'; readonly source: ListSource; readonly plan: Plan; readonly ignored: readonly string[] };

export interface ListState {
  readonly working: 'look' | 'read' | null;
  /** Null until somebody has looked. */
  readonly sticks: readonly string[] | null;
  readonly found: readonly FoundList[];
  /** Why a list may have been missed. */
  readonly troubles: readonly StickTrouble[];
  readonly looked: Looked | null;
}

export const NO_LIST: ListState = { working: null, sticks: null, found: [], troubles: [], looked: null };

/** What of it the window draws: no more mistakes than somebody reads at once, and none of the changes themselves. */
export type LookedView =
  | Extract<Looked, { readonly kind: 'failed' }>
  | {
      readonly kind: 'mistakes';
      readonly file: string;
      readonly mistakes: readonly ListMistake[];
      /** How many more there are. */
      readonly more: number;
    }
  | ({
      readonly kind: 'plan';
      readonly source: ListSource;
      readonly pictures: number;
      readonly ignored: readonly string[];
    } & Pick<Plan, 'lines' | 'isReordered' | 'unplaced'>);

export interface ListView {
  readonly working: ListState['working'];
  readonly sticks: readonly string[] | null;
  readonly found: readonly { readonly stick: string; readonly name: string }[];
  readonly troubles: ListState['troubles'];
  readonly templates: readonly { readonly template: Template; readonly products: readonly LocalText[] }[];
  readonly looked: LookedView | null;
}
