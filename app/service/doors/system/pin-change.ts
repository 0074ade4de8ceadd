import type { Role } from '../../../role.ts';
import { acted } from '../../state/acted.ts';
import type { DoorChange, PinTouch } from '../../state/door.ts';
import { PIN_DIGITS } from '../../state/pin-limits.ts';
import type { PinChange, PinNotice, SystemDoor, SystemOutcome, SystemState } from './types.ts';

type Change = DoorChange<SystemDoor>;

/** Digits of a new PIN, typed first and then once more; null where no PIN is being changed. */
export function onPinAtPad(state: SystemState, { kind, digits }: PinTouch, role: Role): Change | null {
  const { pin } = state;
  if (pin === null || pin.stage === 'saving') return null;
  if (kind === 'pin-typed') return { state: { ...state, pin: { ...pin, digits }, notice: null } };
  if (digits < PIN_DIGITS.least) return again(state, pin, { kind: 'short', role: pin.role });
  if (pin.stage === 'first')
    return {
      state: { ...state, pin: { ...pin, stage: 'again', digits: 0 }, notice: null },
      effects: [{ kind: 'keep-pin', digits }],
    };
  return {
    state: { ...state, pin: { ...pin, stage: 'saving', digits: 0 }, notice: null },
    entries: [acted(role, 'system', 'pin-change', { about: pin.role })],
    effects: [{ kind: 'set-pin', role: pin.role, digits }],
  };
}

/** On record without the PIN, also where the door was left meanwhile. */
export function onPinSet(
  state: SystemState | null,
  { role: whose, notice }: Extract<SystemOutcome, { kind: 'pin-set' }>,
  role: Role,
): Change {
  const entry =
    notice.kind === 'changed'
      ? acted(role, 'system', 'pin-changed', { about: whose })
      : acted(role, 'system', 'pin-not-changed', { about: whose, after: notice.kind });
  if (state === null) return { state: null, entries: [entry] };
  // Two PINs that differ are typed again from the beginning.
  const isTypedAgain = notice.kind === 'differs' || notice.kind === 'taken';
  const pin: PinChange | null = isTypedAgain ? { role: whose, stage: 'first', digits: 0 } : null;
  return { state: { ...state, pin, notice }, entries: [entry], effects: [{ kind: 'read-facts' }] };
}

/** From the beginning. */
function again(state: SystemState, pin: PinChange, notice: PinNotice): Change {
  return {
    state: { ...state, pin: { ...pin, stage: 'first', digits: 0 }, notice },
    effects: [{ kind: 'forget-pins' }],
  };
}
