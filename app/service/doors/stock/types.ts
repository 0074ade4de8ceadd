import type { StockAction } from './actions.ts';

export interface StockState {
  readonly isReady: boolean;
}

/** The types of the door. */
export interface StockDoor {
  readonly state: StockState;
  readonly action: StockAction;
  readonly effect: { readonly kind: 'read-facts' };
  readonly outcome: { readonly kind: 'facts-read' };
  readonly view: StockState;
}
