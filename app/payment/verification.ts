/** The БИН of a company or the ИИН of a person, as services ask for it. */
export const IDN = /^\d{12}$/;

/**
 * How a verification of the organisation ended. `expired`: nobody confirmed it in time. `in-cabinet`: this service
 * verifies organisations in its own cabinet, and has no request for it.
 */
export type VerificationEnd = 'verified' | 'failed' | 'expired' | 'in-cabinet';

/** A verification that waits for a person. */
export interface VerificationProgress {
  /** Seconds left for the confirmation, by the service's own answer where it tells them. */
  readonly leftS: number;
  /** What the service asks the person to do, in its own words; null where it tells nothing. */
  readonly instruction: string | null;
}

/** Who waits for a verification. */
export interface VerificationWatch {
  readonly told: (progress: VerificationProgress) => void;
  /** Whether the service may be asked now; absent where nothing else needs its requests. */
  readonly mayAsk?: () => boolean;
}
