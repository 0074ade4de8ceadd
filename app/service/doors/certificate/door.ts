import type { CertificateResult } from '../../../certificate/operations.ts';
import type { Role } from '../../../role.ts';
import { acted } from '../../state/acted.ts';
import { UNCHANGED, type Door, type DoorChange } from '../../state/door.ts';
import type { CertificateAction } from './actions.ts';
import { bring, onBrought } from './bringing.ts';
import { NOTHING_BROUGHT, type CertificateDoor, type CertificateOutcome, type CertificateState } from './types.ts';

type Change = DoorChange<CertificateDoor>;

/** Which certificate counts and why; the other one is tried, takes over, and goes back. */
export const certificateDoor: Door<CertificateDoor> = {
  open: () => ({
    state: { facts: null, busy: null, notice: null, bringing: NOTHING_BROUGHT },
    effects: [{ kind: 'read-facts' }],
  }),
  act: (state, action, { role }) => (state.busy === null ? onAct(state, action, role) : UNCHANGED),
  onOutcome: (state, outcome, { role }) => onOutcome(state, outcome, role),
  view: (state) => state,
};

function onAct(state: CertificateState, action: CertificateAction, role: Role): Change {
  const { kind } = action;
  if (kind !== 'refresh' && kind !== 'try' && kind !== 'switch' && kind !== 'back') return bring(state, action, role);
  if (kind === 'refresh') return { state: { ...state, notice: null }, effects: [{ kind: 'read-facts' }] };
  const { facts } = state;
  const other = facts?.kind === 'certificate' ? facts.other : null;
  if (facts?.kind !== 'certificate' || other === null) return UNCHANGED;
  const about = other.certificate?.fingerprint ?? other.source;
  const before = facts.current?.fingerprint;
  if (kind === 'try')
    return {
      state: { ...state, busy: 'try', notice: null },
      entries: [acted(role, 'certificate', 'certificate-try', { about })],
      effects: [{ kind: 'try' }],
    };
  // The button of a moment ago: what would count has changed since.
  if (kind !== other.how) return UNCHANGED;
  return {
    state: { ...state, busy: kind, notice: null },
    entries: [acted(role, 'certificate', `certificate-${kind}`, { about, before, after: about })],
    effects: [{ kind: 'switch' }],
  };
}

function onOutcome(state: CertificateState | null, outcome: CertificateOutcome, role: Role): Change {
  switch (outcome.kind) {
    case 'looked':
    case 'taken':
    case 'requested':
    case 'request-written':
      return onBrought(state, outcome, role);
    case 'facts-read':
      return state === null ? UNCHANGED : { state: { ...state, facts: outcome.facts } };
    case 'tried':
      return {
        ...shown(state, outcome.result),
        entries: [acted(role, 'certificate', 'certificate-tried', { after: wordOf(outcome.result) })],
      };
    case 'switched': {
      const { source, fingerprint } = outcome;
      return {
        ...shown(state, { kind: 'switched' }),
        entries: [acted(role, 'certificate', 'certificate-switched', { about: source, after: fingerprint })],
      };
    }
    default:
      return {
        ...shown(state, outcome.result),
        entries: [acted(role, 'certificate', 'certificate-not-switched', { after: wordOf(outcome.result) })],
      };
  }
}

/** What counts is read again with every outcome. */
function shown(state: CertificateState | null, notice: CertificateResult): Change {
  return state === null ? UNCHANGED : { state: { ...state, busy: null, notice }, effects: [{ kind: 'read-facts' }] };
}

function wordOf(result: CertificateResult): string {
  switch (result.kind) {
    case 'not-accepted':
      return `${result.answer} ${result.problem.reason}`;
    case 'unusable':
      return result.problem.reason;
    case 'not-switched':
      return result.finding.reason;
    default:
      return result.kind;
  }
}
