import type { SaleRecord } from '../../journal/replay.ts';
import type { Tiyn } from '../../money/money.ts';
import type { Sale } from './sale.ts';
import type { ErrorFacts } from './session.ts';

/** See `KioskState.carriedChange`. */
export interface CarriedChange {
  /** The sale that owes the change until another one uses it. */
  readonly saleId: string;
  readonly amountTiyn: Tiyn;
  /** Limit of the choice; after it the change stays a debt with a code. */
  readonly endsMonoMs: number;
}

/** A note with an intent and without an outcome; only one at a time. */
export interface OpenBill {
  readonly sale: Sale;
  readonly billTiyn: Tiyn;
  /** Limit for the report of a note that the acceptor lost track of; null while the note is on its way. */
  readonly doubtMonoMs: number | null;
}

/** See `KioskState.interrupted`; the record includes the entries of this run. */
export interface InterruptedSale {
  readonly record: SaleRecord;
  readonly untilMonoMs: number;
}

/** See `KioskState.lastSale`; until its limit an unrequested note belongs to this sale. */
export interface LastSale {
  readonly sale: Sale;
  readonly untilMonoMs: number;
}

/** See `KioskState.lastDoubt`. */
export interface LastDoubt extends LastSale {
  readonly billTiyn: Tiyn;
}

/** A recorded debt that its customer has not seen yet. */
export interface PendingNotice {
  readonly facts: ErrorFacts;
  /** Limit after which another customer may be at the machine. */
  readonly untilMonoMs: number;
}
