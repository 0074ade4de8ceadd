import type {
  BroughtCertificate,
  CertificateFacts,
  CertificateResult,
  Switched,
} from '../../../certificate/operations.ts';
import type { Finding } from '../../../certificate/finding.ts';
import type { CertificateSourceFiles } from '../../../certificate/loose-files.ts';
import type { StickTrouble } from '../../../import/stick-file.ts';
import type { RequestSubject } from '../../../certificate/subject.ts';
import type { CertificateAction } from './actions.ts';

/** Files on a stick that may hold a certificate. */
export type FoundFile = CertificateSourceFiles;

/** What came of a file that was taken. */
export interface TakenFile extends BroughtCertificate {
  readonly file: string;
}

/** A request for the bank; its key stays on this machine. */
export interface MadeRequest {
  readonly id: string;
  readonly pem: string;
}

/** New certificates: from a stick, and requests for them. */
export interface Bringing {
  /** Null before anybody has looked. */
  readonly found: readonly FoundFile[] | null;
  readonly sticks: readonly string[];
  /** Why a file may have been missed. */
  readonly troubles: readonly StickTrouble[];
  readonly working: 'look' | 'take' | 'request' | 'write' | null;
  readonly taken: TakenFile | null;
  /** What is wrong with the answers for a request. */
  readonly mistakes: readonly Finding[];
  readonly request: MadeRequest | null;
  /** The file on the stick, or why it is not there. */
  readonly written: { readonly file: string } | { readonly detail: string } | null;
}

export const NOTHING_BROUGHT: Bringing = {
  found: null,
  sticks: [],
  troubles: [],
  working: null,
  taken: null,
  mistakes: [],
  request: null,
  written: null,
};

export interface CertificateState {
  readonly facts: CertificateFacts | null;
  readonly busy: 'try' | 'switch' | 'back' | null;
  readonly notice: CertificateResult | null;
  readonly bringing: Bringing;
}

/** `switch` is tried with the bank first, whichever way it goes. */
export type CertificateEffect =
  | { readonly kind: 'read-facts' | 'try' | 'switch' }
  | { readonly kind: 'look' }
  | { readonly kind: 'take'; readonly file: FoundFile; readonly passphrase: string | null }
  | { readonly kind: 'request'; readonly subject: RequestSubject }
  | { readonly kind: 'write-request'; readonly request: MadeRequest; readonly stick: string };

export type CertificateOutcome =
  | { readonly kind: 'facts-read'; readonly facts: CertificateFacts }
  | { readonly kind: 'tried'; readonly result: CertificateResult }
  | Switched
  | ({ readonly kind: 'looked'; readonly found: readonly FoundFile[] } & Pick<Bringing, 'sticks' | 'troubles'>)
  | { readonly kind: 'taken'; readonly taken: TakenFile }
  | { readonly kind: 'requested'; readonly findings: readonly Finding[]; readonly request: MadeRequest | null }
  | { readonly kind: 'request-written'; readonly written: NonNullable<Bringing['written']> };

/** The types of the door. */
export interface CertificateDoor {
  readonly state: CertificateState;
  readonly action: CertificateAction;
  readonly effect: CertificateEffect;
  readonly outcome: CertificateOutcome;
  readonly view: CertificateState;
}
