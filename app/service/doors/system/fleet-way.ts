import type { EnrolmentStatus } from '../../../fleet/enrol/status.ts';
import type { Role } from '../../../role.ts';
import { acted } from '../../state/acted.ts';
import { UNCHANGED, type DoorChange } from '../../state/door.ts';
import type { SystemDoor, SystemState } from './types.ts';

type Change = DoorChange<SystemDoor>;

/** A code is drawn or given up; it goes on when the door is left. */
export function wayIntoFleet(state: SystemState, kind: 'fleet-enrol' | 'fleet-cancel', role: Role): Change {
  const isOpen = state.enrolment.kind === 'open';
  if (state.facts?.fleet?.canEnrol !== true || isOpen !== (kind === 'fleet-cancel')) return UNCHANGED;
  return { state: null, entries: [acted(role, 'system', kind)], effects: [{ kind }] };
}

/** How far it has come. A new place in a fleet is on record, also where the door was left meanwhile; the code never is. */
export function onEnrolmentTold(state: SystemState | null, enrolment: EnrolmentStatus, role: Role): Change {
  const entries =
    enrolment.kind === 'enrolled'
      ? [acted(role, 'system', 'fleet-enrolled', { about: enrolment.kioskId })]
      : enrolment.kind === 'ended'
        ? [acted(role, 'system', 'fleet-not-enrolled', { after: `${enrolment.why} ${enrolment.detail}`.trim() })]
        : [];
  if (state === null) return { state: null, entries };
  const next = { ...state, enrolment };
  return enrolment.kind === 'enrolled'
    ? { state: next, entries, effects: [{ kind: 'read-facts' }] }
    : { state: next, entries };
}
