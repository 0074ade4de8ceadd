import type { JournalEntry } from '../../../journal/entry.ts';
import type { Role } from '../../../role.ts';
import { acted } from '../../state/acted.ts';
import { UNCHANGED, type DoorChange } from '../../state/door.ts';
import type { PaymentDoor, PaymentNotice, PaymentOutcome, PaymentState, Verification } from './types.ts';

type Change = DoorChange<PaymentDoor>;

/** What came of an effect. What changes the device is on record also where the door was left meanwhile. */
export function onPaymentOutcome(state: PaymentState | null, outcome: PaymentOutcome, role: Role): Change {
  switch (outcome.kind) {
    case 'facts-read':
      return state === null ? UNCHANGED : { state: { ...state, facts: outcome.facts, verifier: outcome.verifier } };
    case 'answered':
      return state === null ? UNCHANGED : { state: { ...done(state, 'ask'), answer: outcome.answer } };
    case 'listed':
      return state === null
        ? UNCHANGED
        : { state: { ...done(state, 'list'), list: { points: outcome.points, search: '', page: 0 } } };
    case 'not-listed':
      return told(state, { kind: 'failed', what: 'list', problem: outcome.problem });
    case 'chosen': {
      const { point } = outcome;
      const entries = [acted(role, 'payment', 'trade-point-written', { about: point.name, after: point.id })];
      return state === null
        ? { state: null, entries }
        : { state: { ...state, busy: null, notice: { kind: 'chosen' }, list: null, chosen: point }, entries };
    }
    case 'not-chosen': {
      const { refusal } = outcome;
      return told(
        state,
        { kind: 'not-changed', refusal },
        acted(role, 'payment', 'trade-point-not-written', { after: refusal.kind }),
      );
    }
    case 'verifying':
      return verifying(state, { kind: 'waiting', ...outcome.progress });
    case 'verification-ended': {
      const { end } = outcome;
      return verifying(
        state,
        { kind: 'ended', end },
        end === 'verified'
          ? acted(role, 'payment', 'organisation-verified')
          : acted(role, 'payment', 'organisation-not-verified', { after: end }),
      );
    }
    case 'not-verified': {
      const { problem } = outcome;
      return verifying(
        state,
        { kind: 'refused', problem },
        acted(role, 'payment', 'organisation-not-verified', { after: problem.reason }),
      );
    }
    default:
      return onDevice(state, outcome, role);
  }
}

/** Its end is on record also where the door was left meanwhile. */
function verifying(state: PaymentState | null, verification: Verification, entry?: JournalEntry): Change {
  return {
    state: state === null ? null : { ...state, verification },
    entries: entry === undefined ? [] : [entry],
  };
}

type OfDevice = Extract<
  PaymentOutcome,
  { kind: 'registered' | 'not-registered' | 'given-up' | 'unanswered' | 'not-given-up' | 'not-kept' }
>;

function onDevice(state: PaymentState | null, outcome: OfDevice, role: Role): Change {
  switch (outcome.kind) {
    case 'registered':
      return told(
        state === null ? null : { ...state, chosen: null },
        outcome,
        acted(role, 'payment', 'device-registered', { after: outcome.tradePoint }),
      );
    case 'not-registered': {
      const { problem } = outcome;
      return told(
        state,
        { kind: 'failed', what: 'register', problem },
        acted(role, 'payment', 'device-not-registered', { after: problem.reason }),
      );
    }
    case 'given-up':
      return told(state, outcome, acted(role, 'payment', 'device-given-up'));
    case 'unanswered':
      return told(
        state,
        outcome,
        acted(role, 'payment', 'device-give-up-unanswered', { after: outcome.problem.reason }),
      );
    case 'not-given-up': {
      const { problem } = outcome;
      return told(
        state,
        { kind: 'failed', what: 'give-up', problem },
        acted(role, 'payment', 'device-not-given-up', { after: problem.reason }),
      );
    }
    default:
      return told(state, outcome, acted(role, 'payment', 'device-not-given-up', { after: outcome.detail }));
  }
}

/** Shown if the door is still open, recorded in any case; the facts about the device are read again. */
function told(state: PaymentState | null, notice: PaymentNotice, entry?: JournalEntry): Change {
  return {
    state: state === null ? null : { ...state, busy: null, notice },
    entries: entry === undefined ? [] : [entry],
    effects: state === null ? [] : [{ kind: 'read-facts' }],
  };
}

function done(state: PaymentState, busy: 'ask' | 'list'): PaymentState {
  return state.busy === busy ? { ...state, busy: null } : state;
}
