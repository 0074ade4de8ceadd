import type { PaymentAction } from './actions.ts';

export interface PaymentState {
  readonly isReady: boolean;
}

/** The types of the door. */
export interface PaymentDoor {
  readonly state: PaymentState;
  readonly action: PaymentAction;
  readonly effect: { readonly kind: 'read-facts' };
  readonly outcome: { readonly kind: 'facts-read' };
  readonly view: PaymentState;
}
