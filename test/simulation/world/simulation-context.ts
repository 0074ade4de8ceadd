import type { Decisions } from '../engine/decisions.ts';
import type { Scheduler } from '../engine/scheduler.ts';
import type { EventTrace } from '../engine/event-trace.ts';
import type { Violation } from '../engine/violation.ts';
import type { Reached, ReachedCounts } from './reached.ts';
import type { FaultRates } from './fault-rates.ts';

/** What all parts of a simulation have in common. */
export interface SimulationContext {
  readonly decisions: Decisions;
  readonly scheduler: Scheduler;
  readonly rates: FaultRates;
  readonly reached: ReachedCounts;
  /** Purchases of which a refund was asked for once and never answered. */
  readonly unanswered: Set<string>;
  /** Promises have been made since the caller let them run. */
  hasPromises: boolean;
  /**
   * Purchases for which a request for a refund has left the machine, as far as it can know: by `refundKey`, or by the
   * number alone where the sale is not known.
   */
  readonly requested: Set<string>;
  /** Null unless a trace is wanted, because writing it costs time. */
  readonly trace: EventTrace | null;
  /** The first promise that was broken. Kept, because the product may catch what is thrown into it. */
  violation: Violation | null;
}

export function count(environment: SimulationContext, what: Reached): void {
  environment.reached[what] += 1;
}
