import type { PaperDocument } from '../../app/paper/document.ts';
import type { Result } from '../../app/result.ts';
import type { Unsubscribe } from '../common/listeners.ts';
import type { PortError } from '../port/byte-port.ts';

/**
 * What prevents a printer from printing, by its own report (DLE EOT).
 * - `paper-end`, `cover-open`, `cutter`, `head-hot` (it continues by itself), `mechanical`: for the technician
 * - `unrecoverable`: it has to be switched off and on
 * - `offline`: without a reason
 * - `ticket-waiting`: the last paper still hangs in the presenter
 */
export type PrinterFault =
  'paper-end' | 'cover-open' | 'cutter' | 'head-hot' | 'mechanical' | 'unrecoverable' | 'offline' | 'ticket-waiting';

/** The printer's report. An empty `faults` means that it can print. */
export interface PrinterStatus {
  readonly faults: readonly PrinterFault[];
  /** It can print, but not much longer. */
  readonly isPaperNearEnd: boolean;
  /** It does not answer questions about its state: many clones do not. It is then taken for ready. */
  readonly isAssumed: boolean;
}

/**
 * - `silent`: it does not answer, though it has answered before
 * - `not-connected`, `busy`: refused, nothing was sent
 * - `faulty`: it reports a fault (`faults`), before or in the middle of the paper
 */
export interface PrinterError {
  readonly kind: 'silent' | 'not-connected' | 'busy' | 'faulty';
  readonly faults?: readonly PrinterFault[];
  /** For the technical log; English. */
  readonly message: string;
}

/** `isUntouched`: certainly nothing came out, so that printing it again cannot make a second one. */
export interface PrintFailure {
  readonly isUntouched: boolean;
  readonly reason: PortError | PrinterError;
}

/**
 * `status` comes whenever it has changed, and first of all. `lost`: no line, or no answers any more; the driver
 * continues to look for it. `no-flow-control`, once: the port lacks the lines by which the printer signals that its
 * buffer is full.
 */
export type PrinterEvent =
  | { readonly kind: 'status'; readonly status: PrinterStatus }
  | { readonly kind: 'lost'; readonly reason: PortError | PrinterError }
  | { readonly kind: 'no-flow-control'; readonly flowControl: string };

/** A receipt printer, independent of its protocol. */
export interface Printer {
  start(): void;
  stop(): Promise<void>;
  /**
   * Prints and cuts one document; resolves when the printer reports that all of it is on paper (or, where it does not
   * answer, when the line has taken all bytes). One at a time; others are refused as `busy`.
   */
  print(document: PaperDocument): Promise<Result<void, PrintFailure>>;
  onEvent(listener: (event: PrinterEvent) => void): Unsubscribe;
}
