import type { JournalEntry } from '../../../journal/entry.ts';
import { addTiyn, ZERO_TIYN, type Tiyn } from '../../../money/money.ts';
import { debtEntry } from '../../../session/refund/debt.ts';
import type { KioskState } from '../../../session/state/state.ts';
import { UNCHANGED, type DoorContext } from '../../state/door.ts';
import type { CashAction } from './actions.ts';
import { readAgain, told, type CashChange } from './change.ts';
import type { CashFacts, Doubt } from './facts.ts';
import type { CashState } from './types.ts';
import { NOTES_TIYN } from './view.ts';

type Decision = Extract<CashAction, { kind: 'decide' }>;

/**
 * Records the decision about a note in doubt from the cassette's content: a found note is received for its sale and
 * owed to the customer under the code; one that was not found never counted.
 */
export function decide(state: CashState, { doubts }: CashFacts, decision: Decision, context: DoorContext): CashChange {
  const { saleId, billTiyn, isFound, foundTiyn } = decision;
  const doubt = doubts.find((one) => one.saleId === saleId && one.billTiyn === billTiyn);
  if (doubt === undefined) return UNCHANGED;
  if (doubt.isUnderWay || isUnderWay(context, saleId)) return told(state, { kind: 'note-under-way' });
  const valueTiyn = billTiyn ?? foundTiyn;
  if (!isFound) return decided(state, doubt, { entries: [returned(doubt, context)], kiosk: context.kiosk }, context);
  if (valueTiyn === null || (billTiyn === null && !NOTES_TIYN.includes(valueTiyn)))
    return told(state, { kind: 'value-missing' });
  return decided(state, doubt, received(doubt, valueTiyn, context), context);
}

interface Decided {
  readonly entries: readonly JournalEntry[];
  readonly kiosk: KioskState;
}

function decided(
  state: CashState,
  { claimCode }: Doubt,
  { entries, kiosk }: Decided,
  context: DoorContext,
): CashChange {
  const isFound = entries.some(({ kind }) => kind === 'bill-stacked');
  const notice = { kind: isFound ? 'note-found' : 'note-not-found', claimCode } as const;
  return { ...readAgain({ ...state, notice }, context), entries, kiosk };
}

function returned({ saleId, billTiyn }: Doubt, { role }: DoorContext): JournalEntry {
  return { kind: 'bill-returned', saleId, billTiyn: billTiyn ?? ZERO_TIYN, role };
}

function received({ saleId, cassette }: Doubt, billTiyn: Tiyn, { role, kiosk }: DoorContext): Decided {
  const isInside = cassette === 'inside';
  const { amountTiyn, bills } = kiosk.cassette;
  return {
    entries: [
      { kind: 'bill-stacked', saleId, billTiyn, role, ...(isInside ? {} : { cassette: 'taken' }) },
      debtEntry(saleId, billTiyn),
    ],
    kiosk: isInside ? { ...kiosk, cassette: { amountTiyn: addTiyn(amountTiyn, billTiyn), bills: bills + 1 } } : kiosk,
  };
}

/** Whether the session may still learn something about the sale by itself. */
function isUnderWay({ kiosk, now }: DoorContext, saleId: string): boolean {
  const { bill, lastDoubt, watched, refunds } = kiosk;
  const isSearched = lastDoubt !== null && now.monoMs < lastDoubt.untilMonoMs;
  return (
    bill?.sale.saleId === saleId ||
    (isSearched && lastDoubt.sale.saleId === saleId) ||
    watched.some(({ sale }) => sale.saleId === saleId) ||
    refunds.some(({ sale }) => sale.saleId === saleId)
  );
}
