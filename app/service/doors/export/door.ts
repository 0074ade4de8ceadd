import { typedPeriod, type DayMistake } from '../../../export/days.ts';
import { ok, type Result } from '../../../result.ts';
import { AUDIT_READ } from '../../../export/eva/reads.ts';
import { EXPORT_FORMATS, USUAL_FORMATS } from '../../../export/file-name.ts';
import type { Stick } from '../../../export/outcome.ts';
import { dayOf, type DayPeriod } from '../../../journal/days.ts';
import { DAY_MS } from '../../../units.ts';
import { acted } from '../../state/acted.ts';
import { UNCHANGED, type Door, type DoorChange, type DoorContext } from '../../state/door.ts';
import type { ExportAction } from './actions.ts';
import type { ExportDoor, ExportOutcome, ExportState } from './types.ts';

type Change = DoorChange<ExportDoor>;

/** Files for others, onto a stick. */
export const exportDoor: Door<ExportDoor> = {
  open: () => ({
    state: {
      sticks: null,
      chosen: null,
      formats: USUAL_FORMATS,
      days: 'all',
      typed: { from: '', to: '' },
      mistake: null,
      share: null,
      report: null,
      failed: null,
    },
    effects: [{ kind: 'look' }],
  }),
  act: (state, action, context) => (state.share === null ? onAct(state, action, context) : UNCHANGED),
  onOutcome: (state, outcome, { role }) => ({
    state: state === null ? null : afterOutcome(state, outcome),
    entries: entriesOf(outcome, role),
  }),
  view: (state) => state,
};

function onAct(state: ExportState, action: ExportAction, { role, now }: DoorContext): Change {
  switch (action.kind) {
    case 'refresh':
      return { state: { ...state, report: null, failed: null }, effects: [{ kind: 'look' }] };
    case 'choose-stick':
      return isUsable(state.sticks, action.path) ? { state: { ...state, chosen: action.path } } : UNCHANGED;
    case 'choose-days':
      return { state: { ...state, days: action.days, mistake: null } };
    case 'type-days':
      return { state: { ...state, days: 'dates', typed: { from: action.from, to: action.to }, mistake: null } };
    case 'toggle': {
      const { format } = action;
      const formats = EXPORT_FORMATS.filter((one) => state.formats.includes(one) !== (one === format));
      return { state: { ...state, formats } };
    }
    default:
      return starting(state, role, now.wallMs);
  }
}

function starting(state: ExportState, role: DoorContext['role'], nowMs: number): Change {
  const { chosen: folder, formats, days } = state;
  if (folder === null || formats.length === 0) return UNCHANGED;
  const period = periodOf(state, nowMs);
  if (!period.ok) return { state: { ...state, mistake: period.error } };
  const { from, to } = period.value;
  const which = days === 'dates' ? `${from ?? ''}..${to ?? ''}` : days;
  return {
    state: { ...state, share: 0, report: null, failed: null, mistake: null },
    entries: [acted(role, 'export', 'export-started', { about: folder, after: `${formats.join(',')} ${which}` })],
    effects: [{ kind: 'write', folder, formats, period: period.value }],
  };
}

function isUsable(sticks: readonly Stick[] | null, path: string): boolean {
  return sticks?.some((stick) => stick.path === path && stick.isWritable) ?? false;
}

/** Days of Kazakhstan. A month ends with its last day, the current one with today. */
function periodOf({ days, typed }: ExportState, nowMs: number): Result<DayPeriod, DayMistake> {
  const today = dayOf(nowMs);
  const firstOf = (day: string): string => `${day.slice(0, 'yyyy-mm'.length)}-01`;
  switch (days) {
    case 'all':
      return ok({ from: null, to: null });
    case 'dates':
      return typedPeriod(typed, nowMs);
    case 'today':
      return ok({ from: today, to: today });
    case 'yesterday': {
      const yesterday = dayOf(nowMs - DAY_MS);
      return ok({ from: yesterday, to: yesterday });
    }
    case 'this-month':
      return ok({ from: firstOf(today), to: today });
    default: {
      const last = dayOf(nowMs - Number(today.slice(-2)) * DAY_MS);
      return ok({ from: firstOf(last), to: last });
    }
  }
}

function afterOutcome(state: ExportState, outcome: ExportOutcome): ExportState {
  switch (outcome.kind) {
    case 'sticks': {
      const usable = outcome.sticks.filter(({ isWritable }) => isWritable);
      const kept = isUsable(outcome.sticks, state.chosen ?? '') ? state.chosen : null;
      // With a single one there is nothing to choose.
      return { ...state, sticks: outcome.sticks, chosen: usable.length === 1 ? (usable[0]?.path ?? null) : kept };
    }
    case 'progress':
      return state.share === null ? state : { ...state, share: Math.max(state.share, outcome.share) };
    case 'written':
      return { ...state, share: null, report: outcome.report };
    default:
      return { ...state, share: null, failed: outcome.failure };
  }
}

/** Also where the door was left meanwhile: the audit was read all the same. */
function entriesOf(outcome: ExportOutcome, role: DoorContext['role']): Change['entries'] & object {
  if (outcome.kind === 'failed') {
    const { failure } = outcome;
    const after = failure.kind === 'hangs' ? failure.kind : failure.detail;
    return [acted(role, 'export', 'export-failed', { after })];
  }
  if (outcome.kind !== 'written') return [];
  const { files, failures, auditUpTo } = outcome.report;
  const told = [...files.map(({ name }) => name), ...failures.map(({ reason }) => `! ${reason}`)].join(' ');
  const read = outcome.isRead && auditUpTo !== null && auditUpTo > 0;
  return [
    acted(role, 'export', 'exported', { after: told }),
    ...(read ? [acted(role, 'export', AUDIT_READ, { after: String(auditUpTo) })] : []),
  ];
}
