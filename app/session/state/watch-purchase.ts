import { ZERO_TIYN } from '../../money/money.ts';
import type { CreatedPurchase } from '../../payment/provider.ts';
import type { Now } from '../../ports/clock.ts';
import type { Sale } from './sale.ts';
import type { WatchedPurchase } from './running-payments.ts';

/** The facts of a purchase to poll, from the service's answer or from the journal. */
type Purchase = Pick<WatchedPurchase, 'qrPaymentId' | 'amountTiyn'> &
  Pick<CreatedPurchase, 'pollIntervalMs' | 'scanTimeoutMs' | 'confirmTimeoutMs'>;

/**
 * Makes a polled purchase with limits on this run's clock. The first request follows one polling interval after the
 * answer (section 3.3).
 */
export function watchPurchase(sale: Sale, purchase: Purchase, now: Now): WatchedPurchase {
  const { qrPaymentId, amountTiyn, pollIntervalMs, scanTimeoutMs, confirmTimeoutMs } = purchase;
  const scanDeadlineMonoMs = now.monoMs + scanTimeoutMs;
  return {
    sale,
    qrPaymentId,
    amountTiyn,
    pollIntervalMs,
    sinceMonoMs: now.monoMs,
    scanDeadlineMonoMs,
    lastDeadlineMonoMs: scanDeadlineMonoMs + confirmTimeoutMs,
    owedTiyn: ZERO_TIYN,
    askedMonoMs: null,
    askMonoMs: now.monoMs + pollIntervalMs,
    deniedSinceMonoMs: null,
    scanned: false,
    restored: false,
    stale: false,
    expired: false,
  };
}
