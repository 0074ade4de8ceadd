import { DOOR_STEPS, type DoorStep } from '../state/access.ts';
import type {
  DoorAct,
  DoorActOf,
  DoorEffect,
  DoorEffectOf,
  DoorOutcome,
  DoorOutcomeOf,
  DoorState,
  DoorStateOf,
  DoorView,
  DoorViewOf,
} from './types.ts';

// Where a step is a parameter, the compiler does not see that a door's state, act, view, effect or outcome is a member
// of the union. These functions assert it for every step with a door.

interface OfDoor {
  readonly step: DoorStep;
}

function hasDoor({ step }: OfDoor): boolean {
  return DOOR_STEPS.includes(step);
}

function isState(one: OfDoor): one is DoorState {
  return hasDoor(one);
}

function isAct(one: OfDoor): one is DoorAct {
  return hasDoor(one);
}

function isView(one: OfDoor): one is DoorView {
  return hasDoor(one);
}

function isEffect(one: OfDoor): one is DoorEffect {
  return hasDoor(one);
}

function isOutcome(one: OfDoor): one is DoorOutcome {
  return hasDoor(one);
}

function noDoor({ step }: OfDoor): never {
  throw new Error(`no door ${step}`);
}

export function doorState<S extends DoorStep>(one: DoorStateOf<S>): DoorState {
  return isState(one) ? one : noDoor(one);
}

export function doorView<S extends DoorStep>(one: DoorViewOf<S>): DoorView {
  return isView(one) ? one : noDoor(one);
}

export function doorEffect<S extends DoorStep>(one: DoorEffectOf<S>): DoorEffect {
  return isEffect(one) ? one : noDoor(one);
}

export function doorOutcome<S extends DoorStep>(one: DoorOutcomeOf<S>): DoorOutcome {
  return isOutcome(one) ? one : noDoor(one);
}

export function doorAct<S extends DoorStep>(one: DoorActOf<S>): DoorAct {
  return isAct(one) ? one : noDoor(one);
}
