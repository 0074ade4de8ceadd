import { type Tiyn, ZERO_TIYN } from '../../money/money.ts';
import type { MethodCapabilities } from '../../payment/capabilities.ts';
import type { CreatedPurchase } from '../../payment/provider.ts';
import type { Now } from '../../ports/clock.ts';
import type { ChosenWay, Sale } from './sale.ts';
import type { WatchedPurchase } from './running-payments.ts';

/** The facts of a purchase to watch, from the service's answer or from the journal. */
interface Purchase
  extends
    ChosenWay,
    Pick<WatchedPurchase, 'qrPaymentId' | 'amountTiyn' | 'isAskedOnTouch'>,
    Pick<CreatedPurchase, 'pollIntervalMs' | 'scanTimeoutMs' | 'confirmTimeoutMs'> {
  readonly commissionTiyn?: Tiyn;
}

/**
 * Makes a watched purchase with limits on this run's clock. The first request follows one polling interval after the
 * answer (section 3.3). `method` is null where the machine does not have it any more.
 */
export function watchPurchase(
  sale: Sale,
  purchase: Purchase,
  method: MethodCapabilities | null,
  now: Now,
): WatchedPurchase {
  const { qrPaymentId, amountTiyn, commissionTiyn = ZERO_TIYN, isAskedOnTouch } = purchase;
  const { pollIntervalMs, scanTimeoutMs, confirmTimeoutMs, provider } = purchase;
  const scanDeadlineMonoMs = now.monoMs + scanTimeoutMs;
  return {
    provider,
    method: purchase.method,
    sale,
    qrPaymentId,
    amountTiyn,
    commissionTiyn,
    receivedTiyn: ZERO_TIYN,
    partOwedTiyn: ZERO_TIYN,
    isAskedOnTouch,
    withdrawal: method?.canCancel === true ? { attempts: 0, askMonoMs: now.monoMs, isAsked: false } : null,
    pollIntervalMs,
    sinceMonoMs: now.monoMs,
    scanDeadlineMonoMs,
    lastDeadlineMonoMs: scanDeadlineMonoMs + confirmTimeoutMs,
    owedTiyn: ZERO_TIYN,
    askedMonoMs: null,
    askMonoMs: isAskedOnTouch ? null : now.monoMs + pollIntervalMs,
    deniedSinceMonoMs: null,
    scanned: false,
    restored: false,
    stale: false,
    expired: false,
  };
}
