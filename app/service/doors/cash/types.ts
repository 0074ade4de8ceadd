import type { Collection, Held } from '../../../journal/collections.ts';
import type { Tiyn } from '../../../money/money.ts';
import type { CashAction } from './actions.ts';
import type { CashFacts } from './facts.ts';

/** A sentence about what has just been done, or was not. */
export type CashNotice =
  | { readonly kind: 'count-too-large'; readonly most: number }
  | { readonly kind: 'count-missing'; readonly billTiyn: Tiyn }
  | { readonly kind: 'note-found' | 'note-not-found'; readonly claimCode: string }
  /** Its sale, or the acceptor, may still decide about it. */
  | { readonly kind: 'note-under-way' }
  | { readonly kind: 'value-missing' | 'dropped' | 'removed-meanwhile' }
  | { readonly kind: 'counted'; readonly number: number };

export interface CashState {
  readonly facts: CashFacts | null;
  /** The reading that is awaited; null where none is. */
  readonly reading: number | null;
  /** Something happened since that reading began. */
  readonly isOutdated: boolean;
  /** The cassette went out since then. */
  readonly wasRemoved: boolean;
  readonly isUnreadable: boolean;
  readonly notice: CashNotice | null;
}

export interface CashEffect {
  readonly kind: 'read-cash';
  readonly reading: number;
}

export interface CashOutcome {
  readonly kind: 'cash-read';
  readonly reading: number;
  /** Null where the journal cannot be read. */
  readonly facts: CashFacts | null;
}

/** One value of notes at the count. */
export interface CountLine {
  readonly billTiyn: Tiyn;
  /** Null until the expected content of the cassette is known. */
  readonly expected: number | null;
  /** Null until it was typed. */
  readonly counted: number | null;
}

export interface CollectionView extends Pick<Collection, 'number' | 'step' | 'startedAtMs'> {
  readonly expected: Held | null;
  readonly lines: readonly CountLine[];
  /** The sum of what was typed. */
  readonly counted: Held;
  /** The acceptor is there and will see the cassette. */
  readonly isSeen: boolean;
  /** The most notes of one value that a count may have. */
  readonly most: number;
}

export interface CashView extends Pick<CashState, 'isUnreadable' | 'notice'> {
  readonly isReading: boolean;
  readonly facts: Omit<CashFacts, 'open' | 'nextNumber'> | null;
  readonly collection: CollectionView | null;
  /** The possible values of a note without a known value. */
  readonly valuesTiyn: readonly Tiyn[];
}

/** The types of the door. */
export interface CashDoor {
  readonly state: CashState;
  readonly action: CashAction;
  readonly effect: CashEffect;
  readonly outcome: CashOutcome;
  readonly view: CashView;
}
