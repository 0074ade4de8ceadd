import type { Role } from '../role.ts';
import type { Now } from '../ports/clock.ts';
import { withoutDecided } from '../session/invoice/search.ts';
import { followInterrupted } from '../session/recovery/interrupted-sale.ts';
import type { KioskEvent } from '../session/state/event.ts';
import { doorEffect, doorState, doorView } from './doors/joined.ts';
import { DOORS } from './doors/registry.ts';
import type { DoorActOf, DoorOutcomeOf, DoorState, DoorStateOf, DoorTypes, DoorView } from './doors/types.ts';
import { machineStep, type MachineState, type MachineStep } from './machine-step.ts';
import type { OpenState } from './service-state.ts';
import type { DoorStep } from './state/access.ts';
import type { DoorChange, DoorContext, PinTouch } from './state/door.ts';

type Around = Omit<OpenState, 'door'>;

/** The door is entered. */
export function enterDoor(state: MachineState, around: Around, step: DoorStep, now: Now): MachineStep {
  const { role, setup } = around;
  const change = opened(step, { kiosk: state.kiosk, role, now, setup });
  return carriedOut(state, { around, own: null }, step, role, change, now);
}

function opened<S extends DoorStep>(step: S, context: DoorContext): DoorChange<DoorTypes[S]> {
  return DOORS[step].open(context);
}

/** The door is left; its state is dropped. */
export function leaveDoor(state: MachineState, open: OpenState, now: Now): MachineStep {
  const closing = <S extends DoorStep>({ step, state: own }: DoorStateOf<S>): MachineStep => {
    const door = DOORS[step];
    const change = door.close?.(own, { kiosk: state.kiosk, role: open.role, now, setup: open.setup });
    return change === undefined ? machineStep(state) : carriedOut(state, at(open), step, open.role, change, now);
  };
  return closing(open.door);
}

/** An action behind the door. An action for another door is dropped. */
export function actAtDoor<S extends DoorStep>(
  state: MachineState,
  open: OpenState,
  { step, action }: DoorActOf<S>,
  now: Now,
): MachineStep {
  const own = ownState(open.door, step);
  if (own === null) return machineStep(state);
  const change = DOORS[step].act(own.state, action, { kiosk: state.kiosk, role: open.role, now, setup: open.setup });
  return intended(state, open, step, change, now);
}

/** Digits at the pad of a door. If the door expects none, main forgets them. */
export function pinAtDoor(state: MachineState, open: OpenState, pin: PinTouch, now: Now): MachineStep {
  const typed = <S extends DoorStep>({ step, state: own }: DoorStateOf<S>): MachineStep => {
    const change =
      DOORS[step].onPin?.(own, pin, { kiosk: state.kiosk, role: open.role, now, setup: open.setup }) ?? null;
    return change === null
      ? machineStep(state, { effects: [{ kind: 'forget-pin' }] })
      : intended(state, open, step, change, now);
  };
  return typed(open.door);
}

/** A person's request. */
function intended<S extends DoorStep>(
  state: MachineState,
  open: OpenState,
  step: S,
  change: DoorChange<DoorTypes[S]>,
  now: Now,
): MachineStep {
  // An intent has to be on disk before its effect: without a journal nothing of it happens.
  const isTold = (change.entries ?? []).every(({ kind }) => kind === 'service-acted');
  if (state.kiosk.journal.kind !== 'ready' && !isTold)
    return machineStep({ ...state, service: { ...open, isUnwritten: true } });
  const entries = state.kiosk.journal.kind === 'ready' ? (change.entries ?? []) : [];
  return carriedOut(state, at(open), step, open.role, { ...change, entries }, now);
}

/** What came of an effect, for the door that asked for it, open or not. */
export function outcomeAtDoor<S extends DoorStep>(
  state: MachineState,
  { step, role, outcome }: DoorOutcomeOf<S>,
  now: Now,
): MachineStep {
  const open = state.service.kind === 'open' ? state.service : null;
  const own = open === null ? null : ownState(open.door, step);
  const change = DOORS[step].onOutcome(own === null ? null : own.state, outcome, {
    kiosk: state.kiosk,
    role,
    now,
    setup: open?.setup ?? null,
  });
  return carriedOut(state, own === null || open === null ? null : at(open), step, role, change, now);
}

/** Whatever else happened to the machine. */
export function eventAtDoor(state: MachineState, open: OpenState, event: KioskEvent, now: Now): MachineStep {
  const happening = <S extends DoorStep>({ step, state: own }: DoorStateOf<S>): MachineStep => {
    const change = DOORS[step].onEvent?.(own, event, { kiosk: state.kiosk, role: open.role, now, setup: open.setup });
    return change === undefined ? machineStep(state) : carriedOut(state, at(open), step, open.role, change, now);
  };
  return happening(open.door);
}

/** When the door needs its next timer event. */
export function doorDeadline<S extends DoorStep>({ step, state }: DoorStateOf<S>): number | null {
  return DOORS[step].deadline?.(state) ?? null;
}

/** What the door shows. */
export function viewOfDoor(door: DoorState, context: DoorContext): DoorView {
  const seen = <S extends DoorStep>({ step, state }: DoorStateOf<S>): DoorView =>
    doorView({ step, door: DOORS[step].view(state, context) });
  return seen(door);
}

/** The state of this door, if it is the one that is open. */
function ownState<S extends DoorStep>(door: DoorState, step: S): DoorStateOf<S> | null {
  return isOf(door, step) ? door : null;
}

function isOf<S extends DoorStep>(door: DoorState, step: S): door is DoorState & DoorStateOf<S> {
  return door.step === step;
}

/** The state of the menu and of the door; the door's part is empty while it is being entered. */
interface Place {
  readonly around: Around;
  readonly own: DoorState | null;
}

function at({ door, ...around }: OpenState): Place {
  return { around, own: door };
}

/** `place` is null where the door is not open any more. */
function carriedOut<S extends DoorStep>(
  { kiosk, service }: MachineState,
  place: Place | null,
  step: S,
  role: Role,
  change: DoorChange<DoorTypes[S]>,
  now: Now,
): MachineStep {
  const effects = (change.effects ?? []).map((effect) => doorEffect({ kind: 'door-effect', step, role, effect }));
  const door = change.state === null ? (place?.own ?? null) : doorState({ step, state: change.state });
  const after = place === null || door === null ? service : { ...place.around, door };
  const entries = change.entries ?? [];
  return machineStep(
    { kiosk: withoutDecided(followInterrupted(change.kiosk ?? kiosk, entries, now), entries), service: after },
    { entries, effects: [...(change.kioskEffects ?? []), ...effects] },
  );
}
