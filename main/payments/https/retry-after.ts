import { SECOND_MS } from '../../../app/units.ts';
import type { HttpAnswer } from './transport.ts';

/** "Come back later" is obeyed, but not for ever: a customer's payment has to be asked about. */
export const MAX_RETRY_AFTER_MS = 120_000;
const BUSY = new Set([429, 503]);
/** Whole seconds; some gateways add decimals, and two of them on the way add a header each. */
const SECONDS = /^\d+(\.\d+)?(\s*,\s*\d+(\.\d+)?)*$/;

/**
 * The pause that the service requests with an answer 429 or 503 (RFC 9110, 10.2.3), in milliseconds; null without one.
 * A date is compared with the answer's own `Date`, because this machine's clock may be wrong.
 */
export function retryAfterMs(
  { status, retryAfter, date }: Pick<HttpAnswer, 'status' | 'retryAfter' | 'date'>,
  wallMs: number,
): number | null {
  const wanted = BUSY.has(status) ? retryAfter?.trim() : undefined;
  if (wanted === undefined || wanted === '') return null;
  const answeredMs = Date.parse(date ?? '');
  const untilMs = SECONDS.test(wanted)
    ? Math.max(...wanted.split(',').map(Number)) * SECOND_MS
    : Date.parse(wanted) - (Number.isNaN(answeredMs) ? wallMs : answeredMs);
  return Number.isNaN(untilMs) ? null : Math.min(Math.max(0, untilMs), MAX_RETRY_AFTER_MS);
}

/** The time for which the service asked not to be asked; shared by clients that follow each other. */
export class ServicePause {
  #untilMonoMs: number | null = null;

  /** Records a pause requested by the service; the later end counts. */
  begin(ms: number, nowMonoMs: number): void {
    this.#untilMonoMs = Math.max(this.#untilMonoMs ?? 0, nowMonoMs + ms);
  }

  /** How much is left at a moment of the monotonic clock, in milliseconds. */
  leftMs(nowMonoMs: number): number {
    return Math.max(0, (this.#untilMonoMs ?? nowMonoMs) - nowMonoMs);
  }
}
