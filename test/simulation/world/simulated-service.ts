import { addTiyn, ZERO_TIYN } from '../../../app/money/money.ts';
import type { MethodCapabilities, PaymentCapabilities } from '../../../app/payment/capabilities.ts';
import { commissionTiyn } from '../../../app/payment/commission.ts';
import type {
  CreatedPurchase,
  FindRequest,
  FoundPurchases,
  PaymentFailure,
  PurchaseRequest,
  PurchaseStatus,
  RefundFacts,
  RefundProgress,
  RefundRequest,
} from '../../../app/payment/provider.ts';
import { LAST_REFUND } from '../../../app/payment/settling.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import type { BookedPurchase } from './booked-purchase.ts';
import { failures } from './failures.ts';
import { count, type SimulationContext } from './simulation-context.ts';
import { ServicePurchase } from './service-purchase.ts';
import { saleOf } from './sale-of.ts';
import { answersOf, type ServiceAnswers } from './service-answers.ts';

/** Hears what happens at a service at the moment when it happens. */
export interface ServiceWatch {
  check(holds: boolean, rule: string, detail: string): void;
  onCreate(saleId: string): void;
  onRefund(purchase: BookedPurchase, request: RefundRequest): void;
  /** Whether the number of a purchase is in the journal. */
  isKnown(purchase: BookedPurchase): boolean;
}

/** The number that no service sends invoices to. */
export const REFUSED_NUMBER = '7019999999';

const FIRST_ID = 1_000;
const LIFETIMES_MS = [180_000, 1_800_000, 86_400_000] as const;
/** What nobody can withdraw ends by itself before the simulation does. */
const LIFETIMES_ALONE_MS = [180_000, 400_000] as const;
const DENIALS_MS = [5_000, 60_000, 900_000] as const;
const CANCELLING_MS = [5_000, 60_000, 200_000] as const;
const SETTLES_MS = [3_000, 60_000, 900_000] as const;
const CONFIRM_MS = 65_000;
const POLL_MS = 3_000;
const PAUSES_MS = [1_000, 20_000] as const;
/** There are few refunds, and what is refused is worth more than a thousand that are not. */
const REFUND_FACTOR = 3;
const MOST = 0.6;
const FAILS = 0.3;
const OVER_TIYN = 5_000;
const OTHER_RATES = [0, 100, 350, 1_400] as const;

/** One payment service: its books, and its answers at this moment. It is told apart by its capabilities alone. */
export class SimulatedService {
  readonly about: PaymentCapabilities;
  readonly purchases: ServicePurchase[] = [];
  readonly #world: SimulationContext;
  readonly #watch: ServiceWatch;
  readonly #answers: ServiceAnswers;
  readonly #rates = new Map<string, number>();
  isDown = false;
  isRevoked = false;

  constructor(world: SimulationContext, about: PaymentCapabilities, watch: ServiceWatch) {
    this.#world = world;
    this.about = about;
    this.#watch = watch;
    this.#answers = answersOf(about.provider);
  }

  find(id: string): ServicePurchase | null {
    return this.purchases.find((one) => one.id === id) ?? null;
  }

  connect(): Result<{ tradePoint: string | null }, PaymentFailure> {
    const closed = this.#closed();
    return closed === null ? ok({ tradePoint: null }) : err(closed);
  }

  ping(): Result<void, PaymentFailure> {
    const closed = this.#closed();
    return closed === null ? ok(undefined) : err(closed);
  }

  /** A pause that the service asks for, in milliseconds: the request is not carried out. Null without one. */
  pauseMs(): number | null {
    const { decisions, rates } = this.#world;
    const ms = PAUSES_MS[decisions.fault('service: too many requests', rates.bank / 4, PAUSES_MS.length) - 1] ?? null;
    if (ms !== null) count(this.#world, 'service-rate-limited');
    return ms;
  }

  create(request: PurchaseRequest): Result<CreatedPurchase, PaymentFailure> {
    const closed = this.#closed();
    if (closed !== null) return err(closed);
    const { amountTiyn, externalId, phoneNumber } = request;
    const saleId = saleOf(externalId);
    this.#watch.onCreate(saleId);
    const method = this.#methodOf(request);
    if (phoneNumber === REFUSED_NUMBER) return err(failures.phoneRefused);
    const { decisions, rates, scheduler } = this.#world;
    const fault = decisions.fault('service: create', rates.bank, 3);
    if (fault === 1) return err(failures.refused);
    if (fault === 2) return err(failures.paymentsOff);
    if (fault === 3 && method.commissionRate > 0) this.#changeRate(method);
    const rate = this.#rates.get(method.id) ?? method.commissionRate;
    const id = String(FIRST_ID + this.purchases.length);
    const lifetimes = method.canCancel ? LIFETIMES_MS : LIFETIMES_ALONE_MS;
    const lifetimeMs =
      lifetimes[decisions.below('service: how long it can be paid', lifetimes.length)] ?? LIFETIMES_MS[0];
    const opened = {
      id,
      saleId,
      externalId,
      method,
      wantedTiyn: amountTiyn,
      commissionTiyn: rate === 0 ? ZERO_TIYN : commissionTiyn(amountTiyn, rate),
      token: `https://${this.about.provider}.example/${id}`,
      isInvoice: method.presents === 'invoice',
      untilMs: scheduler.nowMs + lifetimeMs,
    };
    const purchase = new ServicePurchase(opened, () => scheduler.nowMs);
    this.purchases.push(purchase);
    this.#world.trace?.tell(`${this.about.provider}: opens ${id} for ${saleId}`);
    return ok(this.#answer(purchase, rate, lifetimeMs));
  }

  #methodOf({ amountTiyn, method: id, phoneNumber }: PurchaseRequest): MethodCapabilities {
    const method = this.about.methods.find((one) => one.id === id);
    const { provider } = this.about;
    this.#watch.check(method !== undefined, 'a service is asked only for what it can do', `${provider}: ${id}`);
    if (method === undefined) throw new Error(`${provider} has no way ${id}`);
    const isPossible =
      (method.phone === null) === (phoneNumber === undefined) && amountTiyn % method.amountStepTiyn === 0;
    this.#watch.check(isPossible, 'a service is asked only for what it can do', `${provider}: ${id} of ${amountTiyn}`);
    return method;
  }

  #changeRate(method: MethodCapabilities): void {
    const rate = OTHER_RATES[this.#world.decisions.below('service: another commission', OTHER_RATES.length)] ?? 0;
    this.#rates.set(method.id, rate);
    count(this.#world, 'commission-changed');
    this.#world.trace?.tell(`${this.about.provider}: the commission of ${method.id} is ${rate}`);
  }

  #answer(purchase: ServicePurchase, rate: number, lifetimeMs: number): CreatedPurchase {
    const { id, isInvoice, method, token } = purchase;
    const commission = this.#answers.commission(purchase, rate);
    return {
      qrPaymentId: id,
      qrToken: isInvoice ? null : token,
      methods: [],
      pollIntervalMs: method.asks.kind === 'polls' ? Math.max(method.asks.shortestMs, POLL_MS) : POLL_MS,
      scanTimeoutMs: lifetimeMs,
      confirmTimeoutMs: CONFIRM_MS,
      ...(commission.amountTiyn === ZERO_TIYN ? {} : { commission }),
    };
  }

  /** By our own number: what was paid, then what can be paid, the newest first. */
  findByNumber({ externalId, method }: FindRequest): Result<FoundPurchases, PaymentFailure> {
    const closed = this.#closed();
    if (closed !== null) return err(closed);
    const own = this.purchases.filter((one) => one.externalId === externalId && one.method.id === method).reverse();
    const paid = own.filter(({ receivedTiyn }) => receivedTiyn > 0);
    const found = [...paid, ...own.filter((one) => one.isOpen && !paid.includes(one))];
    if (found.length > 0) count(this.#world, 'lost-create-found');
    const purchases = found.map((one) => ({
      ...this.#answer(one, 0, Math.max(1, one.untilMs - this.#world.scheduler.nowMs)),
      amountTiyn: addTiyn(one.wantedTiyn, one.commissionTiyn),
      status: this.#answers.status(one),
    }));
    return ok({ purchases, isWhole: true });
  }

  status(id: string): Result<PurchaseStatus, PaymentFailure> {
    const closed = this.#closed();
    if (closed !== null) return err(closed);
    const purchase = this.find(id);
    const fault = this.#world.decisions.fault('service: status', this.#world.rates.bank / 2, 2);
    if (purchase === null) return err(failures.unknownPurchase);
    if (fault === 1) this.#deny(purchase);
    if (fault === 2) return ok({ kind: 'unknown', name: 'Frozen' });
    return this.#said(purchase);
  }

  #said(purchase: ServicePurchase): Result<PurchaseStatus, PaymentFailure> {
    const isDenied = this.#world.scheduler.nowMs < purchase.deniedUntilMs;
    return isDenied ? err(failures.unknownPurchase) : ok(this.#answers.status(purchase));
  }

  /** Withdraws it at once or soon; what is paid stays so. */
  cancel(id: string): Result<PurchaseStatus, PaymentFailure> {
    const closed = this.#closed();
    if (closed !== null) return err(closed);
    const purchase = this.find(id);
    if (purchase === null) return err(failures.unknownPurchase);
    this.#watch.check(purchase.method.canCancel, 'a service is asked only for what it can do', `cancel ${id}`);
    if (!purchase.isOpen || purchase.state === 'cancelling') return this.#said(purchase);
    const { decisions, rates, scheduler } = this.#world;
    const ms = CANCELLING_MS[decisions.fault('service: cancels later', rates.bank, CANCELLING_MS.length) - 1] ?? 0;
    purchase.state = 'cancelling';
    purchase.untilMs = Math.min(purchase.untilMs, scheduler.nowMs + ms - 1);
    count(this.#world, 'invoice-cancelled');
    this.#world.trace?.tell(`${this.about.provider}: withdraws ${id} in ${ms} ms`);
    return this.#said(purchase);
  }

  details(id: string): Result<RefundFacts, PaymentFailure> {
    const closed = this.#closed();
    if (closed !== null) return err(closed);
    const purchase = this.find(id);
    if (purchase === null || purchase.receivedTiyn === 0) return err(failures.unknownPurchase);
    const fault = this.#world.decisions.fault('service: details', this.#world.rates.bank, 2);
    if (fault === 1) this.#deny(purchase);
    if (fault === 2) this.#reverse(purchase);
    const isDenied = this.#world.scheduler.nowMs < purchase.deniedUntilMs;
    return isDenied ? err(failures.unknownPurchase) : ok(this.#answers.details(purchase));
  }

  refund(request: RefundRequest): Result<string, PaymentFailure> {
    const closed = this.#closed();
    if (closed !== null) return err(closed);
    const { amountTiyn, qrPaymentId } = request;
    const { refundWay, refundsInParts, refundsSettleLater, provider } = this.about;
    const purchase = this.find(qrPaymentId);
    const isPossible = refundWay === 'direct' && (refundsInParts || amountTiyn === purchase?.receivedTiyn);
    this.#watch.check(isPossible, 'a service is asked only for what it can do', `${provider}: refund ${amountTiyn}`);
    if (purchase === null || purchase.receivedTiyn === 0) return err(failures.unknownPurchase);
    const { decisions, rates, scheduler } = this.#world;
    const fault = decisions.fault('service: refund', Math.min(MOST, rates.bank * REFUND_FACTOR), 2);
    if (fault === 1) return this.#refuseRefund();
    if (fault === 2) this.#reverse(purchase);
    if (amountTiyn > purchase.leftTiyn) return err(failures.aboveAvailable);
    const ms = SETTLES_MS[decisions.below('service: a refund settles', SETTLES_MS.length)] ?? 0;
    const fails = refundsSettleLater && decisions.chance('service: a refund fails', Math.min(FAILS, rates.bank * 4));
    const id = `R${String(purchase.refunds.length + 1)}`;
    const settlesMs = refundsSettleLater ? scheduler.nowMs + ms : scheduler.nowMs;
    purchase.refunds.push({ id, amountTiyn, settlesMs, fails });
    if (refundsSettleLater) count(this.#world, fails ? 'refund-fails-later' : 'refund-settles-later');
    this.#world.trace?.tell(`${provider}: gives ${amountTiyn} tiyn of ${qrPaymentId} back${fails ? ', in vain' : ''}`);
    this.#watch.onRefund(purchase, request);
    return ok(id);
  }

  progress(id: string, operationId: string): Result<RefundProgress, PaymentFailure> {
    const closed = this.#closed();
    if (closed !== null) return err(closed);
    const purchase = this.find(id);
    const wanted = (one: { id: string }): boolean => operationId === LAST_REFUND || one.id === operationId;
    const refund = purchase?.refunds.findLast(wanted);
    const isDenied = this.#world.decisions.chance('service: denies a refund', this.#world.rates.bank);
    if (purchase === null || refund === undefined || isDenied) return err(failures.unknownPurchase);
    return ok(this.#answers.progress(purchase, refund));
  }

  /** Somebody's phone reads the code. */
  scan(purchase: ServicePurchase): boolean {
    if (!purchase.isOpen || purchase.method.takesParts) return purchase.isOpen;
    purchase.state = 'scanned';
    purchase.untilMs = this.#world.scheduler.nowMs + CONFIRM_MS;
    return true;
  }

  /** The customer refuses on the phone. */
  decline(purchase: ServicePurchase): void {
    if (purchase.isOpen && purchase.receivedTiyn === 0) purchase.state = 'ended';
  }

  /** The customer pays: all that is missing, a part of it, or too much. */
  pay(purchase: ServicePurchase, how: 'whole' | 'part' | 'over'): boolean {
    if (!purchase.isOpen) return false;
    const missing = purchase.askedTiyn - purchase.receivedTiyn;
    const { takesParts } = purchase.method;
    const part = Math.max(1, Math.floor(missing / 2));
    // Nobody can know of another amount on an invoice that nobody knows of.
    const isUnknown = !this.#watch.isKnown(purchase);
    const amountTiyn =
      !takesParts || how === 'whole' || isUnknown ? missing : how === 'part' ? part : missing + OVER_TIYN;
    purchase.receivedTiyn += takesParts || isUnknown ? amountTiyn : this.#taken(amountTiyn);
    if (purchase.receivedTiyn >= purchase.askedTiyn || !takesParts) purchase.state = 'paid';
    else count(this.#world, 'paid-in-part');
    if (purchase.receivedTiyn > purchase.askedTiyn && takesParts) count(this.#world, 'over-paid');
    this.#world.trace?.tell(
      `${this.about.provider}: ${purchase.id} has ${purchase.receivedTiyn} of ${purchase.askedTiyn}`,
    );
    return true;
  }

  /** Sometimes another amount than was asked for. */
  #taken(amountTiyn: number): number {
    const { decisions, rates } = this.#world;
    const other = decisions.fault('service: takes another amount', rates.bank / 4, 2);
    if (other !== 0) count(this.#world, 'another-amount-at-a-service');
    return other === 0 ? amountTiyn : Math.max(1, amountTiyn + (other === 1 ? -1 : 100));
  }

  #closed(): PaymentFailure | null {
    if (this.isDown) return failures.down;
    return this.isRevoked ? failures.revoked : null;
  }

  #refuseRefund(): Result<never, PaymentFailure> {
    count(this.#world, 'refund-refused-by-a-service');
    return err(failures.notRefundable);
  }

  #deny(purchase: ServicePurchase): void {
    const ms = DENIALS_MS[this.#world.decisions.below('service: how long it denies', DENIALS_MS.length)] ?? 0;
    purchase.deniedUntilMs = this.#world.scheduler.nowMs + ms;
    this.#world.trace?.tell(`${this.about.provider}: denies ${purchase.id} for ${ms} ms`);
  }

  #reverse(purchase: ServicePurchase): void {
    const left = purchase.leftTiyn;
    if (left <= 0 || this.about.refundWay === 'by-hand' || this.about.refundsSettleLater) return;
    purchase.reversedTiyn += left;
    this.#world.trace?.tell(`${this.about.provider}: gives ${purchase.id} back of its own accord`);
  }
}
