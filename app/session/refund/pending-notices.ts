import { claimCode } from '../../claim-code.ts';
import { addTiyn, type Tiyn, ZERO_TIYN } from '../../money/money.ts';
import { errorSession } from './debt.ts';
import { DELAYS } from '../state/delays.ts';
import type { Now } from '../../ports/clock.ts';
import type { Sale } from '../state/sale.ts';
import type { KioskState } from '../state/state.ts';
import type { PendingNotice } from '../state/recent-sales.ts';
import type { Step } from '../state/step.ts';

/** Adds a debt that is shown when the screen is free again. */
export function withPendingNotice(state: KioskState, facts: PendingNotice['facts'], now: Now): KioskState {
  return {
    ...state,
    pendingNotices: [...state.pendingNotices, { facts, untilMonoMs: now.monoMs + DELAYS.pendingNoticeMs }],
  };
}

/** Adds the debt for an unrequested note of a sale that accepts no more; several of one sale are combined. */
export function withNoteNotice(state: KioskState, sale: Sale, billTiyn: Tiyn, now: Now): KioskState {
  const { state: others, owedTiyn } = withoutNotices(state, sale.saleId);
  return withPendingNotice(
    others,
    {
      reason: 'note-unasked',
      sale,
      money: 'owed',
      claimCode: claimCode(sale.saleId),
      amountTiyn: addTiyn(owedTiyn, billTiyn),
    },
    now,
  );
}

/** Removes the notices of a sale, whose amount another screen of this sale includes. */
export function withoutNotices(state: KioskState, saleId: string): { state: KioskState; owedTiyn: Tiyn } {
  const isMeant = ({ facts }: PendingNotice): boolean =>
    facts.reason === 'note-unasked' && facts.sale?.saleId === saleId;
  const meant = state.pendingNotices.filter(isMeant);
  if (meant.length === 0) return { state, owedTiyn: ZERO_TIYN };
  return {
    state: { ...state, pendingNotices: state.pendingNotices.filter((one) => !isMeant(one)) },
    owedTiyn: addTiyn(...meant.map(({ facts }) => facts.amountTiyn)),
  };
}

/** Shows the oldest pending debt with its code when the screen is free. */
export function showPendingNotice(before: Step, now: Now): Step {
  const { state } = before;
  if (state.session.kind !== 'idle' || state.pendingNotices.length === 0) return before;
  const [first, ...pendingNotices] = state.pendingNotices.filter(({ untilMonoMs }) => now.monoMs < untilMonoMs);
  const session = first === undefined ? state.session : errorSession(first.facts, now);
  return { ...before, state: { ...state, pendingNotices, session } };
}
