import type { Unsubscribe } from '../common/listeners.ts';

/** One printed paper. */
export interface Paper {
  /** Dots of a row, 1 is black; the rows belong to the paper and do not change any more. */
  readonly rows: readonly Uint8Array[];
  /** Dots in a row. */
  readonly width: number;
  /** The lines that were printed as text, as the code page in force reads them; pictures leave nothing here. */
  readonly text: readonly string[];
}

/** The faults of a printer that a person can cause. */
export type PrinterStandInFault = 'paper-end' | 'cover-open';

/** A printer that is absent, as the demo and the bench operate it. */
export interface PrinterStandIn {
  /** The papers that were cut off, oldest first; only the latest ones. */
  papers(): readonly Paper[];
  /** Calls the listener for each paper that is cut off. */
  onPaper(listener: (paper: Paper) => void): Unsubscribe;
  faults(): readonly { readonly kind: string }[];
  setFault(fault: { readonly kind: PrinterStandInFault }): void;
  clearFault(kind: PrinterStandInFault): void;
  /** How many bytes the printer had no room for. */
  readonly lostBytes: number;
}
