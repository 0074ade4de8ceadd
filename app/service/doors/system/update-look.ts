import type { Role } from '../../../role.ts';
import { acted } from '../../state/acted.ts';
import { UNCHANGED, type DoorChange } from '../../state/door.ts';
import type { SystemDoor, SystemOutcome, SystemState, UpdateLook } from './types.ts';

type Change = DoorChange<SystemDoor>;

/** One look at a time; it goes on when the door is left. */
export function lookForUpdate(state: SystemState, how: UpdateLook, role: Role): Change {
  if (state.looking !== null || state.facts?.updates === undefined) return UNCHANGED;
  return {
    state: { ...state, looking: how, looked: null, notice: null },
    entries: [acted(role, 'system', how)],
    effects: [{ kind: 'look-for-update', how }],
  };
}

/** What came of it, on record also where the door was left meanwhile. */
export function onUpdateLooked(
  state: SystemState | null,
  { how, outcome }: Extract<SystemOutcome, { kind: 'update-looked' }>,
  role: Role,
): Change {
  const after = outcome.kind === 'failed' ? outcome.reason : 'version' in outcome ? outcome.version : '';
  const entries = [acted(role, 'system', `${how}-${outcome.kind}`, { after })];
  if (state === null) return { state, entries };
  return { state: { ...state, looking: null, looked: outcome }, entries, effects: [{ kind: 'read-facts' }] };
}
