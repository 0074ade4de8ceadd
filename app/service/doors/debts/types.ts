import type { DebtsAction } from './actions.ts';

export interface DebtsState {
  readonly isReady: boolean;
}

/** The types of the door. */
export interface DebtsDoor {
  readonly state: DebtsState;
  readonly action: DebtsAction;
  readonly effect: { readonly kind: 'read-facts' };
  readonly outcome: { readonly kind: 'facts-read' };
  readonly view: DebtsState;
}
