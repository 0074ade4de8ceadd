import type { LogAction } from './actions.ts';

export interface LogState {
  readonly isReady: boolean;
}

/** The types of the door. */
export interface LogDoor {
  readonly state: LogState;
  readonly action: LogAction;
  readonly effect: { readonly kind: 'read-facts' };
  readonly outcome: { readonly kind: 'facts-read' };
  readonly view: LogState;
}
