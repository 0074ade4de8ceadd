import type { LocalText } from '../../../language/language.ts';
import type { StockCount } from '../../../session/stock/counted-stock.ts';
import type { StockAction } from './actions.ts';

/** How it stands with a product; what keeps it from being sold comes first. */
export type SlotState = 'off' | 'stuck' | 'out' | 'low' | 'full' | 'some' | 'uncounted';

/** One channel of the machine with its product. */
export interface Slot {
  readonly productId: string;
  readonly channel: number;
  readonly name: LocalText;
  readonly picture: string;
  readonly state: SlotState;
  /** Null where the product is not counted. */
  readonly left: number | null;
  readonly loaded: number | null;
  /** Since it was loaded or counted. */
  readonly sold: number | null;
  /** Null where it is not configured. */
  readonly capacity: number | null;
  /** The highest count that may be typed. */
  readonly most: number;
  readonly isStuck: boolean;
  readonly isOff: boolean;
}

export type StockNotice =
  | { readonly kind: 'filled' | 'set' | 'off' | 'on' | 'cleared'; readonly name: LocalText }
  | { readonly kind: 'filled-all' | 'undone' | 'nothing' }
  | { readonly kind: 'too-many'; readonly name: LocalText; readonly most: number }
  | { readonly kind: 'no-capacity'; readonly name: LocalText };

/** What the last change was made from. */
export type StockUndo =
  | { readonly kind: 'counts'; readonly before: ReadonlyMap<string, StockCount | null> }
  | { readonly kind: 'off'; readonly productId: string; readonly isOff: boolean };

export interface StockState {
  readonly notice: StockNotice | null;
  readonly undo: StockUndo | null;
}

export interface StockView {
  /** In the order of the channels. */
  readonly slots: readonly Slot[];
  readonly notice: StockNotice | null;
  readonly canUndo: boolean;
}

/** The types of the door; main does nothing for it. */
export interface StockDoor {
  readonly state: StockState;
  readonly action: StockAction;
  readonly effect: never;
  readonly outcome: never;
  readonly view: StockView;
}
