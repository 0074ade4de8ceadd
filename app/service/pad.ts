import type { JournalEntry } from '../journal/entry.ts';
import type { Role } from '../role.ts';
import type { Now } from '../ports/clock.ts';
import { transition } from '../session/transition.ts';
import { enterDoor } from './at-door.ts';
import type { ServiceEvent } from './event.ts';
import { machineStep, thenMachine, toldIn, type MachineState, type MachineStep } from './machine-step.ts';
import type { PadNotice, PadState, ServiceState } from './service-state.ts';
import { placeAt } from './state/setup-place.ts';
import { doorOfSetup } from './state/setup-steps.ts';
import type { DoorStep } from './state/access.ts';
import { PAD_LEAVES_AFTER_MS, PIN_DIGITS } from './state/pin-limits.ts';

type EventOf<K extends ServiceEvent['kind']> = Extract<ServiceEvent, { readonly kind: K }>;

/**
 * The fifth touch on the operator's name: the pad takes the screen, where it may. A machine that is being set up and has
 * no PIN yet opens at once.
 */
export function onKnocked(
  state: MachineState,
  event: EventOf<'service-knocked'>,
  leaveAfterMs: number,
  now: Now,
): MachineStep {
  const { kiosk, service } = state;
  if (service.kind !== 'closed') return machineStep(state);
  const entered = transition(kiosk, { kind: 'service-entered' }, now);
  if (entered.state.session.kind !== 'service') return machineStep(state);
  const opensAt = event.opens?.at ?? null;
  const pad: PadState = {
    kind: 'pin',
    revision: service.revision + 1,
    languages: event.languages,
    language: kiosk.language,
    reachable: kiosk.reachable,
    endsMonoMs: now.monoMs + PAD_LEAVES_AFTER_MS,
    digits: 0,
    isChecking: false,
    notice: null,
    failures: event.failures,
    waitUntilMonoMs: event.waitLeftMs > 0 ? now.monoMs + event.waitLeftMs : null,
    setup: opensAt === null ? null : placeAt(opensAt),
  };
  const shown = { kiosk: entered.state, service: pad };
  // Only the pad that opens begins empty: a knock at an open one takes no digit away.
  const step = machineStep(shown, {
    entries: entered.entries,
    effects: [{ kind: 'forget-pin' }, ...entered.effects],
  });
  if (event.opens?.isFree !== true) return step;
  const isOfferAlone = event.opens.at === null;
  const door = isOfferAlone ? 'setup' : 'home';
  return thenMachine(step, (next) => letIn(next, pad, { role: 'technician', leaveAfterMs, door, isOfferAlone }, now));
}

/** Enter: the PIN is checked, unless it cannot be one or the pad is locked. */
export function onPinEntered(state: MachineState, pad: PadState, digits: number, now: Now): MachineStep {
  if (pad.isChecking) return machineStep(state);
  if (isWaiting(pad, now)) return forgotten(state, { ...pad, digits: 0 });
  if (digits < PIN_DIGITS.least) return forgotten(state, { ...pad, digits: 0, notice: 'short' });
  return machineStep(
    { ...state, service: { ...pad, digits, isChecking: true, notice: null } },
    { effects: [{ kind: 'check-pin', revision: pad.revision, digits }] },
  );
}

/** Digits were typed or erased; while a PIN is checked or the pad is locked, none counts. */
export function onPinTyped(state: MachineState, pad: PadState, digits: number, now: Now): MachineStep {
  if (pad.isChecking) return machineStep(state);
  if (isWaiting(pad, now)) return forgotten(state, { ...pad, digits: 0 });
  return machineStep({ ...state, service: { ...pad, digits, notice: null } });
}

/**
 * The answer to a PIN. It opens nothing if the pad was left meanwhile, or left and opened again; a wrong PIN is
 * recorded in any case.
 */
export function onPinChecked(
  state: MachineState,
  { revision, role, failures, waitLeftMs }: EventOf<'pin-checked'>,
  leaveAfterMs: number,
  now: Now,
): MachineStep {
  const { kiosk, service } = state;
  const pad = awaiting(service, revision);
  if (role !== null)
    return pad === null ? machineStep(state) : letIn(state, pad, { role, leaveAfterMs, door: 'home' }, now);
  const refused: JournalEntry = { kind: 'service-refused', failures };
  const entries = toldIn(kiosk, [refused]);
  if (pad === null) return machineStep(state, { entries });
  const waitUntilMonoMs = waitLeftMs > 0 ? now.monoMs + waitLeftMs : null;
  const after: PadState = { ...withNotice(pad, 'wrong'), failures, waitUntilMonoMs };
  return machineStep({ kiosk, service: after }, { entries });
}

/** The PIN could not be checked: it is typed again. */
export function onPinUnchecked(state: MachineState, { revision }: EventOf<'pin-unchecked'>): MachineStep {
  const pad = awaiting(state.service, revision);
  return machineStep(pad === null ? state : { ...state, service: withNotice(pad, 'failed') });
}

/** The pad that waits for this answer, if it is still there. */
function awaiting(service: ServiceState, revision: number): PadState | null {
  return service.kind === 'pin' && service.isChecking && service.revision === revision ? service : null;
}

/** The wait is over. */
export function padTimer(state: MachineState, pad: PadState, now: Now): MachineStep {
  const isOver = pad.waitUntilMonoMs !== null && !isWaiting(pad, now);
  return machineStep(isOver ? { ...state, service: { ...pad, waitUntilMonoMs: null, notice: null } } : state);
}

function isWaiting({ waitUntilMonoMs }: PadState, { monoMs }: Now): boolean {
  return waitUntilMonoMs !== null && monoMs < waitUntilMonoMs;
}

function withNotice(pad: PadState, notice: PadNotice): PadState {
  return { ...pad, digits: 0, isChecking: false, notice };
}

function forgotten(state: MachineState, pad: PadState): MachineStep {
  return machineStep({ ...state, service: pad }, { effects: [{ kind: 'forget-pin' }] });
}

/** Who comes in, and through which door. */
interface Entering {
  readonly role: Role;
  readonly leaveAfterMs: number;
  readonly door: DoorStep;
  readonly isOfferAlone?: boolean;
}

function letIn(
  state: MachineState,
  pad: PadState,
  { role, leaveAfterMs, door, isOfferAlone = false }: Entering,
  now: Now,
): MachineStep {
  const { revision, languages, language, reachable, setup } = pad;
  const around = {
    kind: 'open',
    role,
    revision: revision + 1,
    languages,
    language: languages[role] ?? language,
    reachable,
    endsMonoMs: now.monoMs + leaveAfterMs,
    isUnwritten: false,
    isOfferAlone,
    // A collector has no part in it.
    setup: role === 'technician' ? setup : null,
  } as const;
  const opened = machineStep(state, { entries: toldIn(state.kiosk, [{ kind: 'service-opened', role }]) });
  if (around.setup === null) return thenMachine(opened, (next) => enterDoor(next, around, door, now));
  const step = doorOfSetup(around.setup.at, false);
  return thenMachine(opened, (next) =>
    thenMachine(enterDoor(next, around, step, now), (there) =>
      machineStep(there, { effects: [{ kind: 'read-setup' }] }),
    ),
  );
}
