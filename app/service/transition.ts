import type { JournalEntry } from '../journal/entry.ts';
import type { Now } from '../ports/clock.ts';
import type { KioskEvent } from '../session/state/event.ts';
import { transition } from '../session/transition.ts';
import { actAtDoor, enterDoor, eventAtDoor, leaveDoor, outcomeAtDoor, pinAtDoor } from './at-door.ts';
import { isServiceEvent, isServiceTouch, type MachineEvent, type ServiceTouch } from './event.ts';
import { machineStep, thenMachine, toldIn, type MachineState, type MachineStep } from './machine-step.ts';
import { onKnocked, onPinChecked, onPinEntered, onPinTyped, onPinUnchecked, padTimer } from './pad.ts';
import type { OpenState, PadState, ServiceState } from './service-state.ts';
import { endSetup, moveSetup, onSetupEvent, readAgain } from './wizard.ts';
import { setupBefore } from './state/setup-steps.ts';
import { mayEnter, type DoorStep } from './state/access.ts';
import { PAD_LEAVES_AFTER_MS } from './state/pin-limits.ts';

/** What the operator decides about the menu. */
export interface ServiceSettings {
  readonly leaveAfterMs: number;
}

/**
 * What an event means for the menu, after the session has taken it; `state.kiosk` is the session's new state. Pure, and
 * held to the same order as the session: entries, view, effects.
 */
export function serviceTransition(
  before: MachineState,
  event: MachineEvent,
  settings: ServiceSettings,
  now: Now,
): MachineStep {
  const { kiosk, service } = before;
  // What takes the screen from the menu, as a fault of the program, closes it.
  if (service.kind !== 'closed' && kiosk.session.kind !== 'service')
    return thenMachine(leave(before, service, 'ended', now), (next) =>
      isServiceEvent(event) ? handle(next, event, settings, now) : machineStep(next),
    );
  return handle(renewed(before, event, settings, now), event, settings, now);
}

/** Every touch puts the leaving off and takes the last notice away. */
function renewed(state: MachineState, event: MachineEvent, settings: ServiceSettings, now: Now): MachineState {
  const { service } = state;
  if (service.kind === 'closed' || !isServiceTouch(event)) return state;
  if (service.kind === 'pin')
    return { ...state, service: { ...service, endsMonoMs: now.monoMs + PAD_LEAVES_AFTER_MS } };
  return { ...state, service: { ...service, endsMonoMs: now.monoMs + settings.leaveAfterMs, isUnwritten: false } };
}

function handle(state: MachineState, event: MachineEvent, settings: ServiceSettings, now: Now): MachineStep {
  const { service } = state;
  if (isServiceTouch(event)) return onTouch(state, event, now);
  switch (event.kind) {
    case 'service-knocked':
      return onKnocked(state, event, settings.leaveAfterMs, now);
    case 'pin-checked':
      return onPinChecked(state, event, settings.leaveAfterMs, now);
    case 'pin-unchecked':
      return onPinUnchecked(state, event);
    case 'setup-read':
    case 'setup-unread':
    case 'setup-unkept':
    case 'setup-addresses':
    case 'setup-tried':
    case 'setup-written':
      return onSetupEvent(state, event, now);
    case 'door-outcome':
      return readAgain(outcomeAtDoor(state, event, now));
    case 'remote-act':
      // The loop has taken it.
      return machineStep(state);
    case 'time-passed':
      return onTimePassed(state, event, now);
    case 'journal-refused':
      return onRefused(state, event.refused, settings, now);
    default:
      return service.kind === 'open' ? eventAtDoor(state, service, event, now) : machineStep(state);
  }
}

function onTouch(state: MachineState, touch: ServiceTouch, now: Now): MachineStep {
  const { service } = state;
  if (service.kind === 'closed') return machineStep(state);
  if ('revision' in touch && touch.revision !== service.revision) return machineStep(state);
  switch (touch.kind) {
    case 'service-touched':
      return machineStep(state);
    case 'service-language':
      return withLanguage(state, service, touch.language);
    case 'service-reach':
      return machineStep({ ...state, service: { ...service, reachable: touch.on } });
    case 'service-leave':
      return leave(state, service, 'left', now);
    case 'service-back':
      return back(state, service, now);
    case 'setup-moved':
      return service.kind === 'open' ? moveSetup(state, service, touch.to, now) : machineStep(state);
    case 'setup-ended':
      return service.kind === 'open' ? endSetup(state, service) : machineStep(state);
    default:
      return service.kind === 'pin' ? atPad(state, service, touch, now) : inside(state, service, touch, now);
  }
}

/** To `home` and from there out; in the wizard to the step before. */
function back(state: MachineState, service: PadState | OpenState, now: Now): MachineStep {
  if (service.kind === 'pin') return leave(state, service, 'left', now);
  const before = service.setup === null ? null : setupBefore(service.setup.at);
  if (before !== null) return moveSetup(state, service, before, now);
  return service.door.step === 'home' || service.setup !== null || service.isOfferAlone
    ? leave(state, service, 'left', now)
    : goTo(state, service, 'home', now);
}

type OtherTouch = Extract<ServiceTouch, { kind: `pin-${string}` | `door-${string}` }>;

function atPad(state: MachineState, pad: PadState, touch: OtherTouch, now: Now): MachineStep {
  if (touch.kind === 'pin-typed') return onPinTyped(state, pad, touch.digits, now);
  if (touch.kind === 'pin-entered') return onPinEntered(state, pad, touch.digits, now);
  return machineStep(state);
}

function inside(state: MachineState, open: OpenState, touch: OtherTouch, now: Now): MachineStep {
  if (touch.kind === 'door-opened') return goTo(state, open, touch.step, now);
  if (touch.kind === 'door-act') return actAtDoor(state, open, touch.act, now);
  return pinAtDoor(state, open, touch, now);
}

/** Through another door, if it is open to this role; nobody comes further than the wizard's offer without a PIN. */
function goTo(state: MachineState, open: OpenState, step: DoorStep, now: Now): MachineStep {
  if (open.isOfferAlone || !mayEnter(open.role, step)) return machineStep(state);
  const around = { ...open, revision: open.revision + 1 };
  return thenMachine(leaveDoor(state, open, now), (next) => enterDoor(next, around, step, now));
}

function withLanguage(state: MachineState, service: PadState | OpenState, language: PadState['language']): MachineStep {
  if (service.kind === 'pin') return machineStep({ ...state, service: { ...service, language } });
  const languages = { ...service.languages, [service.role]: language };
  return machineStep(
    { ...state, service: { ...service, language, languages } },
    { effects: [{ kind: 'keep-languages', languages }] },
  );
}

type Why = Extract<JournalEntry, { kind: 'service-closed' }>['why'];

/** Gives the screen back to the session. */
function leave(state: MachineState, service: PadState | OpenState, why: Why, now: Now): MachineStep {
  const left = service.kind === 'open' ? leaveDoor(state, service, now) : machineStep(state, FORGET);
  const told: readonly JournalEntry[] =
    service.kind === 'open' ? [{ kind: 'service-closed', role: service.role, why }] : [];
  return thenMachine(left, (next) => {
    const free = transition(next.kiosk, { kind: 'service-left' }, now);
    const { revision, languages } = service;
    const closed: ServiceState = { kind: 'closed', revision: revision + 1, languages };
    return machineStep(
      { kiosk: free.state, service: closed },
      { entries: [...toldIn(next.kiosk, told), ...free.entries], effects: free.effects },
    );
  });
}

const FORGET = { effects: [{ kind: 'forget-pin' }] } as const;

function onTimePassed(state: MachineState, event: KioskEvent, now: Now): MachineStep {
  const { service } = state;
  if (service.kind === 'closed') return machineStep(state);
  if (now.monoMs >= service.endsMonoMs) return leave(state, service, 'unattended', now);
  return service.kind === 'pin' ? padTimer(state, service, now) : eventAtDoor(state, service, event, now);
}

/** The entries of a step were refused, so it did not happen. A technician can still enter to repair the disk. */
function onRefused(
  state: MachineState,
  refused: MachineEvent | null,
  settings: ServiceSettings,
  now: Now,
): MachineStep {
  const { service } = state;
  if (refused?.kind === 'pin-checked') return onPinChecked(state, refused, settings.leaveAfterMs, now);
  if (service.kind !== 'open' || refused === null || !isServiceTouch(refused)) return machineStep(state);
  return machineStep({ ...state, service: { ...service, isUnwritten: true } });
}
