import type { JournalEntry } from '../../journal/entry.ts';
import type { Effect } from './effect.ts';
import type { KioskState } from './state.ts';

/** The result of one event: the new state, the entries for the journal, and the effects to start after them. */
export interface Step {
  readonly state: KioskState;
  readonly entries: readonly JournalEntry[];
  readonly effects: readonly Effect[];
}

const NONE: readonly never[] = [];

/** Makes a step with a new state and optional entries and effects. */
export function step(
  state: KioskState,
  parts?: { readonly entries?: readonly JournalEntry[]; readonly effects?: readonly Effect[] },
): Step {
  return { state, entries: parts?.entries ?? NONE, effects: parts?.effects ?? NONE };
}

/** Continues a step with another one and keeps the order of entries and effects. */
export function andThen(first: Step, next: (state: KioskState) => Step): Step {
  const second = next(first.state);
  return {
    state: second.state,
    entries: joined(first.entries, second.entries),
    effects: joined(first.effects, second.effects),
  };
}

/** One after the other; most parts of a step add nothing, and then nothing is copied. */
function joined<T>(first: readonly T[], second: readonly T[]): readonly T[] {
  if (second.length === 0) return first;
  return first.length === 0 ? second : [...first, ...second];
}
