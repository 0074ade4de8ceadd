/** What the suite and the world around the kiosk, a process of its own, say to each other. */

/** One paid sale as the world saw it. */
export interface PaidSale {
  /** What the server needed for `qr/create`, in milliseconds. */
  readonly createMs: number;
  /** From the answer `Processed` to the first byte on the relay's line. */
  readonly relayMs: number;
}

export interface ToWorld {
  /** Pay for the purchase that waits, and tell when the relay was switched. */
  readonly kind: 'pay';
}

export type FromWorld =
  | {
      readonly kind: 'ready';
      readonly configFile: string;
      readonly baseUrl: string;
      readonly rootCa: string;
      readonly pfx: string;
      readonly passphrase: string;
    }
  | ({ readonly kind: 'paid' } & PaidSale)
  | { readonly kind: 'failed'; readonly message: string };

export type Ready = Extract<FromWorld, { kind: 'ready' }>;
