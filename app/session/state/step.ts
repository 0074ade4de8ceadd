import type { JournalEntry } from '../../journal/entry.ts';
import type { Effect } from './effect.ts';
import type { KioskState } from './state.ts';

/** The outcome of one event: the new state, what goes into the journal, and what is then done to the world. */
export interface Step {
  readonly state: KioskState;
  readonly entries: readonly JournalEntry[];
  readonly effects: readonly Effect[];
}

/** A step that changes the state and, optionally, writes and does something. */
export function step(
  state: KioskState,
  parts: { entries?: readonly JournalEntry[]; effects?: readonly Effect[] } = {},
): Step {
  return { state, entries: parts.entries ?? [], effects: parts.effects ?? [] };
}

/** Continues a step with another one; entries and effects keep their order. */
export function andThen(first: Step, next: (state: KioskState) => Step): Step {
  const second = next(first.state);
  return {
    state: second.state,
    entries: [...first.entries, ...second.entries],
    effects: [...first.effects, ...second.effects],
  };
}
