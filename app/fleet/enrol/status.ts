/** How far a machine has come on its way into a fleet. */
export type EnrolmentStatus =
  /** Nobody has asked for a code since the start. */
  | { readonly kind: 'none' }
  | {
      readonly kind: 'open';
      /** As it is shown. */
      readonly code: string;
      /** By the wall clock. */
      readonly untilWallMs: number;
      /** `asked`: the operator's side knows the code, and its certificate is awaited. */
      readonly at: 'connecting' | 'waiting' | 'asked';
      /** How often another code was typed. */
      readonly wrong: number;
      /** Why there is no connection to the broker for newcomers; null where there is one. */
      readonly trouble: string | null;
    }
  /** It came to nothing; the machine is as it was before. */
  | { readonly kind: 'ended'; readonly why: 'expired' | 'wrong-codes' | 'refused' | 'disk'; readonly detail: string }
  | { readonly kind: 'enrolled'; readonly kioskId: string };

/** Whose certificate the machine shows to its fleet. */
export interface FleetCertificate {
  readonly kioskId: string;
  readonly broker: string;
  /** From the configuration's files, or by a code. */
  readonly source: 'configuration' | 'enrolled';
  /** Null where the certificate cannot be read. */
  readonly notAfterMs: number | null;
}

/** How a machine stands with its fleet. */
export interface FleetStanding {
  /** Null where it belongs to none yet, and where what is stored cannot be read. */
  readonly certificate: FleetCertificate | null;
  /** What is stored and cannot be read, and why; null otherwise. */
  readonly unreadable: { readonly file: string; readonly detail: string } | null;
  /** Whether the configuration names a broker for newcomers. */
  readonly canEnrol: boolean;
  /** Whether it is connected to the fleet's broker; null where it does not try. */
  readonly isConnected: boolean | null;
}
