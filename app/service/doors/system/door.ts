import { knownMachine } from '../../setup/known.ts';
import type { SetupPlace } from '../../state/setup-place.ts';
import { acted } from '../../state/acted.ts';
import { UNCHANGED, type Door, type DoorChange, type DoorContext } from '../../state/door.ts';
import type { SystemAction } from './actions.ts';
import { demoNotSwitched, switchDemo } from './demo-switch.ts';
import { onEnrolmentTold, wayIntoFleet } from './fleet-way.ts';
import { switchSelling } from './selling-switch.ts';
import { lookForUpdate, onUpdateLooked } from './update-look.ts';
import { onPinAtPad, onPinSet } from './pin-change.ts';
import type { PinChange, SystemDoor, SystemState } from './types.ts';

/** Versions, addresses, disk and clock; PINs; restart, reboot and shut-down. */
export const systemDoor: Door<SystemDoor> = {
  open: ({ setup }) => ({
    // The wizard's step asks for the technician's PIN at once, unless there is one.
    state: {
      facts: null,
      ending: null,
      pin: setup?.at === 'pin' && !hasPin(setup) ? NEW_PIN : null,
      notice: null,
      looking: null,
      looked: null,
      examination: null,
      enrolment: { kind: 'none' },
    },
    effects: [{ kind: 'read-facts' }],
  }),
  act: (state, action, context) => (state.ending === null ? onAct(state, action, context) : UNCHANGED),
  onPin: (state, pin, { role }) => (state.ending === null ? onPinAtPad(state, pin, role) : null),
  onOutcome(state, outcome, { role }) {
    if (outcome.kind === 'pin-set') return onPinSet(state, outcome, role);
    if (outcome.kind === 'update-looked') return onUpdateLooked(state, outcome, role);
    if (outcome.kind === 'demo-not-switched') return demoNotSwitched(state, outcome.detail, role);
    if (outcome.kind === 'fleet-told') return onEnrolmentTold(state, outcome.enrolment, role);
    if (state === null) return UNCHANGED;
    if (outcome.kind === 'fleet-read') return { state: { ...state, enrolment: outcome.enrolment } };
    if (outcome.kind === 'facts-read') return { state: { ...state, facts: outcome.facts } };
    // Put away meanwhile, it stays away.
    return state.examination === null ? UNCHANGED : { state: { ...state, examination: outcome.examination } };
  },
  close: (state) => (state.pin === null ? UNCHANGED : { state: null, effects: [{ kind: 'forget-pins' }] }),
  view: (state, { kiosk }) => ({ ...state, closed: kiosk.closed }),
};

const NEW_PIN: PinChange = { role: 'technician', stage: 'first', digits: 0 };

function hasPin({ facts }: SetupPlace): boolean {
  return facts !== null && knownMachine(facts).hasPin;
}

function onAct(state: SystemState, action: SystemAction, context: DoorContext): DoorChange<SystemDoor> {
  const { role } = context;
  const isSaving = state.pin?.stage === 'saving';
  switch (action.kind) {
    case 'end': {
      const { how } = action;
      return {
        state: { ...state, ending: how },
        entries: [acted(role, 'system', how)],
        effects: [{ kind: 'end', how }],
      };
    }
    case 'demo-on':
    case 'demo-off':
      return switchDemo(state, action.kind, context);
    case 'out-of-service':
    case 'back-in-service':
      return switchSelling(state, action.kind, context);
    case 'doctor':
      if (state.examination?.kind === 'under-way') return UNCHANGED;
      return { state: { ...state, examination: { kind: 'under-way' } }, effects: [{ kind: 'examine' }] };
    case 'doctor-close':
      return { state: { ...state, examination: null } };
    case 'update-check':
    case 'update-now':
    case 'update-stick':
      return lookForUpdate(state, action.kind, role);
    case 'fleet-enrol':
    case 'fleet-cancel':
      return wayIntoFleet(state, action.kind, role);
    case 'refresh':
      return { state: null, effects: [{ kind: 'read-facts' }] };
    case 'change-pin':
      if (isSaving) return UNCHANGED;
      return {
        state: { ...state, pin: { role: action.role, stage: 'first', digits: 0 }, notice: null },
        effects: [{ kind: 'forget-pins' }],
      };
    default:
      return isSaving || state.pin === null
        ? UNCHANGED
        : { state: { ...state, pin: null }, effects: [{ kind: 'forget-pins' }] };
  }
}
