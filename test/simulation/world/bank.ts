import { tiyn, TIYN_PER_TENGE, type Tiyn } from '../../../app/money/money.ts';
import type {
  CreatedPurchase,
  RefundQr,
  PaymentFailure,
  PurchaseStatus,
  RefundRequest,
} from '../../../app/payment/provider.ts';
import type { RefundQrStatus } from '../../../app/payment/provider.ts';
import type { RefundFacts } from '../../../app/payment/provider.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { failures } from './failures.ts';
import { count, type SimulationContext } from './simulation-context.ts';

/** A secret that must never be in a log line or in the journal. */
export const SECRET = 'SECRET-b7Qx';

/** One purchase in the bank's books. */
export interface BankPurchase {
  readonly id: string;
  readonly saleId: string;
  /** What its QR is about; once it is paid, what the bank has taken. */
  amountTiyn: Tiyn;
  /** The bank has taken another amount than the QR was about. */
  isOtherAmount: boolean;
  readonly token: string;
  status: 'created' | 'scanned' | 'processed' | 'failed' | 'declined';
  /** The moment of the next thing that the customer may do at the latest. */
  untilMs: number;
  /** Given back because we asked. */
  returnedTiyn: number;
  /** Refunded by the bank without a request. */
  reversedTiyn: number;
  /** Until then the bank denies that it exists. */
  deniedUntilMs: number;
  /** Until then its details are not in the books yet. */
  behindUntilMs: number;
  /** Of what was given back, what the details do not show yet, and until when. */
  hiddenTiyn: number;
  hiddenUntilMs: number;
  /** Details with another amount. */
  differs: boolean;
}

interface BankRefundQr {
  readonly id: string;
  readonly token: string;
  scannedBy: readonly string[] | null;
}

/** Reports to the auditor at the moment they happen. */
export interface BankWatch {
  onCreate(saleId: string): void;
  /** A question about a refund's QR is refused because the bank has forgotten the device. */
  onDeviceUnknown(): void;
  onRefund(purchase: BankPurchase, request: RefundRequest): void;
  /** Whether the number of a purchase is in the journal. */
  isKnown(purchase: BankPurchase): boolean;
}

const FIRST_ID = 9_007_199_254_740_993n;
/** How much longer than announced the bank may take a scan or a confirmation. */
const GRACE_MS = 10_000;
const DENIALS_MS = [5_000, 60_000, 900_000] as const;
const BEHIND_MS = [3_000, 20_000, 90_000] as const;
/** How far the details are behind what was given back. */
const HIDDEN_MS = [90_000, 10_800_000, 21_600_000] as const;
/** There are few refunds, and what is refused is worth more than a thousand that are not. */
const REFUND_FACTOR = 3;
/** It matters only where the answer is lost as well, which is rare enough. */
const LAG_FACTOR = 20;
/** A tiyn less or more, tenge taken for tiyn, and tiyn for tenge. */
const OTHER_AMOUNTS: readonly ((amountTiyn: number) => number)[] = [
  (amountTiyn) => amountTiyn - 1,
  (amountTiyn) => amountTiyn + 1,
  (amountTiyn) => Math.round(amountTiyn / TIYN_PER_TENGE),
  (amountTiyn) => amountTiyn * TIYN_PER_TENGE,
];
const MOST = 0.7;

/** What the bank is asked. */
export type BankAnswers = Pick<
  Bank,
  | 'connect'
  | 'ping'
  | 'create'
  | 'status'
  | 'details'
  | 'refund'
  | 'createRefundQr'
  | 'refundQrStatus'
  | 'refundQrPurchases'
>;

/** The bank: its books, and its answers at this moment. The network is separate. */
export class Bank {
  readonly purchases: BankPurchase[] = [];
  readonly #refundQrs: BankRefundQr[] = [];
  readonly #world: SimulationContext;
  readonly #watch: BankWatch;
  readonly #scanMs: number;
  /** Whether a status has the amount, also where it is the one of the QR. */
  readonly #saysAmount: boolean;
  #knowsDevice = true;
  /** Somebody has given the device up at the menu: the machine asks for nothing any more. */
  isGivenUp = false;

  constructor(world: SimulationContext, watch: BankWatch) {
    this.#world = world;
    this.#watch = watch;
    this.#scanMs = [180_000, 60_000, 30_000][world.decisions.below('scan limit', 3)] ?? 180_000;
    this.#saysAmount = world.decisions.chance('bank: says amounts', 0.5);
  }

  find(id: string): BankPurchase | null {
    const purchase = this.purchases.find((one) => one.id === id) ?? null;
    if (purchase !== null) this.#expire(purchase);
    return purchase;
  }

  ofSale(saleId: string): readonly BankPurchase[] {
    return this.purchases.filter((one) => one.saleId === saleId);
  }

  connect(): Result<{ tradePoint: string | null }, PaymentFailure> {
    if (this.isGivenUp) return err(failures.givenUp);
    if (this.#refuses('at connecting') === 1) return err(failures.paymentsOff);
    this.#knowsDevice = true;
    return ok({ tradePoint: null });
  }

  ping(): Result<void, PaymentFailure> {
    return this.#refuses('at a ping') === 1 ? err(failures.paymentsOff) : ok(undefined);
  }

  create(saleId: string, amountTiyn: Tiyn): Result<CreatedPurchase, PaymentFailure> {
    this.#watch.onCreate(saleId);
    const fault = this.#world.decisions.fault('bank: create', this.#world.rates.bank, 5);
    if (fault === 1) return err(failures.refused);
    if (fault === 2) return err(failures.paymentsOff);
    if (fault === 3) this.#forgetDevice();
    if (!this.#knowsDevice) return err(failures.unknownDevice);
    const { nowMs } = this.#world.scheduler;
    const id = String(FIRST_ID + BigInt(this.purchases.length));
    const token = `https://pay.example/${SECRET}/${id}`;
    this.purchases.push({
      id,
      saleId,
      amountTiyn,
      isOtherAmount: false,
      token,
      status: 'created',
      untilMs: nowMs + this.#scanMs + GRACE_MS,
      returnedTiyn: 0,
      reversedTiyn: 0,
      deniedUntilMs: 0,
      behindUntilMs: 0,
      hiddenTiyn: 0,
      hiddenUntilMs: 0,
      differs: false,
    });
    // A number that the kiosk has never seen cannot be recognised as repeated.
    const repeated = fault === 4 ? this.purchases.findLast((one) => this.#watch.isKnown(one)) : undefined;
    if (repeated !== undefined) count(this.#world, 'number-repeated');
    return ok({
      qrPaymentId: repeated?.id ?? id,
      qrToken: token,
      methods: ['Gold'],
      pollIntervalMs: 5_000,
      scanTimeoutMs: this.#scanMs,
      confirmTimeoutMs: 65_000,
    });
  }

  /** The customer pays the invoice on their telephone, if it can still be paid. */
  payInvoice(token: string): void {
    const purchase = this.purchases.find((one) => one.token === token) ?? null;
    if (purchase !== null) this.#expire(purchase);
    if (purchase?.status === 'created') purchase.status = 'processed';
  }

  /** Withdraws an invoice; one that is paid stays so. */
  cancel(id: string): Result<PurchaseStatus, PaymentFailure> {
    const purchase = this.find(id);
    if (purchase === null) return err(failures.unknownPurchase);
    if (purchase.status === 'created') purchase.status = 'failed';
    return this.status(id);
  }

  status(id: string): Result<PurchaseStatus, PaymentFailure> {
    const purchase = this.find(id);
    const fault = this.#world.decisions.fault('bank: status', this.#world.rates.bank / 2, 3);
    if (purchase !== null && fault === 1) this.#deny(purchase);
    if (fault === 2) return ok({ kind: 'unknown', name: 'Frozen' });
    if (purchase === null) return err(failures.unknownPurchase);
    if (this.#isDenied(purchase)) return err(fault === 3 ? failures.final : failures.unknownPurchase);
    switch (purchase.status) {
      case 'failed':
        return ok({ kind: 'failed', name: 'Error' });
      case 'declined':
        return ok({ kind: 'declined', name: 'CancelledByUser' });
      case 'processed':
        return ok({
          kind: 'processed',
          ...(this.#saysAmount || purchase.isOtherAmount ? { amountTiyn: purchase.amountTiyn } : {}),
        });
      case 'created':
      case 'scanned':
        return ok({ kind: purchase.status });
    }
  }

  details(id: string): Result<RefundFacts, PaymentFailure> {
    const purchase = this.find(id);
    const fault = this.#world.decisions.fault('bank: details', this.#world.rates.bank, 5);
    if (fault === 1) this.#forgetDevice();
    if (!this.#knowsDevice) return err(failures.unknownDevice);
    if (purchase?.status !== 'processed') return err(failures.unknownPurchase);
    if (fault === 2) this.#deny(purchase);
    if (fault === 3) this.#reverse(purchase);
    if (fault === 4) {
      purchase.differs = true;
      count(this.#world, 'details-differ');
    }
    if (this.#isDenied(purchase)) return err(failures.unknownPurchase);
    const isBehind = this.#world.scheduler.nowMs < purchase.behindUntilMs;
    const totalTiyn = tiyn(purchase.amountTiyn + (fault === 4 ? 100 : 0));
    const hiddenTiyn = this.#world.scheduler.nowMs < purchase.hiddenUntilMs ? purchase.hiddenTiyn : 0;
    const left = isBehind ? 0 : purchase.amountTiyn - purchase.returnedTiyn - purchase.reversedTiyn + hiddenTiyn;
    return ok({ totalTiyn, refundableTiyn: tiyn(left) });
  }

  refund(request: RefundRequest): Result<string, PaymentFailure> {
    const purchase = this.find(request.qrPaymentId);
    if (purchase?.status !== 'processed') return err(failures.unknownPurchase);
    const fault = this.#world.decisions.fault(
      'bank: refund',
      Math.min(MOST, this.#world.rates.bank * REFUND_FACTOR),
      3,
    );
    if (fault === 1) return this.#refuseRefund(failures.notRefundable);
    if (fault === 2) this.#forgetDevice();
    if (fault === 3) this.#reverse(purchase);
    if (!this.#knowsDevice) return err(failures.unknownDevice);
    if (request.refundQrId !== null && !this.#isProven(request.refundQrId, purchase))
      return this.#refuseRefund(failures.notRefundable);
    const isPartial = request.amountTiyn < purchase.amountTiyn;
    if (isPartial && this.#world.decisions.chance('bank: no partial refund', 0.3))
      return this.#refuseRefund(failures.noPartialRefund);
    if (request.amountTiyn > purchase.amountTiyn - purchase.returnedTiyn - purchase.reversedTiyn)
      return err(failures.aboveAvailable);
    purchase.returnedTiyn += request.amountTiyn;
    this.#hide(purchase, request.amountTiyn);
    this.#watch.onRefund(purchase, request);
    this.#world.trace?.tell(`bank: gives ${request.amountTiyn} tiyn of purchase ${purchase.id} back`);
    return ok(String(purchase.returnedTiyn));
  }

  /** The details show what was given back only after a while. */
  #hide(purchase: BankPurchase, amountTiyn: number): void {
    const lag = this.#world.decisions.fault(
      'bank: details lag',
      Math.min(MOST, this.#world.rates.bank * LAG_FACTOR),
      HIDDEN_MS.length,
    );
    if (lag === 0) return;
    purchase.hiddenTiyn = amountTiyn;
    purchase.hiddenUntilMs = this.#world.scheduler.nowMs + (HIDDEN_MS[lag - 1] ?? 0);
    count(this.#world, 'details-lag');
  }

  createRefundQr(): Result<RefundQr, PaymentFailure> {
    const fault = this.#world.decisions.fault('bank: refund QR', this.#world.rates.bank, 4);
    if (fault === 1) return err(failures.notRefundable);
    if (fault > 1) this.#forgetDevice();
    if (!this.#knowsDevice) return this.#refuseDevice();
    const id = String(1_000 + this.#refundQrs.length);
    const token = `https://pay.example/${SECRET}/return/${id}`;
    this.#refundQrs.push({ id, token, scannedBy: null });
    return ok({ refundQrId: id, qrToken: token, pollIntervalMs: 5_000, scanTimeoutMs: this.#scanMs });
  }

  refundQrStatus(id: string): Result<RefundQrStatus, PaymentFailure> {
    if (this.#refuses('at the status of a refund QR') === 1) return ok({ kind: 'failed', name: 'Error' });
    return ok({ kind: this.#findRefundQr(id)?.scannedBy === null ? 'created' : 'identified' });
  }

  refundQrPurchases(id: string): Result<readonly string[], PaymentFailure> {
    const fault = this.#world.decisions.fault('bank: list of purchases', this.#world.rates.bank / 2, 2);
    if (fault === 1) return err(failures.notRefundable);
    if (fault === 2) this.#forgetDevice();
    if (!this.#knowsDevice) return this.#refuseDevice();
    return ok(this.#findRefundQr(id)?.scannedBy ?? []);
  }

  /** A phone holds its camera against a QR. */
  scan(token: string): boolean {
    const purchase = this.#byToken(token);
    if (purchase?.status !== 'created' || this.#world.scheduler.nowMs > purchase.untilMs) return false;
    purchase.status = 'scanned';
    purchase.untilMs = this.#world.scheduler.nowMs + 65_000 + GRACE_MS;
    return true;
  }

  /** The customer pays, or refuses, on the phone. */
  decide(token: string, word: 'processed' | 'failed' | 'declined'): boolean {
    const purchase = this.#byToken(token);
    if (purchase?.status !== 'scanned' && !(purchase?.status === 'declined' && word === 'processed')) return false;
    purchase.status = word;
    if (word === 'processed') this.#takeAmount(purchase);
    const behind = this.#world.decisions.fault('bank: books behind', this.#world.rates.bank, BEHIND_MS.length);
    if (behind > 0) purchase.behindUntilMs = this.#world.scheduler.nowMs + (BEHIND_MS[behind - 1] ?? 0);
    return true;
  }

  /** Not the QR's amount: the amount that the bank reports was received. */
  #takeAmount(purchase: BankPurchase): void {
    const { decisions, rates } = this.#world;
    const other =
      OTHER_AMOUNTS[decisions.fault('bank: takes another amount', rates.bank / 4, OTHER_AMOUNTS.length) - 1];
    if (other === undefined) return;
    const amountTiyn = tiyn(Math.max(1, other(purchase.amountTiyn)));
    if (amountTiyn === purchase.amountTiyn) return;
    purchase.amountTiyn = amountTiyn;
    purchase.isOtherAmount = true;
    count(this.#world, 'another-amount');
    this.#world.trace?.tell(`bank: takes ${amountTiyn} tiyn for purchase ${purchase.id}`);
  }

  scanRefundQr(token: string, purchases: readonly string[]): void {
    const found = this.#refundQrs.find((one) => one.token === token);
    if (found !== undefined) found.scannedBy ??= purchases;
  }

  #findRefundQr(id: string): BankRefundQr | undefined {
    return this.#refundQrs.find((one) => one.id === id);
  }

  #isProven(refundQrId: string, purchase: BankPurchase): boolean {
    return this.#findRefundQr(refundQrId)?.scannedBy?.includes(purchase.id) === true;
  }

  #byToken(token: string): BankPurchase | undefined {
    const purchase = this.purchases.find((one) => one.token === token);
    if (purchase !== undefined) this.#expire(purchase);
    return purchase;
  }

  /** Without a confirmation it fails. An unscanned QR stays as it is, and can no longer be scanned. */
  #expire(purchase: BankPurchase): void {
    const isOver = this.#world.scheduler.nowMs > purchase.untilMs;
    if (isOver && (purchase.status === 'scanned' || purchase.status === 'declined')) purchase.status = 'failed';
  }

  #refuses(when: string): number {
    return this.#world.decisions.fault(`bank: refusal ${when}`, this.#world.rates.bank / 4, 1);
  }

  #refuseRefund(failure: PaymentFailure): Result<never, PaymentFailure> {
    count(this.#world, 'refund-refused');
    return err(failure);
  }

  #refuseDevice(): Result<never, PaymentFailure> {
    count(this.#world, 'device-unknown-at-refund-qr');
    this.#watch.onDeviceUnknown();
    return err(failures.unknownDevice);
  }

  #forgetDevice(): void {
    this.#knowsDevice = false;
    count(this.#world, 'device-forgotten');
    this.#world.trace?.tell('bank: forgets the device');
  }

  #isDenied(purchase: BankPurchase): boolean {
    return this.#world.scheduler.nowMs < purchase.deniedUntilMs;
  }

  #deny(purchase: BankPurchase): void {
    const ms = DENIALS_MS[this.#world.decisions.below('bank: how long it denies a purchase', DENIALS_MS.length)] ?? 0;
    purchase.deniedUntilMs = this.#world.scheduler.nowMs + ms;
    count(this.#world, 'purchase-denied');
    this.#world.trace?.tell(`bank: denies purchase ${purchase.id} for ${ms} ms`);
  }

  #reverse(purchase: BankPurchase): void {
    const left = purchase.amountTiyn - purchase.returnedTiyn - purchase.reversedTiyn;
    if (left === 0) return;
    purchase.reversedTiyn += left;
    count(this.#world, 'reversed-by-bank');
    this.#world.trace?.tell(`bank: gives purchase ${purchase.id} back of its own accord`);
  }
}
