/** The messages between the suite and the process that simulates the kiosk's environment. */

/** One paid sale, as measured outside the kiosk. */
export interface PaidSale {
  /** The server's time for `qr/create`, in milliseconds. */
  readonly createMs: number;
  /** From the answer `Processed` to the first byte on the relay's line. */
  readonly relayMs: number;
}

/** One stacked note, as measured outside the kiosk. */
export interface StackedNote {
  /** From the last byte of the escrow answer to the first byte of STACK, with the intent written in between. */
  readonly stackMs: number;
}

/** What came from the guardian after the kiosk had been killed. */
export interface SwitchedOff {
  /** From the signal to the first OFF at the board's end of the line, and to the one of its last channel. */
  readonly firstMs: number;
  readonly lastMs: number;
}

export type ToWorld =
  | {
      /**
       * `pay`: pays the open purchase and answers when the relay was switched. `insert`: inserts a note and answers when
       * it is in the cassette. `polls`: answers with the intervals between the validator's polls.
       */
      readonly kind: 'pay' | 'insert' | 'polls';
    }
  | {
      /** Kills this process and answers when the board was switched off. */
      readonly kind: 'kill';
      readonly pid: number;
    };

export type FromWorld =
  | {
      readonly kind: 'ready';
      readonly configFile: string;
      /** The same configuration with a bill acceptor. */
      readonly notesConfigFile: string;
      /** The same configuration with a receipt printer. */
      readonly soakConfigFile: string;
      /** The same configuration with a technician's PIN, and that PIN. */
      readonly menuConfigFile: string;
      /** A configuration whose only service is ApiPay, and what a request to it needs. */
      readonly apiPay: { readonly configFile: string; readonly url: string; readonly keyFile: string };
      readonly pin: string;
      readonly baseUrl: string;
      readonly rootCa: string;
      readonly pfx: string;
      readonly passphrase: string;
    }
  | ({ readonly kind: 'paid' } & PaidSale)
  | ({ readonly kind: 'stacked' } & StackedNote)
  | ({ readonly kind: 'switched-off' } & SwitchedOff)
  | { readonly kind: 'polls'; readonly intervalsMs: readonly number[] }
  | { readonly kind: 'failed'; readonly message: string };

export type Ready = Extract<FromWorld, { kind: 'ready' }>;
