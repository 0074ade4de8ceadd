import type { JournalEntry } from '../../journal/entry.ts';
import { ZERO_TIYN } from '../../money/money.ts';
import { DELAYS } from '../state/delays.ts';
import type { Now } from '../state/event.ts';
import { changeOf } from './receipt.ts';
import type { Sale } from '../state/sale.ts';
import type { KioskState, Session } from '../state/state.ts';
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
    credit: { saleId: session.sale.saleId, amountTiyn, endsMonoMs: now.monoMs + DELAYS.creditMs },
  });
}

/** The customer has chosen: there is time again. */
export function withCreditTime(state: KioskState, now: Now): KioskState {
  return state.credit === null
    ? state
    : { ...state, credit: { ...state.credit, endsMonoMs: now.monoMs + DELAYS.creditMs } };
}

/** The debt of one sale becomes the money of the next. */
export function creditEntries({ saleId, credit }: Sale): readonly JournalEntry[] {
  if (credit === null) return [];
  const { amountTiyn } = credit;
  return [
    { kind: 'credit-given', saleId: credit.saleId, amountTiyn },
    { kind: 'credit-taken', saleId, amountTiyn },
  ];
}

/** The second sale has come to nothing, and its customer may look for something else: the change is as it was. */
export function withCreditBack(state: KioskState, { credit }: Sale, now: Now): KioskState {
  return credit === null ? state : { ...state, credit: { ...credit, endsMonoMs: now.monoMs + DELAYS.creditMs } };
}

/** Nobody has chosen anything: it stays owed under its code. */
export function creditTimer(state: KioskState, now: Now): Step {
  const isOver = state.credit !== null && state.session.kind === 'idle' && now.monoMs >= state.credit.endsMonoMs;
  return step(isOver ? { ...state, credit: null } : state);
}

/** Only at idle: while something is being chosen, its own limit counts. */
export function creditDeadline({ credit, session }: KioskState): number | null {
  return credit !== null && session.kind === 'idle' ? credit.endsMonoMs : null;
}
