import type { SalesAction } from './actions.ts';

export interface SalesState {
  readonly isReady: boolean;
}

/** The types of the door. */
export interface SalesDoor {
  readonly state: SalesState;
  readonly action: SalesAction;
  readonly effect: { readonly kind: 'read-facts' };
  readonly outcome: { readonly kind: 'facts-read' };
  readonly view: SalesState;
}
