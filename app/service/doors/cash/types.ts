import type { CashAction } from './actions.ts';

export interface CashState {
  readonly isReady: boolean;
}

/** The types of the door. */
export interface CashDoor {
  readonly state: CashState;
  readonly action: CashAction;
  readonly effect: { readonly kind: 'read-facts' };
  readonly outcome: { readonly kind: 'facts-read' };
  readonly view: CashState;
}
