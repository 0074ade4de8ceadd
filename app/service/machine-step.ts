import type { JournalEntry } from '../journal/entry.ts';
import type { KioskState } from '../session/state/state.ts';
import type { MachineEffect } from './effect.ts';
import type { ServiceState } from './service-state.ts';

/** The session and the menu beside it. */
export interface MachineState {
  readonly kiosk: KioskState;
  readonly service: ServiceState;
}

/** The outcome of one event for both. */
export interface MachineStep extends MachineState {
  readonly entries: readonly JournalEntry[];
  readonly effects: readonly MachineEffect[];
}

/** A step that changes the state and, optionally, writes and does something. */
export function machineStep(
  { kiosk, service }: MachineState,
  parts: { readonly entries?: readonly JournalEntry[]; readonly effects?: readonly MachineEffect[] } = {},
): MachineStep {
  return { kiosk, service, entries: parts.entries ?? [], effects: parts.effects ?? [] };
}

/** Continues a step with another one; entries and effects keep their order. */
export function thenMachine(first: MachineStep, next: (state: MachineState) => MachineStep): MachineStep {
  const second = next(first);
  return {
    ...second,
    entries: [...first.entries, ...second.entries],
    effects: [...first.effects, ...second.effects],
  };
}

/**
 * While the journal cannot be written, entries that only record a visit are left out, because a technician must be able
 * to enter and leave to repair it.
 */
export function toldIn({ journal }: KioskState, entries: readonly JournalEntry[]): readonly JournalEntry[] {
  return journal.kind === 'ready' ? entries : [];
}
