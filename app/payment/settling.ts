import type { Result } from '../result.ts';
import type { PaymentFailure, RefundProgress } from './provider.ts';
import { REFUND_LIMITS } from './refund.ts';

/** Following a refund that the service has accepted and carries out later. Moments are on the monotonic clock. */
export interface Settling {
  /** The service's number of the refund, or `LAST_REFUND`. */
  readonly operationId: string;
  readonly sinceMonoMs: number;
  /** When to ask next. */
  readonly askMonoMs: number;
  /** Since when the service has denied the refund; null while it does not. */
  readonly deniedSinceMonoMs: number | null;
}

/** Stands for the number of a refund whose answer was lost: the purchase's last refund is meant. */
export const LAST_REFUND = 'last';

/** What an answer about the refund leads to. */
export type SettlingAnswer =
  | { readonly kind: 'pending'; readonly settling: Settling }
  | { readonly kind: 'done' }
  /** Certainly nothing went back. */
  | { readonly kind: 'kept'; readonly code: string }
  /** A person has to check. */
  | { readonly kind: 'doubtful'; readonly code: string };

/** The money is back only once the service says so. A refund that failed leaves the debt; a silent service a doubt. */
export function settlingAfter(
  settling: Settling,
  result: Result<RefundProgress, PaymentFailure>,
  nowMonoMs: number,
): SettlingAnswer {
  if (result.ok && result.value.kind === 'done') return { kind: 'done' };
  if (result.ok && result.value.kind === 'failed') return { kind: 'kept', code: result.value.name };
  const code = result.ok ? 'PENDING' : result.error.code;
  const isDenied = !result.ok && (result.error.action === 'final' || result.error.action === 'purchase-unknown');
  const deniedSinceMonoMs = isDenied ? (settling.deniedSinceMonoMs ?? nowMonoMs) : null;
  const isDeniedLong = deniedSinceMonoMs !== null && nowMonoMs - deniedSinceMonoMs >= REFUND_LIMITS.deniedMs;
  if (isDeniedLong || nowMonoMs - settling.sinceMonoMs >= REFUND_LIMITS.doubtAfterMs) return { kind: 'doubtful', code };
  const ageMs = nowMonoMs - settling.sinceMonoMs;
  const pauseMs = ageMs < REFUND_LIMITS.lookFastForMs ? REFUND_LIMITS.lookAgainMs : REFUND_LIMITS.lookSlowMs;
  return { kind: 'pending', settling: { ...settling, deniedSinceMonoMs, askMonoMs: nowMonoMs + pauseMs } };
}
