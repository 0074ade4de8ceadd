import type { DeviceFacts, TradePoint } from '../../../payment/provider.ts';
import type { Problem } from '../../../problem.ts';
import type { ProviderName } from '../../../payment/capabilities.ts';
import type { VerificationEnd, VerificationProgress } from '../../../payment/verification.ts';
import type { PaymentGate } from '../../../session/state/gates.ts';
import type { NotChanged } from '../../../config/change.ts';
import type { PaymentAction } from './actions.ts';
import type { PointList, PointPage } from './points.ts';

/** Who takes payments without notes, as main reads it. */
export type PaymentFacts =
  /** The machine takes notes alone. */
  | { readonly kind: 'none' }
  /** A service at which the machine has no device of its own. */
  | { readonly kind: 'service'; readonly title: string; readonly host: string }
  | { readonly kind: 'device'; readonly device: DeviceFacts; readonly isDemo: boolean };

/** The service at which the organisation has to be verified. */
export interface Verifier {
  readonly provider: ProviderName;
  readonly title: string;
  /** The БИН of the configuration; null where it names none. */
  readonly idn: string | null;
}

/** How far the verification is that was begun here. */
export type Verification =
  | { readonly kind: 'starting' }
  | ({ readonly kind: 'waiting' } & VerificationProgress)
  | { readonly kind: 'ended'; readonly end: VerificationEnd }
  | { readonly kind: 'refused'; readonly problem: Problem };

/** The last answer to a question that was asked from here. */
export interface ServiceAnswer {
  readonly wallMs: number;
  /** From the question to the answer. */
  readonly tookMs: number;
  /** Null where the service answered as it should. */
  readonly problem: Problem | null;
}

/** The work in progress; until it ends, no other is begun. */
export type PaymentBusy = 'ask' | 'list' | 'choose' | 'register' | 'give-up' | 'restart';

/** What came of the last act. */
export type PaymentNotice =
  | { readonly kind: 'registered' | 'given-up' | 'chosen' | 'unanswered' | 'money-open' }
  | { readonly kind: 'failed'; readonly what: 'list' | 'register' | 'give-up'; readonly problem: Problem }
  /** The disk refused, and the bank was not asked. */
  | { readonly kind: 'not-kept'; readonly detail: string }
  | { readonly kind: 'not-changed'; readonly refusal: NotChanged };

export interface PaymentState {
  readonly facts: PaymentFacts | null;
  readonly answer: ServiceAnswer | null;
  readonly busy: PaymentBusy | null;
  readonly list: PointList | null;
  readonly notice: PaymentNotice | null;
  /** A trade point was chosen at which the device is not registered yet. */
  readonly chosen: TradePoint | null;
  /** Null where no service asks for one. */
  readonly verifier: Verifier | null;
  /** It goes on beside everything else, also where the door is left. Null before it was begun. */
  readonly verification: Verification | null;
}

export type PaymentEffect =
  | { readonly kind: 'read-facts' }
  | { readonly kind: 'ask' | 'list' | 'register' | 'give-up' | 'restart' }
  | { readonly kind: 'choose'; readonly point: TradePoint; readonly before: string | null }
  | { readonly kind: 'verify'; readonly idn: string };

export type PaymentOutcome =
  | { readonly kind: 'facts-read'; readonly facts: PaymentFacts; readonly verifier: Verifier | null }
  | { readonly kind: 'verifying'; readonly progress: VerificationProgress }
  | { readonly kind: 'verification-ended'; readonly end: VerificationEnd }
  | { readonly kind: 'not-verified'; readonly problem: Problem }
  | { readonly kind: 'answered'; readonly answer: ServiceAnswer }
  | { readonly kind: 'listed'; readonly points: readonly TradePoint[] }
  | { readonly kind: 'not-listed'; readonly problem: Problem }
  | { readonly kind: 'registered'; readonly tradePoint: string | null }
  | { readonly kind: 'not-registered'; readonly problem: Problem }
  | { readonly kind: 'given-up' }
  /** It is unknown whether the bank received the request; the machine counts the device as given up. */
  | { readonly kind: 'unanswered'; readonly problem: Problem }
  | { readonly kind: 'not-given-up'; readonly problem: Problem }
  | { readonly kind: 'not-kept'; readonly detail: string }
  | { readonly kind: 'chosen'; readonly point: TradePoint }
  | { readonly kind: 'not-chosen'; readonly refusal: NotChanged };

export interface PaymentView {
  readonly facts: PaymentFacts | null;
  readonly gate: PaymentGate['kind'];
  /** Why nothing is sold through the service; null where it is. */
  readonly problem: Problem | null;
  /** The name for the receipt. */
  readonly tradePoint: string | null;
  readonly answer: ServiceAnswer | null;
  readonly busy: PaymentBusy | null;
  readonly list: PointPage | null;
  readonly notice: PaymentNotice | null;
  readonly chosen: TradePoint | null;
  /** With what keeps the service from selling; null where it sells, or is not asked yet. */
  readonly verifier: (Verifier & { readonly problem: Problem | null }) | null;
  readonly verification: Verification | null;
}

/** The types of the door. */
export interface PaymentDoor {
  readonly state: PaymentState;
  readonly action: PaymentAction;
  readonly effect: PaymentEffect;
  readonly outcome: PaymentOutcome;
  readonly view: PaymentView;
}
