import { SERVICE_TITLES } from '../../../app/messages/way-words.ts';
import { NOTES_ALONE, type PaymentCapabilities } from '../../../app/payment/capabilities.ts';
import type {
  CreatedPurchase,
  PaymentConnection,
  PaymentFailure,
  PaymentProvider,
  PurchaseRequest,
  PurchaseStatus,
  RefundFacts,
} from '../../../app/payment/provider.ts';
import { problem } from '../../../app/problem.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { MINUTE_MS, SECOND_MS } from '../../../app/units.ts';
import { QR_METHOD } from '../../../main/payments/kaspi/capabilities.ts';

/** Kaspi QR, which is scanned and polled; what is owed is paid by hand, so that debts stay to be seen. */
export const SIMULATED_SERVICE: PaymentCapabilities = {
  ...NOTES_ALONE,
  provider: 'kaspi',
  title: SERVICE_TITLES.kaspi,
  application: 'Kaspi Pay',
  binding: 'simulated',
  hasDetails: true,
  methods: [QR_METHOD],
};

const POLL_MS = 2 * SECOND_MS;
const SCAN_MS = 3 * MINUTE_MS;
const CONFIRM_MS = 65 * SECOND_MS;
const NOT_SUPPORTED: PaymentFailure = { action: 'final', problem: problem('payments-refused'), code: 'SIMULATED' };
const NOT_KNOWN: PaymentFailure = { ...NOT_SUPPORTED, action: 'purchase-unknown' };

interface Purchase extends Pick<PurchaseRequest, 'amountTiyn'> {
  status: PurchaseStatus;
}

/** The payment service of one simulated machine: opens purchases, and counts one as paid when its customer has paid. */
export class SimulatedBank implements PaymentProvider {
  readonly #purchases = new Map<string, Purchase>();
  readonly #first: number;
  #opened = 0;

  /** Numbers of purchases begin behind `first`, so that a restarted machine repeats none. */
  constructor(first: number) {
    this.#first = first;
  }

  /** The newest purchase, to its customer's telephone. */
  pay(): void {
    const newest = [...this.#purchases.values()].at(-1);
    if (newest?.status.kind === 'created') newest.status = { kind: 'processed' };
  }

  connect(): Promise<Result<PaymentConnection, PaymentFailure>> {
    return Promise.resolve(ok({ tradePoint: null }));
  }

  ping(): Promise<Result<void, PaymentFailure>> {
    return Promise.resolve(ok(undefined));
  }

  createPurchase({ amountTiyn }: PurchaseRequest): Promise<Result<CreatedPurchase, PaymentFailure>> {
    this.#opened += 1;
    const qrPaymentId = String(this.#first + this.#opened);
    // Nobody asks about one that has its end.
    for (const [id, { status }] of this.#purchases) if (status.kind === 'processed') this.#purchases.delete(id);
    this.#purchases.set(qrPaymentId, { amountTiyn, status: { kind: 'created' } });
    const times = { pollIntervalMs: POLL_MS, scanTimeoutMs: SCAN_MS, confirmTimeoutMs: CONFIRM_MS };
    return Promise.resolve(ok({ qrPaymentId, qrToken: `simulated/${qrPaymentId}`, methods: ['Gold'], ...times }));
  }

  purchaseStatus(qrPaymentId: string): Promise<Result<PurchaseStatus, PaymentFailure>> {
    const purchase = this.#purchases.get(qrPaymentId);
    return Promise.resolve(purchase === undefined ? err(NOT_KNOWN) : ok(purchase.status));
  }

  purchaseDetails(qrPaymentId: string): Promise<Result<RefundFacts, PaymentFailure>> {
    const purchase = this.#purchases.get(qrPaymentId);
    if (purchase === undefined) return Promise.resolve(err(NOT_KNOWN));
    return Promise.resolve(ok({ totalTiyn: purchase.amountTiyn, refundableTiyn: purchase.amountTiyn }));
  }

  refund(): Promise<Result<string, PaymentFailure>> {
    return Promise.resolve(err(NOT_SUPPORTED));
  }

  createRefundQr(): Promise<Result<never, PaymentFailure>> {
    return Promise.resolve(err(NOT_SUPPORTED));
  }

  refundQrStatus(): Promise<Result<never, PaymentFailure>> {
    return Promise.resolve(err(NOT_SUPPORTED));
  }

  refundQrPurchases(): Promise<Result<never, PaymentFailure>> {
    return Promise.resolve(err(NOT_SUPPORTED));
  }
}
