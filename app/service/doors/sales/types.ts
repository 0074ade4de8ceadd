import type { LocalText } from '../../../language/language.ts';
import type { SaleState } from '../../../journal/replay.ts';
import type { Tiyn } from '../../../money/money.ts';
import type { ListQuestion, ListState, ListView } from '../../../past/list.ts';
import type { PastPage, SoldBars, WholeSale } from '../../../past/past.ts';
import type { StoryLine } from '../../../past/story.ts';
import type { Range, SalesAction } from './actions.ts';

/** What is read, not yet, or cannot be read. */
export type Read<T> =
  | { readonly kind: 'reading'; readonly token: number }
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'unreadable' };

/** What stands on the screen: the list, one sale, or bars. */
export type SalesPlace =
  | { readonly kind: 'list' }
  | { readonly kind: 'sale'; readonly whole: Read<WholeSale | null> }
  | {
      readonly kind: 'bars';
      readonly range: Range;
      readonly sold: Read<SoldBars>;
      /** Midnight, when what the range means changes. */
      readonly dayEndsMonoMs: number;
    };

export interface SalesState {
  readonly list: ListState;
  readonly place: SalesPlace;
  /** The number of the last question. */
  readonly lastToken: number;
}

export type SalesEffect =
  | { readonly kind: 'read-list'; readonly question: ListQuestion }
  | { readonly kind: 'read-sale'; readonly token: number; readonly saleId: string }
  | { readonly kind: 'read-bars'; readonly token: number; readonly fromMs: number; readonly untilMs: number };

/** Each answer is null where nothing can be read. */
export type SalesOutcome =
  | { readonly kind: 'list-read'; readonly token: number; readonly page: PastPage | null }
  | { readonly kind: 'sale-read'; readonly token: number; readonly read: { readonly whole: WholeSale | null } | null }
  | { readonly kind: 'bars-read'; readonly token: number; readonly sold: SoldBars | null };

/** The story of one sale. */
export interface ToldSale {
  readonly claimCode: string | null;
  readonly externalId: string;
  readonly payments: readonly string[];
  readonly name: LocalText;
  readonly state: SaleState | 'unpaid';
  readonly paidTiyn: Tiyn;
  readonly deliveredTiyn: Tiyn;
  readonly refundedTiyn: Tiyn;
  readonly owedTiyn: Tiyn;
  readonly story: readonly StoryLine[];
}

export type SalesView =
  | { readonly kind: 'list'; readonly list: ListView }
  /** Null where the sale is not in the journal. */
  | { readonly kind: 'sale'; readonly sale: Read<ToldSale | null> }
  | { readonly kind: 'bars'; readonly range: Range; readonly sold: Read<SoldBars> };

/** The types of the door. */
export interface SalesDoor {
  readonly state: SalesState;
  readonly action: SalesAction;
  readonly effect: SalesEffect;
  readonly outcome: SalesOutcome;
  readonly view: SalesView;
}
