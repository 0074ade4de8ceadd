import type { Decisions } from '../engine/decisions.ts';
import type { Scheduler } from '../engine/scheduler.ts';
import type { Story } from '../engine/story.ts';
import type { Violation } from '../engine/violation.ts';
import type { Reached, ReachedCounts } from './reached.ts';
import type { Temper } from './temper.ts';

/** What everybody in a life has in common. */
export interface Surroundings {
  readonly decisions: Decisions;
  readonly scheduler: Scheduler;
  readonly temper: Temper;
  readonly reached: ReachedCounts;
  /** Null unless somebody wants to read it: telling costs time. */
  readonly story: Story | null;
  /** The first promise that was broken. Kept, because the product may catch what is thrown into it. */
  violation: Violation | null;
}

export function count(surroundings: Surroundings, what: Reached): void {
  surroundings.reached[what] += 1;
}
