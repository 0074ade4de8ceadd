import type { RefundWay } from '../../../app/payment/capabilities.ts';
import { KASPI_QR } from './capabilities.ts';
import type { PaymentFailure, PaymentProvider, PurchaseStatus } from '../../../app/payment/provider.ts';
import type { TestSaleRunner, TestSaleEnd, TestSaleStep } from '../../../app/payment/test-sale.ts';
import type { Clock } from '../../../app/ports/clock.ts';
import { ok, type Result } from '../../../app/result.ts';
import { SECOND_MS } from '../../../app/units.ts';
import { sleep } from '../../../drivers/common/time-limit.ts';
import type { Emulation } from './emulation.ts';

/** A purchase gets on within so long after its emulation, or the test sale is stuck. */
const GETS_ON_WITHIN_MS = 30 * SECOND_MS;

interface TestSaleParts {
  readonly provider: Pick<PaymentProvider, 'createPurchase' | 'purchaseStatus' | 'purchaseDetails' | 'refund'>;
  readonly emulate: (emulation: Emulation, qrPaymentId: string) => Promise<Result<void, PaymentFailure>>;
  readonly refundWay: RefundWay;
  readonly clock: Clock;
}

/** A whole sale at the test host, by the same requests as a customer's, and by those that play the customer. */
export function testSaleRunner({ provider, emulate, refundWay, clock }: TestSaleParts): TestSaleRunner {
  /** Asks as often as the bank wants to be asked, until the purchase is in one of these states. */
  const reaches = async (
    { qrPaymentId, pollIntervalMs }: Opened,
    kinds: readonly PurchaseStatus['kind'][],
  ): Promise<Result<boolean, PaymentFailure>> => {
    const untilMs = clock.monoMs() + GETS_ON_WITHIN_MS;
    while (clock.monoMs() < untilMs) {
      await sleep(clock, pollIntervalMs);
      const status = await provider.purchaseStatus(qrPaymentId);
      if (!status.ok && status.error.action !== 'retry') return status;
      if (!status.ok) continue;
      if (kinds.includes(status.value.kind)) return ok(true);
      if (status.value.kind === 'failed' || status.value.kind === 'declined') return ok(false);
    }
    return ok(false);
  };
  const isBack = async (qrPaymentId: string): Promise<Result<boolean, PaymentFailure>> => {
    const details = await provider.purchaseDetails(qrPaymentId);
    return details.ok ? ok(details.value.refundableTiyn === 0) : details;
  };
  return {
    async run(request, onStep): Promise<TestSaleEnd> {
      onStep('creating');
      const created = await provider.createPurchase({ ...request, method: KASPI_QR });
      if (!created.ok) return failed('creating', created.error);
      const { qrPaymentId } = created.value;
      const customer = [
        ['scanning', 'scan', ['scanned', 'processed']],
        ['confirming', 'confirm', ['processed']],
      ] as const;
      for (const [step, emulation, kinds] of customer) {
        onStep(step);
        const emulated = await emulate(emulation, qrPaymentId);
        if (!emulated.ok) return failed(step, emulated.error);
        const reached = await reaches(created.value, kinds);
        if (!reached.ok) return failed(step, reached.error);
        if (!reached.value) return { kind: 'stuck', at: step };
      }
      if (refundWay !== 'direct') return { kind: 'paid' };
      onStep('refunding');
      const refunded = await provider.refund({ qrPaymentId, amountTiyn: request.amountTiyn, refundQrId: null });
      if (!refunded.ok) return failed('refunding', refunded.error);
      const back = await isBack(qrPaymentId);
      if (!back.ok) return failed('refunding', back.error);
      return back.value ? { kind: 'refunded' } : { kind: 'stuck', at: 'refunding' };
    },
  };
}

interface Opened {
  readonly qrPaymentId: string;
  readonly pollIntervalMs: number;
}

function failed(at: TestSaleStep, { problem }: PaymentFailure): TestSaleEnd {
  return { kind: 'failed', at, problem };
}
