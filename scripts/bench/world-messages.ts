/** What the suite and the world around the kiosk, a process of its own, say to each other. */

/** One paid sale as the world saw it. */
export interface PaidSale {
  /** What the server needed for `qr/create`, in milliseconds. */
  readonly createMs: number;
  /** From the answer `Processed` to the first byte on the relay's line. */
  readonly relayMs: number;
}

/** One note as the world saw it. */
export interface StackedNote {
  /** From the last byte of the escrow answer to the first byte of STACK: the journal's intent lies between. */
  readonly stackMs: number;
}

export interface ToWorld {
  /**
   * `pay`: pay for the purchase that waits, and tell when the relay was switched; `insert`: insert a note, and tell when
   * it is in the cassette; `polls`: tell how the validator was polled.
   */
  readonly kind: 'pay' | 'insert' | 'polls';
}

export type FromWorld =
  | {
      readonly kind: 'ready';
      readonly configFile: string;
      /** The same with a bill acceptor. */
      readonly notesConfigFile: string;
      readonly baseUrl: string;
      readonly rootCa: string;
      readonly pfx: string;
      readonly passphrase: string;
    }
  | ({ readonly kind: 'paid' } & PaidSale)
  | ({ readonly kind: 'stacked' } & StackedNote)
  | { readonly kind: 'polls'; readonly intervalsMs: readonly number[] }
  | { readonly kind: 'failed'; readonly message: string };

export type Ready = Extract<FromWorld, { kind: 'ready' }>;
