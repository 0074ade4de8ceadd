import type { DeviceFacts, TradePoint } from '../../../payment/provider.ts';
import type { Problem } from '../../../problem.ts';
import type { PaymentGate } from '../../../session/state/gates.ts';
import type { NotChanged } from '../../../config/change.ts';
import type { PaymentAction } from './actions.ts';
import type { PointList, PointPage } from './points.ts';

/** Who takes payments without notes, as main reads it. */
export type PaymentFacts =
  /** The machine takes notes alone; the bank of a demonstration is none of the field either. */
  { readonly kind: 'none' } | { readonly kind: 'device'; readonly device: DeviceFacts; readonly isDemo: boolean };

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
}

export type PaymentEffect =
  | { readonly kind: 'read-facts' | 'ask' | 'list' | 'register' | 'give-up' | 'restart' }
  | { readonly kind: 'choose'; readonly point: TradePoint; readonly before: string | null };

export type PaymentOutcome =
  | { readonly kind: 'facts-read'; readonly facts: PaymentFacts }
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
}

/** The types of the door. */
export interface PaymentDoor {
  readonly state: PaymentState;
  readonly action: PaymentAction;
  readonly effect: PaymentEffect;
  readonly outcome: PaymentOutcome;
  readonly view: PaymentView;
}
