import { DAY_MS } from '../units.ts';

/** A certificate lives five years (specification, appendix 1); a new one takes the bank's post some days. */
const EXPIRY_STEPS_DAYS = [7, 30, 60] as const;

/** How near the end is: the step that was passed last. */
export type ExpiryLevel = 'within-60-days' | 'within-30-days' | 'within-7-days' | 'expired';

export interface ExpiryWarning {
  /** Whole days that are left; 0 on the last day and afterwards. */
  readonly days: number;
  readonly level: ExpiryLevel;
}

/** Null as long as the end is more than 60 days away. Both moments in milliseconds since the Unix epoch. */
export function expiryWarning(notAfterMs: number, nowMs: number): ExpiryWarning | null {
  const leftMs = notAfterMs - nowMs;
  if (leftMs < 0) return { days: 0, level: 'expired' };
  const step = EXPIRY_STEPS_DAYS.find((days) => leftMs <= days * DAY_MS);
  return step === undefined ? null : { days: Math.floor(leftMs / DAY_MS), level: `within-${step}-days` };
}
