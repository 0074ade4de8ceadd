import type { ChecksAction } from './actions.ts';

export interface ChecksState {
  readonly isReady: boolean;
}

/** The types of the door. */
export interface ChecksDoor {
  readonly state: ChecksState;
  readonly action: ChecksAction;
  readonly effect: { readonly kind: 'read-facts' };
  readonly outcome: { readonly kind: 'facts-read' };
  readonly view: ChecksState;
}
