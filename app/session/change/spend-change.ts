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

/** Whether the change of this sale can pay for another product: it is owed, and the operator wants that. */
export function canBuyMore(state: KioskState, session: Success): boolean {
  const change = changeOf(state, session);
  return state.settings.moreProducts && change !== null && change.claimCode !== null;
}

/** "Another product": the change waits for a choice. It is on record as owed, so that nothing is lost by not choosing. */
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

/** The customer has chosen: there is time again. */
export function withCarriedChangeTime(state: KioskState, now: Now): KioskState {
  return state.carriedChange === null
    ? state
    : { ...state, carriedChange: { ...state.carriedChange, endsMonoMs: now.monoMs + DELAYS.carriedChangeMs } };
}

/** The debt of one sale becomes the money of the next. */
export function carriedChangeEntries({ saleId, carriedChange }: Sale): readonly JournalEntry[] {
  if (carriedChange === null) return [];
  const { amountTiyn } = carriedChange;
  return [
    { kind: 'credit-given', saleId: carriedChange.saleId, amountTiyn },
    { kind: 'credit-taken', saleId, amountTiyn },
  ];
}

/** The second sale has come to nothing, and its customer may look for something else: the change is as it was. */
export function withCarriedChangeBack(state: KioskState, { carriedChange }: Sale, now: Now): KioskState {
  return carriedChange === null
    ? state
    : { ...state, carriedChange: { ...carriedChange, endsMonoMs: now.monoMs + DELAYS.carriedChangeMs } };
}

/** Nobody has chosen anything: it stays owed under its code. */
export function carriedChangeTimer(state: KioskState, now: Now): Step {
  const isOver =
    state.carriedChange !== null && state.session.kind === 'idle' && now.monoMs >= state.carriedChange.endsMonoMs;
  return step(isOver ? { ...state, carriedChange: null } : state);
}

/** Only at idle: while something is being chosen, its own limit counts. */
export function carriedChangeDeadline({ carriedChange, session }: KioskState): number | null {
  return carriedChange !== null && session.kind === 'idle' ? carriedChange.endsMonoMs : null;
}
