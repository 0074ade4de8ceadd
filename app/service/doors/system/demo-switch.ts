import type { Role } from '../../../role.ts';
import { isMoneyOpen } from '../../../session/quiet.ts';
import { acted } from '../../state/acted.ts';
import { UNCHANGED, type DoorChange, type DoorContext } from '../../state/door.ts';
import type { SystemDoor, SystemState } from './types.ts';

type Change = DoorChange<SystemDoor>;

/** Into the demonstration and out of it, each by a restart. The machine's own obligations are settled first. */
export function switchDemo(state: SystemState, kind: 'demo-on' | 'demo-off', { kiosk, role }: DoorContext): Change {
  const now = state.facts?.demo.kind;
  if (now !== (kind === 'demo-on' ? 'off' : 'on')) return UNCHANGED;
  if (kind === 'demo-on' && isMoneyOpen(kiosk)) return { state: { ...state, notice: { kind: 'money-open' } } };
  return {
    state: { ...state, ending: kind, notice: null },
    entries: [acted(role, 'system', kind)],
    effects: [{ kind: 'switch-demo', on: kind === 'demo-on' }],
  };
}

/** The disk has refused, and everything stays as it is. */
export function demoNotSwitched(state: SystemState | null, detail: string, role: Role): Change {
  return {
    state: state === null ? null : { ...state, ending: null, notice: { kind: 'demo-failed', detail } },
    entries: [acted(role, 'system', 'demo-not-switched', { after: detail })],
  };
}
