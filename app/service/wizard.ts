import type { JournalEntry } from '../journal/entry.ts';
import type { Now } from '../ports/clock.ts';
import { enterDoor, leaveDoor } from './at-door.ts';
import type { ServiceEvent } from './event.ts';
import { machineStep, thenMachine, toldIn, type MachineState, type MachineStep } from './machine-step.ts';
import type { OpenState } from './service-state.ts';
import { acted } from './state/acted.ts';
import { recordedChanges } from './state/settings-change.ts';
import { isCertified, knownMachine } from './setup/known.ts';
import { paymentChanges } from './setup/payment-changes.ts';
import type { SetupPlace } from './state/setup-place.ts';
import { restartsBefore } from './setup/progress.ts';
import { doorOfSetup, type SetupStep } from './state/setup-steps.ts';

/**
 * On to another step of the wizard, unless an answer is being written at this moment. Where it stands is kept on disk: a
 * power cut does not start it over.
 */
export function moveSetup(state: MachineState, open: OpenState, to: SetupStep, now: Now): MachineStep {
  const { setup } = open;
  if (setup === null || setup.isRestarting || isBeingSaved(open)) return machineStep(state);
  const isRestarting = setup.facts !== null && restartsBefore(to, setup.facts);
  const place: SetupPlace = { ...setup, at: to, isRestarting, refusal: null };
  const door = doorOfSetup(to, isCertified(setup.facts));
  const around = { ...open, revision: open.revision + 1, setup: place };
  const moved = thenMachine(leaveDoor(state, open, now), (next) => enterDoor(next, around, door, now));
  const effects = [{ kind: 'keep-setup', at: to, restart: isRestarting } as const, { kind: 'read-setup' } as const];
  return { ...moved, effects: [...moved.effects, ...effects] };
}

/** What is being written decides whether the next step needs a new start. */
function isBeingSaved({ setup, door }: OpenState): boolean {
  return setup?.isWriting === true || (door.step === 'setup' && door.state.isSaving);
}

/** What is on record may have changed the machine's files: the wizard looks again. */
export function readAgain(step: MachineStep): MachineStep {
  const { service, entries, effects } = step;
  const isSettingUp = service.kind === 'open' && service.setup !== null;
  return isSettingUp && entries.length > 0 ? { ...step, effects: [...effects, { kind: 'read-setup' }] } : step;
}

/** Enough for now, also where the journal cannot be written: the machine starts anew. */
export function endSetup(state: MachineState, open: OpenState): MachineStep {
  const { setup, role } = open;
  if (setup === null || setup.isRestarting) return machineStep(state);
  const entries = toldIn(state.kiosk, [acted(role, 'setup', 'setup-finish', { after: setup.at })]);
  return machineStep(
    { ...state, service: { ...open, setup: { ...setup, isRestarting: true } } },
    { entries, effects: [{ kind: 'end-setup' }] },
  );
}

type SetupEvent = Extract<
  ServiceEvent,
  { readonly kind: `setup-${'read' | 'unread' | 'unkept' | 'addresses' | 'tried' | 'written'}` }
>;

/** What the machine's files say by now. A way to pay that has become whole is written at once, the intent first. */
export function onSetupEvent(state: MachineState, event: SetupEvent, now: Now): MachineStep {
  const open = state.service;
  const written = event.kind === 'setup-written' ? [entryOf(event)] : [];
  if (open.kind !== 'open' || open.setup === null) return machineStep(state, { entries: written });
  const at = (setup: SetupPlace): MachineState => ({ ...state, service: { ...open, setup } });
  const { setup } = open;
  if (event.kind === 'setup-unread') return machineStep(at({ ...setup, facts: null, refusal: event.why }));
  if (event.kind === 'setup-unkept') return machineStep(at({ ...setup, isRestarting: false, refusal: event.why }));
  if (event.kind === 'setup-addresses') return machineStep(at({ ...setup, addresses: event.addresses }));
  if (event.kind === 'setup-tried') return machineStep(at({ ...setup, trial: event.trial }));
  if (event.kind === 'setup-written')
    return machineStep(at({ ...setup, isWriting: false, refusal: event.why }), {
      entries: written,
      effects: event.why === null ? [{ kind: 'read-setup' }] : [],
    });
  const { facts } = event;
  // What one service has answered says nothing about another one.
  const isOther = setup.facts !== null && knownMachine(setup.facts).contract !== knownMachine(facts).contract;
  const read: SetupPlace = { ...setup, facts, trial: isOther ? null : setup.trial };
  const changes = setup.isWriting || setup.refusal !== null ? [] : paymentChanges(facts);
  if (changes.length === 0 || state.kiosk.journal.kind !== 'ready') return atDoor(at(read), now);
  const step = machineStep(at({ ...read, isWriting: true }), {
    entries: [{ kind: 'settings-intended', role: open.role, step: 'setup', changes: recordedChanges(changes) }],
    effects: [{ kind: 'write-setup', changes }],
  });
  return thenMachine(step, (next) => atDoor(next, now));
}

/** The contract decides what a step asks for, and it is known only now. */
function atDoor(state: MachineState, now: Now): MachineStep {
  const open = state.service;
  if (open.kind !== 'open' || open.setup === null) return machineStep(state);
  const door = doorOfSetup(open.setup.at, isCertified(open.setup.facts));
  if (door === open.door.step || open.setup.at !== 'certificate') return machineStep(state);
  const around = { ...open, revision: open.revision + 1 };
  return thenMachine(leaveDoor(state, open, now), (next) => enterDoor(next, around, door, now));
}

function entryOf({ changes, why }: Extract<SetupEvent, { readonly kind: 'setup-written' }>): JournalEntry {
  const about = { role: 'technician', step: 'setup', changes: recordedChanges(changes) } as const;
  return why === null
    ? { kind: 'settings-changed', ...about }
    : { kind: 'settings-unchanged', ...about, reason: why.kind };
}
