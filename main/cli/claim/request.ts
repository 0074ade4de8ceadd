import type { Language } from '../../../app/language/language.ts';
import type { PaidByHand } from '../../claims/decide.ts';
import type { NotePlace } from '../../claims/note.ts';

/** What is wanted of a claim. Paths are absolute, the code is plain (see `plainCode`). */
export interface ClaimRequest {
  readonly dataDirectory: string;
  readonly code: string;
  /** Decides between sales that share a code; null where nobody said. */
  readonly saleId: string | null;
  /** Where a note in doubt was found. */
  readonly note: NotePlace | null;
  /** With no note either: look only. */
  readonly paid: PaidByHand | null;
  readonly language: Language | null;
  readonly json: boolean;
}
