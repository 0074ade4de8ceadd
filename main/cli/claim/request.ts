import type { Language } from '../../../app/language/language.ts';
import type { Tiyn } from '../../../app/money/money.ts';
import type { PaidByHand } from '../../../app/claims/decide.ts';
import type { InvoiceOutcome } from '../../../app/claims/invoice.ts';
import type { NotePlace } from '../../../app/claims/note.ts';

/** The request for a claim. Paths are absolute, the code is plain (see `plainCode`). */
export interface ClaimRequest {
  readonly dataDirectory: string;
  readonly code: string;
  /** Selects among sales that share a code; null where it was not given. */
  readonly saleId: string | null;
  /** Where a doubtful note was found; null where nothing is reported. */
  readonly note: NotePlace | null;
  /** What it is, where the acceptor could not name it. */
  readonly noteTiyn: Tiyn | null;
  /** What a person has seen of the lost invoice; null where nothing is reported. */
  readonly invoice: InvoiceOutcome | null;
  /** What was paid for it; null where it is the invoice's amount, or nothing was. */
  readonly invoiceTiyn: Tiyn | null;
  /** Whether that person has withdrawn it there. */
  readonly isWithdrawn: boolean;
  /** With no note and no invoice either: look only. */
  readonly paid: PaidByHand | null;
  readonly language: Language | null;
  readonly json: boolean;
}
