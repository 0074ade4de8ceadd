import type { CertificateAction } from './actions.ts';

export interface CertificateState {
  readonly isReady: boolean;
}

/** The types of the door. */
export interface CertificateDoor {
  readonly state: CertificateState;
  readonly action: CertificateAction;
  readonly effect: { readonly kind: 'read-facts' };
  readonly outcome: { readonly kind: 'facts-read' };
  readonly view: CertificateState;
}
