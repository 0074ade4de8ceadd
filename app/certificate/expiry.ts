import { DAY_MS } from '../units.ts';

/**
 * The warning steps. A certificate is valid for five years (specification, appendix 1), and the bank takes days to send
 * a new one.
 */
const EXPIRY_STEPS_DAYS = [7, 30, 60] as const;

/** How close the certificate is to its end: the last step that was passed. */
export type ExpiryLevel = 'within-60-days' | 'within-30-days' | 'within-7-days' | 'expired';

export interface ExpiryWarning {
  /** Whole days left; 0 on the last day and afterwards. */
  readonly days: number;
  readonly level: ExpiryLevel;
}

/**
 * The warning for a certificate, null while more than 60 days remain. Both moments are milliseconds since the Unix
 * epoch.
 */
export function expiryWarning(notAfterMs: number, nowMs: number): ExpiryWarning | null {
  const leftMs = notAfterMs - nowMs;
  if (leftMs < 0) return { days: 0, level: 'expired' };
  const step = EXPIRY_STEPS_DAYS.find((days) => leftMs <= days * DAY_MS);
  return step === undefined ? null : { days: Math.floor(leftMs / DAY_MS), level: `within-${step}-days` };
}
