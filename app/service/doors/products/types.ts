import type { ProductsAction } from './actions.ts';

export interface ProductsState {
  readonly isReady: boolean;
}

/** The types of the door. */
export interface ProductsDoor {
  readonly state: ProductsState;
  readonly action: ProductsAction;
  readonly effect: { readonly kind: 'read-facts' };
  readonly outcome: { readonly kind: 'facts-read' };
  readonly view: ProductsState;
}
