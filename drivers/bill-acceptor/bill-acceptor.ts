import type { Tiyn } from '../../app/money/money.ts';
import type { Result } from '../../app/result.ts';
import type { Unsubscribe } from '../common/listeners.ts';
import type { PortError } from '../port/byte-port.ts';
import type { AcceptorTrouble, RejectReason } from './vocabulary.ts';

export type { AcceptorTrouble, RejectReason } from './vocabulary.ts';

/** The unit's identification; texts as they were read, for the service menu and the log. */
export interface AcceptorIdentity {
  /** Maker and model where the part number gives them away. */
  readonly model: string | null;
  /** Part number; it names the firmware and its set of bills. Empty where the unit does not report it. */
  readonly firmware: string;
  readonly serialNumber: string;
  /** Hexadecimal; binary on the line. */
  readonly assetNumber: string;
}

/**
 * Why the acceptor cannot be used, or did not carry out a command.
 * - `silent`: it no longer answers
 * - `only-echo`: the line returns the sent bytes and nothing else: the unit is off, or the wiring is wrong
 * - `restarted`: it lost its power or was reset from elsewhere
 * - `not-initialised`: it does not get ready after RESET
 * - `bill-stuck`: a bill did not arrive anywhere in the time that it may take, or the unit stays jammed
 * - `refused`: it refuses a command repeatedly
 * - `unexpected-answer`: its bill table cannot be read
 * - `no-usable-bills`: its bill table has none of the configured bills
 * - `no-bill-in-escrow`, `already-decided`: answers to `stack` and `giveBack`; nothing was sent
 */
export interface AcceptorError {
  readonly kind:
    | 'silent'
    | 'only-echo'
    | 'restarted'
    | 'not-initialised'
    | 'bill-stuck'
    | 'refused'
    | 'unexpected-answer'
    | 'no-usable-bills'
    | 'no-bill-in-escrow'
    | 'already-decided';
  /** For the technical log; English. */
  readonly message: string;
}

export type BillAcceptorEvent =
  /** Open, initialised, bill table read and matched with the configuration; it accepts nothing yet. */
  | { readonly kind: 'ready'; readonly identity: AcceptorIdentity; readonly billsTiyn: readonly Tiyn[] }
  /**
   * It cannot be used; the driver continues to look for it. An undecided bill in escrow is returned by the unit itself.
   */
  | { readonly kind: 'lost'; readonly reason: PortError | AcceptorError }
  /**
   * What it found at power-up, before RESET; always before `ready`, so that an unresolved intent can be decided, that
   * of a `stack-doubtful` included. `in-acceptor` is returned to the customer, or was just returned; `in-stacker` is
   * kept; `none` proves nothing: another `found` may follow if the unit reports more only after RESET.
   */
  | { readonly kind: 'found'; readonly bill: 'none' | 'in-acceptor' | 'in-stacker' }
  | { readonly kind: 'escrowed'; readonly billTiyn: Tiyn }
  /**
   * The edge into stacked, exactly once for a bill. `asked`: `stack` was called for it; otherwise it is an orphan, as
   * are a bill whose end the unit reports only after a restart of the host (then before `found`) and one reported after
   * its own `stack-doubtful`. The value is null while the bill table has not been read.
   */
  | { readonly kind: 'stacked'; readonly billTiyn: Tiyn | null; readonly asked: boolean }
  /** `asked`: after `stack` had been called: it must never be credited. */
  | { readonly kind: 'returned'; readonly billTiyn: Tiyn | null; readonly asked: boolean }
  | { readonly kind: 'rejected'; readonly reason: RejectReason }
  | { readonly kind: 'trouble'; readonly trouble: AcceptorTrouble }
  | { readonly kind: 'trouble-over' }
  /** STACK was sent and the outcome is unknown: the unit was lost, was reset, or does not report it. */
  | { readonly kind: 'stack-doubtful'; readonly billTiyn: Tiyn };

/**
 * Remarks for the technical log, each time they occur.
 * - `reset-sent`: the unit is being reset; `wasSilent`: because it did not answer
 * - `waiting-after-reset`: after our own RESET it does not answer, or its port is gone; how long the driver has waited
 *   for it
 * - `back-after-reset`: the port that went with the RESET is open again
 * - `stacked-told-again`: after a rest, and without a sign of another bill, the unit reported this one as stacked
 *   again; that was not counted. Once for each bill
 * - `unknown-answer`: a state that is in no table, in hexadecimal; once for each
 */
export type AcceptorRemark =
  | { readonly kind: 'reset-sent'; readonly wasSilent: boolean }
  | { readonly kind: 'waiting-after-reset'; readonly sinceMs: number; readonly why: string }
  | { readonly kind: 'back-after-reset'; readonly sinceMs: number }
  | { readonly kind: 'stacked-told-again'; readonly billTiyn: Tiyn | null }
  | { readonly kind: 'unknown-answer'; readonly bytes: string };

/** A bill acceptor with an escrow, independent of its protocol. */
export interface BillAcceptor {
  /** Starts looking for the unit. */
  start(): void;
  /** Gives an undecided bill back, waits a moment for one that is being stacked, disables, and closes the port. */
  stop(): Promise<void>;
  /**
   * Which values may be inserted from now on; none: disabled. Takes effect after the bill that is moving. It does not
   * survive a reconnect: after `ready` nothing is accepted until the next call.
   */
  accept(billsTiyn: readonly Tiyn[]): void;
  /**
   * Keeps the bill in escrow. An error means that there is none to decide about, and that nothing was sent; otherwise
   * exactly one of `stacked`, `returned` (both `asked`) and `stack-doubtful` follows; after the last one the unit may
   * still report the outcome, as `stacked` without `asked` or as `returned` with it. STACK is handed to the line as
   * soon as that is free, before any further poll. After `stop` every bill is decided: it goes back.
   */
  stack(): Result<void, AcceptorError>;
  /** Gives the bill in escrow back; see `stack`. */
  giveBack(): Result<void, AcceptorError>;
  onEvent(listener: (event: BillAcceptorEvent) => void): Unsubscribe;
  /** The identification from the last initialisation; null before. Absent where units have none. */
  identity?(): AcceptorIdentity | null;
  /** Absent where the driver has no remarks. */
  onRemark?(listener: (remark: AcceptorRemark) => void): Unsubscribe;
}
