import type { Tiyn } from '../../app/money/money.ts';
import type { Result } from '../../app/result.ts';
import type { Unsubscribe } from '../common/listeners.ts';

/** Where a note is; `stacking` and `in-stacker` are before and behind the point of no return. */
export type NotePlace = 'entering' | 'escrow' | 'stacking' | 'in-stacker' | 'returning' | 'rejecting';

/** Something visible in front of the unit; `pulled-out`: with a string, and without an event. */
export interface NoteEvent {
  readonly kind: 'inserted' | 'escrowed' | 'stacked' | 'returned' | 'rejected' | 'pulled-out';
  readonly billTiyn: Tiyn;
  readonly atMonoMs: number;
}

/** The faults of a bill acceptor that a person can cause. */
export type AcceptorStandInFault = 'jam' | 'cassette-removed' | 'cheat';

/** A bill acceptor that is absent, as the demo and the bench operate it. */
export interface AcceptorStandIn {
  /** The values that may be inserted now. */
  enabledBills(): readonly Tiyn[];
  /** Puts a note to the entry; an error means that it is not even drawn in. */
  insert(billTiyn: Tiyn): Result<void, unknown>;
  /** Pulls at the note inside; an error means that it cannot be reached. */
  pull(): Result<void, unknown>;
  /** The note that is inside now. */
  note(): { readonly billTiyn: Tiyn; readonly at: NotePlace } | null;
  /** Notes of each value in the cassette. */
  cassette(): ReadonlyMap<Tiyn, number>;
  /** Calls the listener for each note that is drawn in, lies in escrow, is kept, or comes out again. */
  onNote(listener: (event: NoteEvent) => void): Unsubscribe;
  faults(): readonly { readonly kind: string }[];
  setFault(fault: { readonly kind: AcceptorStandInFault }): void;
  clearFault(kind: AcceptorStandInFault): void;
}
