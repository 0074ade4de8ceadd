import type { AbandonReason } from '../../journal/entry.ts';
import { ZERO_TIYN } from '../../money/money.ts';
import type { Now } from '../../ports/clock.ts';
import type { Session } from '../state/session.ts';
import type { KioskState } from '../state/state.ts';
import { step, type Step } from '../state/step.ts';
import { abandon, abandonQr } from './abandon.ts';

type Choosing = Extract<Session, { kind: 'payment' | 'phone' }>;

/** Ends the choice of a way to pay, or the keypad; an open sale goes back to its notes, or ends. */
export function leaveChoice(state: KioskState, session: Choosing, reason: AbandonReason, now: Now): Step {
  const { sale } = session;
  if (sale === null) return step({ ...state, session: { kind: 'idle' } });
  const cashTiyn = session.kind === 'phone' ? session.cashTiyn : ZERO_TIYN;
  if (reason === 'relay-lost') return abandon(state, { sale, cashTiyn }, reason, now, { reason, money: 'not-charged' });
  return abandonQr(state, { sale, cashTiyn }, reason, now);
}
