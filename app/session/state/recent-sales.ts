import type { SaleRecord } from '../../journal/replay.ts';
import type { Tiyn } from '../../money/money.ts';
import type { Sale } from './sale.ts';
import type { ErrorFacts } from './session.ts';

/** See `KioskState.carriedChange`. */
export interface CarriedChange {
  /** Owes it until another sale takes it. */
  readonly saleId: string;
  readonly amountTiyn: Tiyn;
  /** Without a choice until then it stays what it is: a debt with a code. */
  readonly endsMonoMs: number;
}

/** A note whose way into the cassette has begun on record and not ended: only one at a time. */
export interface OpenBill {
  readonly sale: Sale;
  readonly billTiyn: Tiyn;
  /** The acceptor does not know where it is: until then it may still report it. Null while it is on its way. */
  readonly doubtMonoMs: number | null;
}

/** See `KioskState.interrupted`; the record follows what is written down in this run. */
export interface InterruptedSale {
  readonly record: SaleRecord;
  readonly untilMonoMs: number;
}

/** See `KioskState.lastSale`: until then a note that comes in unasked is taken for its customer's. */
export interface LastSale {
  readonly sale: Sale;
  readonly untilMonoMs: number;
}

/** See `KioskState.lastDoubt`. */
export interface LastDoubt extends LastSale {
  readonly billTiyn: Tiyn;
}

/** A debt on record that its customer has not seen yet. */
export interface PendingNotice {
  readonly facts: ErrorFacts;
  /** Whoever stands there later is somebody else. */
  readonly untilMonoMs: number;
}
