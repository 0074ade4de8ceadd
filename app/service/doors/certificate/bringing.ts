import { subjectFindings } from '../../../certificate/subject.ts';
import type { Role } from '../../../role.ts';
import { acted } from '../../state/acted.ts';
import { UNCHANGED, type DoorChange } from '../../state/door.ts';
import type { CertificateAction } from './actions.ts';
import type { Bringing, CertificateDoor, CertificateOutcome, CertificateState, TakenFile } from './types.ts';

type Change = DoorChange<CertificateDoor>;
type BringAction = Exclude<CertificateAction, { readonly kind: 'refresh' | 'try' | 'switch' | 'back' | 'look' }>;
type Brought = Extract<CertificateOutcome, { readonly kind: 'looked' | 'taken' | 'requested' | 'request-written' }>;

/** New certificates: files from a stick are looked for and taken, a request is made and written. One thing at a time. */
export function bring(
  state: CertificateState,
  action: BringAction | { readonly kind: 'look' | 'refresh' | 'try' | 'switch' | 'back' },
  role: Role,
): Change {
  const { bringing } = state;
  if (bringing.working !== null) return UNCHANGED;
  const working = (kind: Bringing['working'], change: Partial<Bringing> = {}): CertificateState => ({
    ...state,
    bringing: { ...bringing, written: null, ...change, working: kind },
  });
  switch (action.kind) {
    case 'look':
      return { state: working('look', { taken: null }), effects: [{ kind: 'look' }] };
    case 'take': {
      const file = bringing.found?.[action.index];
      if (file === undefined) return UNCHANGED;
      const { passphrase } = action;
      return {
        state: working('take', { taken: null }),
        entries: [acted(role, 'certificate', 'certificate-take', { about: file.name })],
        effects: [{ kind: 'take', file, passphrase: passphrase === '' ? null : passphrase }],
      };
    }
    case 'request': {
      const mistakes = subjectFindings(action.subject);
      if (mistakes.length > 0) return { state: working(null, { mistakes }) };
      return {
        state: working('request', { mistakes: [], request: null }),
        entries: [acted(role, 'certificate', 'certificate-request', { about: action.subject.organization })],
        effects: [{ kind: 'request', subject: action.subject }],
      };
    }
    case 'request-out': {
      const { request } = bringing;
      if (request === null || !bringing.sticks.includes(action.stick)) return UNCHANGED;
      return { state: working('write'), effects: [{ kind: 'write-request', request, stick: action.stick }] };
    }
    case 'request-close':
      return { state: working(null, { request: null }) };
    default:
      return UNCHANGED;
  }
}

/** What came of it. A certificate that counts now is on record, also where the door was left meanwhile. */
export function onBrought(state: CertificateState | null, outcome: Brought, role: Role): Change {
  const entries =
    outcome.kind === 'taken'
      ? [acted(role, 'certificate', 'certificate-taken', { about: outcome.taken.file, after: wordOf(outcome.taken) })]
      : outcome.kind === 'requested' && outcome.request !== null
        ? [acted(role, 'certificate', 'certificate-requested', { about: outcome.request.id })]
        : [];
  if (state === null) return { state: null, entries };
  const done = (change: Partial<Bringing>): CertificateState => ({
    ...state,
    bringing: { ...state.bringing, ...change, working: null },
  });
  switch (outcome.kind) {
    case 'looked': {
      const { sticks, found, troubles } = outcome;
      return { state: done({ sticks, found, troubles }) };
    }
    case 'taken':
      return { state: done({ taken: outcome.taken }), entries, effects: [{ kind: 'read-facts' }] };
    case 'requested':
      return { state: done({ request: outcome.request, mistakes: outcome.findings }), entries };
    default:
      return { state: done({ written: outcome.written }) };
  }
}

function wordOf({ subject, findings, result }: TakenFile): string {
  if (subject !== null) return subject;
  return result?.kind ?? findings[0]?.reason ?? 'nothing';
}
