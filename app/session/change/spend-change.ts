import type { JournalEntry } from '../../journal/entry.ts';
import { ZERO_TIYN } from '../../money/money.ts';
import { DELAYS } from '../state/delays.ts';
import type { Now } from '../../ports/clock.ts';
import { changeOf } from './receipt.ts';
import type { Sale } from '../state/sale.ts';
import type { KioskState } from '../state/state.ts';
import type { Session } from '../state/session.ts';
import { step, type Step } from '../state/step.ts';

type Success = Extract<Session, { kind: 'success' }>;

/** Whether the change of this sale can pay for another product: it is owed, and the operator allows that. */
export function canBuyMore(state: KioskState, session: Success): boolean {
  const change = changeOf(state, session);
  return state.settings.moreProducts && change !== null && change.claimCode !== null;
}

/** "Another product": offers the change for a choice. It is recorded as owed, so nothing is lost without a choice. */
export function onMore(state: KioskState, now: Now): Step {
  const { session } = state;
  if (session.kind !== 'success' || !canBuyMore(state, session)) return step(state);
  const amountTiyn = changeOf(state, session)?.amountTiyn ?? ZERO_TIYN;
  return step({
    ...state,
    session: { kind: 'idle' },
    carriedChange: { saleId: session.sale.saleId, amountTiyn, endsMonoMs: now.monoMs + DELAYS.carriedChangeMs },
  });
}

/** Restarts the limit of the carried change after a choice. */
export function withCarriedChangeTime(state: KioskState, now: Now): KioskState {
  return state.carriedChange === null
    ? state
    : { ...state, carriedChange: { ...state.carriedChange, endsMonoMs: now.monoMs + DELAYS.carriedChangeMs } };
}

/** The entries that move the carried change from its own sale to this one. */
export function carriedChangeEntries({ saleId, carriedChange }: Sale): readonly JournalEntry[] {
  if (carriedChange === null) return [];
  const { amountTiyn } = carriedChange;
  return [
    { kind: 'credit-given', saleId: carriedChange.saleId, amountTiyn },
    { kind: 'credit-taken', saleId, amountTiyn },
  ];
}

/** Offers the carried change again after a failed second sale. */
export function withCarriedChangeBack(state: KioskState, { carriedChange }: Sale, now: Now): KioskState {
  return carriedChange === null
    ? state
    : { ...state, carriedChange: { ...carriedChange, endsMonoMs: now.monoMs + DELAYS.carriedChangeMs } };
}

/** Ends the offer at its limit; the change stays owed under its code. */
export function carriedChangeTimer(state: KioskState, now: Now): Step {
  const isOver =
    state.carriedChange !== null && state.session.kind === 'idle' && now.monoMs >= state.carriedChange.endsMonoMs;
  return step(isOver ? { ...state, carriedChange: null } : state);
}

/** The limit of the offer at idle; during a choice the screen's own limit applies, so null. */
export function carriedChangeDeadline({ carriedChange, session }: KioskState): number | null {
  return carriedChange !== null && session.kind === 'idle' ? carriedChange.endsMonoMs : null;
}
