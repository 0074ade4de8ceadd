import type { JournalEntry } from '../journal/entry.ts';
import { owedTiyn } from '../journal/replay.ts';
import type { Tiyn } from '../money/money.ts';
import { claimCode } from '../claim-code.ts';
import { err, ok, unreachable, type Result } from '../result.ts';
import type { Claim } from './claim.ts';

/** Where a person found a note: in the machine, or with the customer. */
export const NOTE_PLACES = ['in-cassette', 'given-back'] as const;
export type NotePlace = (typeof NOTE_PLACES)[number];

/** Why the notes of a sale cannot be decided now; nothing is written. */
export type NoteRefusal = 'no-note' | 'note-under-way' | 'notes-differ' | 'note-unnamed' | 'under-way';

/**
 * The entries that decide about every note in doubt of a sale: they are of one value, so that it does not matter which
 * is which. `foundTiyn` is the value of a note that the acceptor could not name.
 */
export function noteEntries(
  { sale, status }: Claim,
  place: NotePlace,
  foundTiyn: Tiyn | null = null,
): Result<readonly JournalEntry[], NoteRefusal> {
  const doubtful = sale.bills.filter((bill) => bill.status === 'doubtful');
  const [first] = doubtful;
  if (sale.bills.some((bill) => bill.status === 'intended')) return err('note-under-way');
  if (first === undefined) return err('no-note');
  if (doubtful.some(({ billTiyn }) => billTiyn !== first.billTiyn)) return err('notes-differ');
  // The kiosk records missing debts at its next start; the entries added here must be all that is missing.
  if (status === 'under-way' || owedTiyn(sale) !== sale.debtTiyn) return err('under-way');
  const billTiyn = first.billTiyn ?? foundTiyn;
  if (billTiyn === null) return err('note-unnamed');
  return ok(doubtful.flatMap(() => entriesOf({ sale }, billTiyn, place)));
}

/** As the kiosk itself writes them when a note turns up after its customer has gone. */
function entriesOf({ sale }: Pick<Claim, 'sale'>, billTiyn: Tiyn, place: NotePlace): readonly JournalEntry[] {
  const { saleId } = sale;
  switch (place) {
    case 'given-back':
      return [{ kind: 'bill-returned', saleId, billTiyn }];
    case 'in-cassette':
      return [
        { kind: 'bill-stacked', saleId, billTiyn },
        { kind: 'debt-recorded', saleId, amountTiyn: billTiyn, claimCode: sale.claimCode ?? claimCode(saleId) },
      ];
    default:
      return unreachable(place);
  }
}
