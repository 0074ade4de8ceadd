import type { ConfigChange } from '../../../config/change.ts';
import type { JournalEntry } from '../../../journal/entry.ts';
import { UNCHANGED, type Door, type DoorChange, type DoorContext } from '../../state/door.ts';
import { acted } from '../../state/acted.ts';
import { recordedChanges, withSettings } from '../../state/settings-change.ts';
import type { ImportAction } from './actions.ts';
import { FIRST_CHOSEN, needsRestart, plannedChanges, plannedPictures, settingsView } from './settings-plan.ts';
import type { ImportDoor, ImportEffect, ImportOutcome, ImportState, Opened, Working } from './types.ts';

type Change = DoorChange<ImportDoor>;
type Late = Exclude<ImportOutcome, { readonly kind: 'written' | 'not-written' | 'kept' }>;

const ENTERED: ImportState = {
  files: null,
  sticks: 0,
  isCut: false,
  isUnread: false,
  chosen: null,
  opened: null,
  working: null,
  notice: null,
  undo: null,
  secrets: [],
};

/** Payments are compared with the journal; what another machine's configuration would change is shown, then written. */
export const importDoor: Door<ImportDoor> = {
  open: (context) => looking(ENTERED, context),
  act(state, action, context) {
    if (state.working !== null || state.notice?.kind === 'restarting') return UNCHANGED;
    return onAct(state, action, context);
  },
  onOutcome(state, outcome, context) {
    if (outcome.kind === 'written' || outcome.kind === 'not-written') return onWriting(state, outcome, context);
    if (outcome.kind === 'kept') return onKept(state, outcome, context);
    return state?.working?.token === outcome.token ? onLate(state, outcome, context) : UNCHANGED;
  },
  close: () => ({ state: null, effects: [{ kind: 'forget' }] }),
  view(state) {
    const { files, sticks, isCut, isUnread, chosen, opened, working, notice, undo } = state;
    return {
      files,
      sticks,
      isCut,
      isUnread,
      chosen,
      opened: opened?.kind === 'settings' ? settingsView(opened) : opened,
      working: working?.what ?? null,
      notice,
      canUndo: undo !== null,
      canKeepUntried: canKeepUntried(state),
    };
  },
};

function onAct(state: ImportState, action: ImportAction, context: DoorContext): Change {
  switch (action.kind) {
    case 'refresh':
      return looking(state, context);
    case 'choose-file':
      return choosing(state, action.index, context);
    case 'toggle':
      return state.opened?.kind === 'settings' ? toggled(state, state.opened, action.section, context) : UNCHANGED;
    case 'filter':
      return state.opened?.kind === 'payments'
        ? doing(state, { kind: 'page', filter: action.filter, number: 1 }, context)
        : UNCHANGED;
    case 'page': {
      if (state.opened?.kind !== 'payments') return UNCHANGED;
      const { filter, number } = state.opened.page;
      return doing(state, { kind: 'page', filter, number: number + (action.to === 'next' ? 1 : -1) }, context);
    }
    case 'choose-secret':
      return state.opened?.kind === 'secret' && state.opened.choices.includes(action.secret)
        ? { state: { ...state, notice: null, opened: { ...state.opened, chosen: action.secret } } }
        : UNCHANGED;
    case 'keep-untried':
      return canKeepUntried(state) ? keeping(state, true, context) : UNCHANGED;
    case 'undo':
      return state.undo === null ? UNCHANGED : intended(state, 'undo', state.undo, context);
    case 'restart':
      return {
        state: { ...state, notice: { kind: 'restarting' } },
        entries: [acted(context.role, 'import', 'restart')],
        effects: [{ kind: 'restart' }],
      };
    default:
      return starting(state, context);
  }
}

function looking(state: ImportState, context: DoorContext): Change & { readonly state: ImportState } {
  return doing({ ...state, notice: null, opened: null, chosen: null }, { kind: 'look' }, context);
}

/** A configuration is read at once, because what it would change is to be seen first. */
function choosing(state: ImportState, index: number, context: DoorContext): Change {
  const file = state.files?.[index];
  if (file === undefined) return UNCHANGED;
  const next: ImportState = { ...state, chosen: index, opened: null, notice: null };
  if (file.kind === 'secret') {
    const { secrets: choices } = state;
    if (choices.length === 0) return { state: { ...next, notice: { kind: 'no-secret' } } };
    return {
      state: {
        ...next,
        opened: { kind: 'secret', choices, chosen: choices.length === 1 ? (choices[0] ?? null) : null },
      },
    };
  }
  return file.kind === 'settings' ? doing(next, { kind: 'read', file }, context) : { state: next };
}

function starting(state: ImportState, context: DoorContext): Change {
  const { opened, chosen, files } = state;
  if (opened?.kind === 'settings') {
    const { facts } = opened;
    if (!settingsView(opened).canStart) return UNCHANGED;
    return intended(state, 'write', plannedChanges(facts, opened.chosen), context, opened);
  }
  const file = chosen === null ? undefined : files?.[chosen];
  if (opened?.kind === 'secret') return keeping(state, false, context);
  if (file?.kind !== 'payments') return UNCHANGED;
  return doing({ ...state, opened: null, notice: null }, { kind: 'compare', file }, context);
}

/** What the service has refused is of no use to anybody; whether it would, only an answer tells. */
function canKeepUntried({ notice, opened, working }: ImportState): boolean {
  return (
    working === null &&
    opened?.kind === 'secret' &&
    notice?.kind === 'secret-not-accepted' &&
    notice.problem.reason !== 'api-key-refused'
  );
}

function keeping(state: ImportState, isUntried: boolean, context: DoorContext): Change {
  const { opened, chosen, files } = state;
  const file = chosen === null ? undefined : files?.[chosen];
  if (opened?.kind !== 'secret' || file === undefined || opened.chosen === null) return UNCHANGED;
  const { chosen: secret } = opened;
  return {
    ...doing({ ...state, notice: null }, { kind: 'keep', file, secret, isUntried }, context),
    entries: [
      acted(context.role, 'import', 'secret-import', { about: secret, ...(isUntried ? { after: 'untried' } : {}) }),
    ],
  };
}

function toggled(
  state: ImportState,
  opened: Extract<Opened, { readonly kind: 'settings' }>,
  section: (typeof FIRST_CHOSEN)[number],
  context: DoorContext,
): Change {
  const chosen = opened.chosen.includes(section)
    ? opened.chosen.filter((one) => one !== section)
    : [...opened.chosen, section];
  return checking({ ...state, opened: { ...opened, chosen, refusal: undefined } }, context);
}

/** The rules decide before anything can be started. */
function checking(state: ImportState, context: DoorContext): Change {
  const { opened } = state;
  if (opened?.kind !== 'settings') return { state };
  return doing(state, { kind: 'check', changes: plannedChanges(opened.facts, opened.chosen) }, context);
}

type WithToken = Extract<ImportEffect, { readonly token: number }>;
type WithoutToken<T> = T extends unknown ? Omit<T, 'token'> : never;

function doing(
  state: ImportState,
  effect: WithoutToken<WithToken>,
  { now }: DoorContext,
): Change & { readonly state: ImportState } {
  const token = now.monoMs;
  const working: Working = { what: effect.kind, token };
  return { state: { ...state, working }, effects: [{ ...effect, token }] };
}

/** The intent is on disk before the file is touched. */
function intended(
  state: ImportState,
  what: 'write' | 'undo',
  changes: readonly ConfigChange[],
  context: DoorContext,
  opened: Extract<Opened, { readonly kind: 'settings' }> | null = null,
): Change {
  const pictures = opened === null ? [] : plannedPictures(opened.facts, opened.chosen);
  const file = state.chosen === null ? undefined : state.files?.[state.chosen];
  const about = what === 'write' ? file?.name : undefined;
  return {
    ...doing(
      { ...state, notice: null },
      what === 'write' ? { kind: 'write', pictures, changes } : { kind: 'undo', changes },
      context,
    ),
    entries: [
      ...(what === 'write' ? [acted(context.role, 'import', 'settings-import', { about })] : []),
      ...entriesOf('settings-intended', changes, context),
    ],
  };
}

/** An entry takes so many changes. */
const MOST_CHANGES = 50;

function entriesOf(
  kind: 'settings-intended' | 'settings-changed',
  changes: readonly ConfigChange[],
  { role }: DoorContext,
): readonly JournalEntry[] {
  return inParts(changes).map((part) => ({ kind, role, step: 'import', changes: recordedChanges(part) }));
}

function inParts(changes: readonly ConfigChange[]): readonly (readonly ConfigChange[])[] {
  const parts: (readonly ConfigChange[])[] = [];
  for (let at = 0; at < changes.length; at += MOST_CHANGES) parts.push(changes.slice(at, at + MOST_CHANGES));
  return parts;
}

/** What was written is on record and counts, also where the door was left meanwhile. */
function onWriting(
  state: ImportState | null,
  outcome: Extract<ImportOutcome, { readonly kind: 'written' | 'not-written' }>,
  context: DoorContext,
): Change {
  const own = state?.working?.token === outcome.token ? state : null;
  const { changes } = outcome;
  if (outcome.kind === 'not-written') {
    const { role } = context;
    const { reason, notice } = outcome;
    return {
      state: own === null ? null : { ...own, working: null, notice },
      entries: inParts(changes).map((part) => ({
        kind: 'settings-unchanged',
        role,
        step: 'import',
        changes: recordedChanges(part),
        reason,
      })),
    };
  }
  const isUndo = own?.working?.what === 'undo';
  return {
    state:
      own === null
        ? null
        : {
            ...own,
            working: null,
            opened: null,
            chosen: null,
            undo: outcome.undo,
            notice: isUndo
              ? { kind: 'undone' }
              : { kind: 'written', count: changes.length, needsRestart: needsRestart(changes) },
          },
    ...withSettings(context, outcome.settings, entriesOf('settings-changed', changes, context)),
  };
}

/** What became of a key is on record, without the key. */
function onKept(
  state: ImportState | null,
  { token, secret, notice }: Extract<ImportOutcome, { readonly kind: 'kept' }>,
  { role }: DoorContext,
): Change {
  const own = state?.working?.token === token ? state : null;
  const what = notice.kind === 'secret-kept' ? 'secret-kept' : 'secret-not-kept';
  // A key that was not accepted stays chosen: somebody may try again, or keep it untried.
  const opened = notice.kind === 'secret-not-accepted' ? {} : { opened: null, chosen: null };
  return {
    state: own === null ? null : { ...own, working: null, notice, ...opened },
    entries: [acted(role, 'import', what, { about: secret, after: notice.kind })],
  };
}

function onLate(state: ImportState, outcome: Late, context: DoorContext): Change {
  const idle: ImportState = { ...state, working: null };
  switch (outcome.kind) {
    case 'looked': {
      const { files, sticks, isCut, isUnread, undo, secrets } = outcome;
      const found: ImportState = { ...idle, files, sticks, isCut, isUnread, undo, secrets };
      // With a single one there is nothing to choose.
      return files.length === 1 ? choosing(found, 0, context) : { state: found };
    }
    case 'settings-read':
      return checking(
        {
          ...idle,
          opened: { kind: 'settings', facts: outcome.facts, chosen: FIRST_CHOSEN, refusal: undefined },
        },
        context,
      );
    case 'checked':
      return state.opened?.kind === 'settings'
        ? { state: { ...idle, opened: { ...state.opened, refusal: outcome.refusal } } }
        : { state: idle };
    case 'compared':
      return { state: { ...idle, opened: { kind: 'payments', summary: outcome.summary, page: outcome.page } } };
    case 'page-read': {
      if (state.opened?.kind !== 'payments') return { state: idle };
      if (outcome.page === null) return { state: { ...idle, opened: null, notice: { kind: 'closed' } } };
      return { state: { ...idle, opened: { ...state.opened, page: outcome.page } } };
    }
    default:
      return { state: { ...idle, opened: null, notice: outcome.notice, files: state.files ?? [] } };
  }
}
