import type { JournalEntry } from '../../../journal/entry.ts';
import type { OpenSums, PastSale } from '../../../past/past.ts';
import { debtEntry } from '../../../session/refund/debt.ts';
import type { KioskState } from '../../../session/state/state.ts';
import { UNCHANGED, type DoorChange, type DoorContext } from '../../state/door.ts';
import { isUnderWay } from './pay.ts';
import type { ChosenLoose, DebtsDoor, DebtsOutcome, DebtsState, LooseView } from './types.ts';

type Change = DoorChange<DebtsDoor>;

/** Looks at money of no sale, and for the sales of its time. */
export function chooseLoose(state: DebtsState, orphanId: string, token: number, { role }: DoorContext): Change {
  const money = state.sums?.loose.find((one) => one.orphanId === orphanId);
  if (money === undefined || role !== 'technician') return UNCHANGED;
  return {
    state: { ...state, loose: { money, asked: token, sales: null }, lastToken: token },
    effects: [{ kind: 'read-around', token, atMs: money.atMs }],
  };
}

/** The sales of its time are there, or cannot be read. */
export function looseRead(
  loose: ChosenLoose | null,
  { token, sales }: Extract<DebtsOutcome, { kind: 'around-read' }>,
): ChosenLoose | null {
  return loose?.asked === token ? { ...loose, asked: null, sales } : loose;
}

/**
 * It was the money of this sale's customer: received for it, and owed by it under its code, to be paid out like every
 * other debt.
 */
export function assign(state: DebtsState, saleId: string, token: number, { kiosk, role }: DoorContext): Change {
  const { loose } = state;
  const sale = candidates(loose, kiosk).find((one) => one.saleId === saleId);
  if (loose === null || sale === undefined || loose.money.amountTiyn === null || role !== 'technician')
    return UNCHANGED;
  const { orphanId, amountTiyn } = loose.money;
  const assigned: JournalEntry = { kind: 'orphan-assigned', saleId, orphanId, amountTiyn, role };
  return {
    state: {
      ...decided(state, orphanId, token),
      chosen: { saleId, asked: token, claim: null, isUnreadable: false, done: null },
    },
    entries: [assigned, debtEntry(saleId, amountTiyn)],
    effects: [{ kind: 'read-claim', token, saleId }],
  };
}

/** The owner cannot be found. */
export function keep(state: DebtsState, token: number, { role }: DoorContext): Change {
  const { loose, list } = state;
  if (loose === null || role !== 'technician') return UNCHANGED;
  const { orphanId } = loose.money;
  const question = { token, search: list.search, beforeSequence: list.starts.at(-1) ?? null };
  return {
    state: { ...decided(state, orphanId, token), list: { ...list, asked: token } },
    entries: [{ kind: 'orphan-kept', orphanId, role }],
    effects: [{ kind: 'read-list', question }],
  };
}

/** It is on no list any more, also where the list was read before. */
function decided(state: DebtsState, orphanId: string, lastToken: number): DebtsState {
  const { sums } = state;
  const decidedNow = [...state.decided, orphanId];
  return { ...state, sums: undecided(sums, decidedNow), loose: null, decided: decidedNow, lastToken };
}

/** What is still to be decided about. */
export function undecided(sums: OpenSums | null, decidedIds: readonly string[]): OpenSums | null {
  return sums === null ? null : { ...sums, loose: sums.loose.filter(({ orphanId }) => !decidedIds.includes(orphanId)) };
}

/** Sales that nothing can happen to any more but the payment of their debt. */
function candidates(loose: ChosenLoose | null, kiosk: KioskState): readonly PastSale[] {
  const sales = loose?.sales ?? [];
  return sales.filter(({ saleId, state }) => (state === 'closed' || state === 'debt') && !isUnderWay(kiosk, saleId));
}

/** What is shown of it; money that the acceptor could not name belongs to no sale for good. */
export function viewOfLoose(loose: ChosenLoose, { kiosk }: DoorContext): LooseView {
  const { money, asked } = loose;
  return { money, isReading: asked !== null, sales: money.amountTiyn === null ? [] : candidates(loose, kiosk) };
}
