import type { Language } from '../../../app/language/language.ts';
import type { Tiyn } from '../../../app/money/money.ts';
import type { PaidByHand } from '../../../app/claims/decide.ts';
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
  /** With no note either: look only. */
  readonly paid: PaidByHand | null;
  readonly language: Language | null;
  readonly json: boolean;
}
