import { traitsOf } from '../../../config/kaspi-contracts.ts';
import { knownMachine } from '../../setup/known.ts';
import { CONTRACTS } from '../../state/setup-place.ts';
import { acted } from '../../state/acted.ts';
import { UNCHANGED, type Door, type DoorChange, type DoorContext } from '../../state/door.ts';
import { recordedChanges } from '../../state/settings-change.ts';
import type { SetupAction } from './actions.ts';
import { readAnswer, type Answering } from './answers.ts';
import type { ContractChoice, SetupDoor, SetupNotice, SetupOutcome, SetupState } from './types.ts';

type Change = DoorChange<SetupDoor>;

/** The wizard's own forms, and its offer on a machine that is not being set up. */
export const setupDoor: Door<SetupDoor> = {
  open: () => ({ state: { isSaving: false, isEnding: false, notice: null } }),
  act: (state, action, context) => (state.isSaving || state.isEnding ? UNCHANGED : onAct(state, action, context)),
  onOutcome: (state, outcome, context) => onSaved(state, outcome, context),
  view: (state, { kiosk, setup = null }) => {
    const facts = setup?.facts ?? null;
    return {
      ...state,
      at: setup?.at ?? null,
      isNew: kiosk.settings.offersSetup,
      known: facts === null ? null : knownMachine(facts),
      contracts: CHOICES,
      addresses: setup?.addresses ?? [],
    };
  },
};

const CHOICES: readonly ContractChoice[] = CONTRACTS.map((contract) => ({
  contract,
  needsOrganization: traitsOf(contract)?.needsOrganization ?? false,
}));

function onAct(state: SetupState, action: SetupAction, context: DoorContext): Change {
  const { role, setup = null } = context;
  switch (action.kind) {
    case 'start':
      if (setup !== null) return UNCHANGED;
      return {
        state: { ...state, isEnding: true },
        entries: [acted(role, 'setup', 'setup-start')],
        effects: [{ kind: 'start' }],
      };
    case 'refresh':
      return { state: { ...state, notice: null }, effects: [{ kind: 'read' }] };
    default:
      return onAnswer(state, action, context);
  }
}

/** The intent is on disk before a file is touched; a secret is in no entry. */
function onAnswer(state: SetupState, action: Answering, { role, setup = null }: DoorContext): Change {
  const facts = setup?.facts ?? null;
  if (facts === null) return UNCHANGED;
  const answer = readAnswer(action, facts);
  if (!answer.ok) return told(state, { kind: 'mistake', mistake: answer.error });
  const { changes } = answer.value;
  return {
    state: { ...state, isSaving: true, notice: null },
    entries:
      changes.length === 0
        ? [acted(role, 'setup', `setup-${action.kind}`, { after: wordOf(action) })]
        : [{ kind: 'settings-intended', role, step: 'setup', changes: recordedChanges(changes) }],
    effects: [{ kind: 'save', answer: answer.value }],
  };
}

function wordOf(action: Answering): string | null {
  if (action.kind === 'contract') return action.contract;
  return action.kind === 'address' ? action.baseUrl : null;
}

function onSaved(state: SetupState | null, { changes, why }: SetupOutcome, { role }: DoorContext): Change {
  const about = { role, step: 'setup', changes: recordedChanges(changes) } as const;
  const entries =
    changes.length === 0
      ? []
      : why === null
        ? [{ kind: 'settings-changed', ...about } as const]
        : [{ kind: 'settings-unchanged', ...about, reason: why.kind } as const];
  if (state === null) return { state: null, entries };
  const notice: SetupNotice = why === null ? { kind: 'saved' } : { kind: 'not-changed', why };
  return { state: { isSaving: false, isEnding: false, notice }, entries };
}

function told(state: SetupState, notice: SetupNotice): Change {
  return { state: { ...state, notice } };
}
