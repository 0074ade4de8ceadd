import { withRecounted } from '../session/dispense/channel-test.ts';
import type { Now } from '../ports/clock.ts';
import { keptOutcome, noteOutcome, waitsForJournal } from '../session/state/event-traits.ts';
import { transition } from '../session/transition.ts';
import type { KioskEvent } from '../session/state/event.ts';
import type { RemoteMachine } from './remote/remote.ts';
import { isKept, isServiceEvent, type MachineEvent } from './event.ts';
import type { ServiceMachine } from './machine.ts';
import type { MachineState, MachineStep } from './machine-step.ts';

/**
 * One event for the session and, after the five touches, for the menu beside it: first the session, then the menu with
 * the session's new state. Their entries are one step of the journal.
 */
export function joinedTransition(
  { kiosk, service }: MachineState,
  event: MachineEvent,
  menu: ServiceMachine | null,
  now: Now,
  remote: RemoteMachine | null = null,
): MachineStep {
  if (event.kind === 'remote-act') {
    if (remote === null) return { kiosk, service, entries: [], effects: [] };
    const change = remote.transition(kiosk, event, now);
    return { ...change, kiosk: withRecounted(change.kiosk, change.entries), service };
  }
  const own = ofSession(event);
  const first = own === null ? { state: kiosk, entries: [], effects: [] } : transition(kiosk, own, now);
  if (menu === null)
    return {
      kiosk: withRecounted(first.state, first.entries),
      service,
      entries: first.entries,
      effects: first.effects,
    };
  const second = menu.transition({ kiosk: first.state, service }, event, now);
  const entries = [...first.entries, ...second.entries];
  return {
    ...second,
    kiosk: withRecounted(second.kiosk, entries),
    entries,
    effects: [...first.effects, ...second.effects],
  };
}

/** The session's part of the event; null for an event of the menu alone. */
function ofSession(event: MachineEvent): KioskEvent | null {
  if (isServiceEvent(event) || event.kind === 'remote-act') return null;
  if (event.kind !== 'journal-refused') return event;
  return { ...event, refused: event.refused === null ? null : ofSession(event.refused) };
}

/** What has to be taken again when the journal is back, after it has refused the event's entries; null for nothing. */
export function keptOfMachine(event: MachineEvent): MachineEvent | null {
  if (isServiceEvent(event)) return isKept(event) ? event : null;
  const own = ofSession(event);
  return own === null ? null : keptOutcome(own);
}

/** The part of an event about a note, see `noteOutcome`. */
export function noteOfMachine(event: MachineEvent): KioskEvent | null {
  const own = ofSession(event);
  return own === null ? null : noteOutcome(own);
}

/** Whether it must wait as a whole while the journal is away. */
export function waitsInMachine(event: MachineEvent): boolean {
  const own = ofSession(event);
  return own !== null && waitsForJournal(own);
}
