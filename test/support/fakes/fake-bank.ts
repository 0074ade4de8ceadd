import { NOTES_ALONE, type PaymentCapabilities } from '../../../app/payment/capabilities.ts';
import type {
  CreatedPurchase,
  RefundQr,
  PaymentConnection,
  PaymentFailure,
  PaymentProvider,
  PurchaseStatus,
  RefundRequest,
} from '../../../app/payment/provider.ts';
import { tiyn } from '../../../app/money/money.ts';
import type { RefundQrStatus } from '../../../app/payment/provider.ts';
import type { RefundFacts } from '../../../app/payment/provider.ts';
import type { Clock } from '../../../app/ports/clock.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { problem } from '../../../app/problem.ts';
import { CODE } from '../harness/machine-settings.ts';

/** Ready-made failures. */
export const noAnswer: PaymentFailure = { action: 'retry', problem: problem('server-silent'), code: 'TIMEOUT' };
export const wrongAmount: PaymentFailure = {
  action: 'refuse-sale',
  problem: problem('payments-refused'),
  code: '990000028',
};
export const unknownDevice: PaymentFailure = {
  action: 'register-again',
  problem: problem('payments-refused'),
  code: '-1501',
};
export const unknownPurchase: PaymentFailure = {
  action: 'purchase-unknown',
  problem: problem('payments-refused'),
  code: '-1601',
};
export const tradePointOff: PaymentFailure = {
  action: 'payments-off',
  problem: problem('payments-refused'),
  code: '990000018',
};

/** What the fake bank's contract can do. */
export const FAKE_CAPABILITIES: PaymentCapabilities = {
  ...NOTES_ALONE,
  provider: 'kaspi',
  title: 'Kaspi',
  application: 'Kaspi Pay',
  binding: 'demo',
  refundWay: 'with-customer',
  refundsInParts: true,
  hasDetails: true,
  methods: [CODE],
};

interface Purchase {
  readonly id: string;
  readonly externalId: string;
  readonly amountTiyn: number;
  status: PurchaseStatus;
  returnedTiyn: number;
}

const FIRST_ID = 9_007_199_254_740_993n;

/** The payment service behind the provider port; what it answers next is scripted. */
export class FakeBank implements PaymentProvider {
  readonly purchases: Purchase[] = [];
  readonly statusAsked: { id: string; atMonoMs: number }[] = [];
  connects = 0;
  pings = 0;
  /** Answers given instead of the usual one, first come first served. */
  readonly createFailures: PaymentFailure[] = [];
  readonly statusFailures: PaymentFailure[] = [];
  /** Refunds that were asked for, and what happens to the next ones instead of the usual. */
  readonly refunds: RefundRequest[] = [];
  readonly returns: ('nobody' | 'payer' | 'stranger')[] = [];
  readonly refundFates: { carriedOut: boolean; failure: PaymentFailure }[] = [];
  connectFailure: PaymentFailure | null = null;
  pingFailure: PaymentFailure | null = null;
  /** Every status question is answered so while it is set. */
  statusFailure: PaymentFailure | null = null;
  latencyMs = 0;
  /** Status questions that are on their way. */
  inFlight = 0;
  /** The next purchase gets the number of the last one. */
  repeatLastId = false;
  readonly options = { pollIntervalMs: 5_000, scanTimeoutMs: 180_000, confirmTimeoutMs: 65_000 };
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async connect(): Promise<Result<PaymentConnection, PaymentFailure>> {
    this.connects += 1;
    await this.#travel();
    return this.connectFailure === null ? ok({ tradePoint: 'Магазин 1' }) : err(this.connectFailure);
  }

  async ping(): Promise<Result<void, PaymentFailure>> {
    this.pings += 1;
    await this.#travel();
    return this.pingFailure === null ? ok(undefined) : err(this.pingFailure);
  }

  /** A lost answer still leaves a purchase behind: that is what makes it dangerous. */
  async createPurchase(request: {
    externalId: string;
    amountTiyn: number;
  }): Promise<Result<CreatedPurchase, PaymentFailure>> {
    const id = String(FIRST_ID + BigInt(this.purchases.length - (this.repeatLastId ? 1 : 0)));
    this.purchases.push({ id, ...request, status: { kind: 'created' }, returnedTiyn: 0 });
    await this.#travel();
    const failure = this.createFailures.shift();
    if (failure !== undefined) return err(failure);
    return ok({ qrPaymentId: id, qrToken: `token-${id}`, methods: ['Gold', 'Red'], ...this.options });
  }

  async purchaseStatus(qrPaymentId: string): Promise<Result<PurchaseStatus, PaymentFailure>> {
    this.statusAsked.push({ id: qrPaymentId, atMonoMs: this.#clock.monoMs() });
    this.inFlight += 1;
    await this.#travel();
    this.inFlight -= 1;
    const failure = this.statusFailure ?? this.statusFailures.shift();
    if (failure !== undefined) return err(failure);
    const purchase = this.purchases.find((one) => one.id === qrPaymentId);
    return purchase === undefined ? err(unknownPurchase) : ok(purchase.status);
  }

  async purchaseDetails(qrPaymentId: string): Promise<Result<RefundFacts, PaymentFailure>> {
    await this.#travel();
    const purchase = this.purchases.find((one) => one.id === qrPaymentId);
    if (purchase === undefined) return err(unknownPurchase);
    return ok({
      totalTiyn: tiyn(purchase.amountTiyn),
      refundableTiyn: tiyn(purchase.amountTiyn - purchase.returnedTiyn),
    });
  }

  /** A lost answer may still have given the money back. */
  async refund({ qrPaymentId, amountTiyn, refundQrId }: RefundRequest): Promise<Result<string, PaymentFailure>> {
    this.refunds.push({ qrPaymentId, amountTiyn, refundQrId });
    const fate = this.refundFates.shift();
    const purchase = this.purchases.find((one) => one.id === qrPaymentId);
    if (purchase === undefined) return err(unknownPurchase);
    if (fate === undefined || fate.carriedOut) purchase.returnedTiyn += amountTiyn;
    await this.#travel();
    return fate === undefined ? ok('77') : err(fate.failure);
  }

  async createRefundQr(): Promise<Result<RefundQr, PaymentFailure>> {
    await this.#travel();
    const refundQrId = String(this.returns.length + 1);
    this.returns.push('nobody');
    const { pollIntervalMs, scanTimeoutMs } = this.options;
    return ok({ refundQrId, qrToken: `return-${refundQrId}`, pollIntervalMs, scanTimeoutMs });
  }

  async refundQrStatus(refundQrId: string): Promise<Result<RefundQrStatus, PaymentFailure>> {
    await this.#travel();
    return ok({ kind: this.returns[Number(refundQrId) - 1] === 'nobody' ? 'created' : 'identified' });
  }

  async refundQrPurchases(refundQrId: string): Promise<Result<readonly string[], PaymentFailure>> {
    await this.#travel();
    return ok(this.returns[Number(refundQrId) - 1] === 'payer' ? this.purchases.map((one) => one.id) : []);
  }

  /** The newest refund's QR is scanned. */
  scanRefundQr(who: 'payer' | 'stranger'): void {
    this.returns[this.returns.length - 1] = who;
  }

  /** The customer's phone and the bank's own decisions, on the newest purchase. */
  set(status: PurchaseStatus): void {
    const purchase = this.purchases.at(-1);
    if (purchase === undefined) throw new Error('there is no purchase');
    purchase.status = status;
  }

  scan(): void {
    this.set({ kind: 'scanned' });
  }

  confirm(): void {
    this.set({ kind: 'processed' });
  }

  decline(): void {
    this.set({ kind: 'failed', name: 'Error' });
  }

  #travel(): Promise<void> {
    return this.latencyMs === 0
      ? Promise.resolve()
      : new Promise((resolve) => {
          this.#clock.setTimer(this.latencyMs, resolve);
        });
  }
}
