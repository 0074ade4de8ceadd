import type { ConfigChange } from '../../../config/change.ts';
import { acted } from '../../state/acted.ts';
import { UNCHANGED, type Door, type DoorChange, type DoorContext } from '../../state/door.ts';
import { recordedChanges, withSettings } from '../../state/settings-change.ts';
import type { DevicesAction } from './actions.ts';
import { removingOf, savingOf, takingOf, wantedBy } from './changes.ts';
import type { DevicesDoor, DevicesFacts, DevicesNotice, DevicesOutcome, DevicesState } from './types.ts';
import { devicesView } from './view.ts';

type Change = DoorChange<DevicesDoor>;

const ENTERED: DevicesState = { facts: null, search: null, token: null, writing: null, notice: null, written: 0 };

/** Every port with what hangs on it; devices are found, taken over, changed and taken out of the configuration. */
export const devicesDoor: Door<DevicesDoor> = {
  open: () => ({ state: ENTERED, effects: [{ kind: 'read' }] }),
  act(state, action, context) {
    if (state.notice?.kind === 'restarting') return UNCHANGED;
    switch (action.kind) {
      case 'refresh':
        return { state: { ...state, notice: null }, effects: [{ kind: 'read' }] };
      case 'seen':
        return { state: { ...state, notice: null } };
      case 'find':
        return finding(state, context);
      case 'restart':
        return {
          state: { ...state, notice: { kind: 'restarting' } },
          entries: [acted(context.role, 'devices', 'restart')],
          effects: [{ kind: 'restart' }],
        };
      default:
        // One change after the other: a second touch meanwhile means nothing.
        return state.facts === null || state.writing !== null
          ? UNCHANGED
          : changing(state, state.facts, action, context);
    }
  },
  onOutcome: (state, outcome, context) => onOutcome(state, outcome, context),
  view: (state, { kiosk }) => devicesView(state, kiosk),
};

function finding(state: DevicesState, { role, now }: DoorContext): Change {
  if (state.search?.isRunning === true) return UNCHANGED;
  const token = now.monoMs;
  return {
    state: { ...state, search: { isRunning: true, ports: {} }, token, notice: null },
    entries: [acted(role, 'devices', 'find')],
    effects: [{ kind: 'search', token }],
  };
}

type Changing = Extract<DevicesAction, { readonly kind: 'take' | 'save' | 'remove' | 'undo' }>;

function changing(state: DevicesState, facts: DevicesFacts, action: Changing, context: DoorContext): Change {
  switch (action.kind) {
    case 'take': {
      const outcome = state.search?.ports[action.path]?.outcome;
      const found = outcome?.kind === 'found' ? outcome.devices[action.index] : undefined;
      if (found === undefined) return told(state, { kind: 'gone' });
      const { path } = action;
      const by = wantedBy(facts, { ...found, port: path });
      if (by !== null) return told(state, { kind: 'wanted', port: path, by });
      return intended(state, takingOf(facts, path, found), { writing: 'taken', found: path }, context);
    }
    case 'save': {
      const changes = savingOf(facts, action.device, action.form);
      if (!changes.ok) return told(state, { kind: 'mistake', field: changes.error });
      const { driver, port } = action.form;
      const asked = port.trim();
      const by = asked === '' ? null : wantedBy(facts, { kind: action.device, driver, port: asked });
      if (by !== null) return told(state, { kind: 'wanted', port: asked, by });
      return intended(state, changes.value, { writing: 'saved' }, context);
    }
    case 'remove':
      return intended(state, removingOf(facts, action.device), { writing: 'removed' }, context);
    default:
      return intended(state, facts.undo ?? [], { writing: 'undone' }, context);
  }
}

/** The intent is on disk before the file is touched. */
function intended(
  state: DevicesState,
  changes: readonly ConfigChange[],
  { writing, found = null }: { readonly writing: NonNullable<DevicesState['writing']>; readonly found?: string | null },
  { role }: DoorContext,
): Change {
  if (changes.length === 0) return told(state, { kind: 'nothing' });
  return {
    state: { ...state, writing, notice: null },
    entries: [{ kind: 'settings-intended', role, step: 'devices', changes: recordedChanges(changes) }],
    effects: [writing === 'undone' ? { kind: 'undo', changes } : { kind: 'write', changes, found }],
  };
}

function told(state: DevicesState, notice: DevicesNotice): Change {
  return { state: { ...state, notice } };
}

function onOutcome(state: DevicesState | null, outcome: DevicesOutcome, context: DoorContext): Change {
  switch (outcome.kind) {
    case 'read':
      return state === null ? UNCHANGED : { state: { ...state, facts: outcome.facts } };
    case 'written':
    case 'not-written':
      return onWritten(state, outcome, context);
    default:
      return state === null ? UNCHANGED : onSearch(state, outcome);
  }
}

type Searching = Extract<DevicesOutcome, { readonly token: number }>;

/** What an earlier search tells, or one that was begun before the door was left, is dropped. */
function onSearch(state: DevicesState, outcome: Searching): Change {
  const { search } = state;
  if (outcome.token !== state.token || !search?.isRunning) return UNCHANGED;
  switch (outcome.kind) {
    case 'progress':
      return {
        state: { ...state, search: { ...search, ports: { ...search.ports, [outcome.path]: outcome.search } } },
      };
    case 'searched':
      return { state: { ...state, facts: outcome.facts, search: { ...search, isRunning: false } } };
    default:
      return {
        state: {
          ...state,
          search: { ...search, isRunning: false },
          notice: { kind: 'not-searched', detail: outcome.detail },
        },
      };
  }
}

function noticeOf(why: Extract<DevicesOutcome, { readonly kind: 'not-written' }>['why']): DevicesNotice {
  return why.kind === 'port-gone' ? why : { kind: 'not-changed', why };
}

/** On record also where the door was left meanwhile. */
function onWritten(
  state: DevicesState | null,
  outcome: Extract<DevicesOutcome, { readonly kind: 'written' | 'not-written' }>,
  context: DoorContext,
): Change {
  const { role } = context;
  const { facts } = outcome;
  const changes = recordedChanges(outcome.changes);
  if (outcome.kind === 'not-written') {
    const { why } = outcome;
    return {
      state: state === null ? null : { ...state, facts, writing: null, notice: noticeOf(why) },
      entries: [{ kind: 'settings-unchanged', role, step: 'devices', changes, reason: why.kind }],
    };
  }
  const after: DevicesState | null =
    state === null
      ? null
      : {
          ...state,
          facts,
          writing: null,
          notice: state.writing === null ? null : { kind: state.writing },
          written: state.written + 1,
        };
  return {
    state: after,
    ...withSettings(context, outcome.settings, [{ kind: 'settings-changed', role, step: 'devices', changes }]),
  };
}
