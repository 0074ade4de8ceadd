import type { CertificateFacts, CertificateVerdict, Switched } from '../../../certificate/desk.ts';
import type { CertificateAction } from './actions.ts';

export interface CertificateState {
  readonly facts: CertificateFacts | null;
  readonly busy: 'try' | 'switch' | 'back' | null;
  readonly notice: CertificateVerdict | null;
}

/** `switch` is tried with the bank first, whichever way it goes. */
export interface CertificateEffect {
  readonly kind: 'read-facts' | 'try' | 'switch';
}

export type CertificateOutcome =
  | { readonly kind: 'facts-read'; readonly facts: CertificateFacts }
  | { readonly kind: 'tried'; readonly verdict: CertificateVerdict }
  | Switched;

/** The types of the door. */
export interface CertificateDoor {
  readonly state: CertificateState;
  readonly action: CertificateAction;
  readonly effect: CertificateEffect;
  readonly outcome: CertificateOutcome;
  readonly view: CertificateState;
}
