import type { JournalEntry } from '../../../app/journal/entry.ts';
import { ZERO_TIYN } from '../../../app/money/money.ts';
import type { RefundWay } from '../../../app/payment/capabilities.ts';
import type { RefundRequest } from '../../../app/payment/provider.ts';
import type { Effect } from '../../../app/session/state/effect.ts';
import type { KioskState } from '../../../app/session/state/state.ts';
import type { View } from '../../../app/session/view/view.ts';
import type { Account } from './account.ts';
import { refundKey, type BookedPurchase } from './booked-purchase.ts';
import type { Reached } from './reached.ts';
import { count, type SimulationContext } from './simulation-context.ts';
import type { ServiceWatch } from './simulated-service.ts';
import type { ServicePurchase } from './service-purchase.ts';
import type { SimulatedServices } from './simulated-services.ts';

type Asked = Extract<JournalEntry, { kind: 'purchase-asked' }>;
type Known = Extract<JournalEntry, { kind: 'purchase-known' }>;

/** In how many sales each way to pay was asked for. */
const ASKED: Readonly<Record<string, Reached>> = {
  'kaspi code': 'asked-for-a-code-of-kaspi',
  'kaspi invoice': 'asked-for-an-invoice-of-kaspi',
  'apipay invoice': 'asked-at-apipay',
  'byfly code': 'asked-at-byfly',
  'fourth code': 'asked-at-fourth',
  'fourth invoice': 'asked-at-fourth',
};

/** What is sold through which service: a simulation that never uses one proves nothing about it. */
const PAID_AT: Readonly<Record<string, Reached>> = {
  kaspi: 'paid-at-kaspi',
  apipay: 'paid-at-apipay',
  byfly: 'paid-at-byfly',
  fourth: 'paid-at-fourth',
};

/** What it needs of the auditor of everything. */
interface Audit {
  readonly accounts: ReadonlyMap<string, Account>;
  check(holds: boolean, rule: string, detail: string): void;
  quietly(look: () => void): void;
  onCreate(saleId: string): void;
  onRefund(purchase: BookedPurchase, request: RefundRequest): void;
}

/** Watches what is asked of which payment service, and that its money is on record. */
export class ServicesAuditor implements ServiceWatch {
  readonly #world: SimulationContext;
  readonly #auditor: Audit;
  #services: SimulatedServices | null = null;
  /** What each way to pay was said to cost, at the last choice. */
  #totals = new Map<string, number>();
  /** Which sales have asked for which way to pay. */
  readonly #asked = new Set<string>();
  /** The purchase that a customer waits for. */
  #waited: string | null = null;

  constructor(world: SimulationContext, auditor: Audit) {
    this.#world = world;
    this.#auditor = auditor;
  }

  watch(services: SimulatedServices): void {
    this.#services = services;
  }

  check(holds: boolean, rule: string, detail: string): void {
    this.#auditor.quietly(() => this.#auditor.check(holds, rule, detail));
  }

  onCreate(saleId: string): void {
    this.#auditor.quietly(() => this.#auditor.onCreate(saleId));
  }

  onRefund(purchase: BookedPurchase, request: RefundRequest): void {
    this.#auditor.quietly(() => this.#auditor.onRefund(purchase, request));
  }

  isKnown(purchase: BookedPurchase): boolean {
    return this.#isOnRecord(purchase);
  }

  #isOnRecord(purchase: BookedPurchase): boolean {
    return this.#services?.find(purchase.id, purchase.saleId) === purchase;
  }

  /** How money that came by this purchase goes back. */
  refundWayOf(saleId: string, qrPaymentId: string): RefundWay {
    return this.#services?.where(qrPaymentId, saleId)?.service.about.refundWay ?? 'by-hand';
  }

  /** A question to a service is about a purchase that is there. */
  onEffect(effect: Effect): void {
    if (!('qrPaymentId' in effect)) return;
    const { provider, qrPaymentId, saleId } = effect;
    const found = this.#services?.of(provider)?.find(qrPaymentId) ?? null;
    const detail = `${effect.kind} of ${saleId} ${qrPaymentId} at ${provider}`;
    this.check(found?.saleId === saleId, 'nothing is asked of a service that does not have it', detail);
    if (effect.kind !== 'cancel-purchase') return;
    const isLeft = this.#waited !== refundKey(saleId, qrPaymentId);
    this.check(isLeft, 'nothing is withdrawn that its customer waits for', detail);
    const isIntended = (this.#auditor.accounts.get(saleId)?.cancelsAsked ?? 0) > 0;
    this.check(isIntended, 'nothing is withdrawn without an intent', detail);
  }

  /** Nobody is asked for more than the button said that they touched. */
  onView({ screen }: View, { session }: KioskState): void {
    if (screen.name === 'payment' || screen.name === 'cash')
      this.#totals = new Map(screen.ways.map((way) => [way.id, way.totalTiyn]));
    // Whoever pays a basket from there has seen no total of a way.
    else if (screen.name === 'idle' || screen.name === 'basket') this.#totals.clear();
    const pays = session.kind === 'qr' || session.kind === 'invoice' || session.kind === 'confirm';
    this.#waited = pays && !session.closing ? refundKey(session.sale.saleId, session.purchase.qrPaymentId) : null;
    if (!pays) return;
    const { by, purchase, sale } = session;
    const askedTiyn = this.#services?.where(purchase.qrPaymentId, sale.saleId)?.purchase.askedTiyn ?? 0;
    this.check(
      askedTiyn <= (this.#totals.get(by.method) ?? askedTiyn),
      'nobody is asked for more than the button said',
      `${sale.saleId}: ${askedTiyn}`,
    );
  }

  powerFailed(): void {
    this.#totals.clear();
    this.#waited = null;
  }

  /** An entry of a sale, before its account has it. */
  onEntry(entry: JournalEntry, account: Account): void {
    switch (entry.kind) {
      case 'purchase-asked':
        this.#onAsked(entry);
        return;
      case 'purchase-known':
        this.#onKnown(entry);
        return;
      case 'part-paid': {
        const found = this.#services?.where(entry.qrPaymentId, entry.saleId) ?? null;
        const there = found?.purchase.receivedTiyn ?? 0;
        const isTold = entry.amountTiyn <= there && found?.purchase.method.takesParts === true;
        this.check(isTold, 'a part is on record only as far as it came in', `${entry.saleId}: ${entry.amountTiyn}`);
        return;
      }
      case 'paid': {
        const provider = this.#services?.where(entry.qrPaymentId, entry.saleId)?.service.about.provider ?? '';
        const what = PAID_AT[provider];
        if (what !== undefined) count(this.#world, what);
        return;
      }
      case 'refund-done': {
        const settledTiyn = this.#services?.where(entry.qrPaymentId, entry.saleId)?.purchase.settledTiyn ?? 0;
        const reversedTiyn = this.#services?.where(entry.qrPaymentId, entry.saleId)?.purchase.reversedTiyn ?? 0;
        const isBack = entry.amountTiyn <= settledTiyn + reversedTiyn;
        this.check(isBack, 'a refund is done once the money is back', `${entry.saleId}: ${settledTiyn}`);
        return;
      }
      case 'commission-kept':
        this.#onCommissionKept(entry.amountTiyn, account);
        return;
      default:
        return;
    }
  }

  #onAsked({ method: id, saleId }: Asked): void {
    for (const { about } of this.#services?.providers() ?? []) {
      const presents = about.methods.find((one) => one.id === id)?.presents;
      const what = ASKED[`${about.provider} ${presents ?? ''}`];
      if (what === undefined || this.#asked.has(`${saleId} ${what}`)) continue;
      this.#asked.add(`${saleId} ${what}`);
      count(this.#world, what);
    }
  }

  #onKnown({ binding, commissionTiyn = ZERO_TIYN, method, provider, qrPaymentId, saleId, amountTiyn }: Known): void {
    this.#services?.bind(saleId, qrPaymentId, provider ?? '');
    const found = this.#services?.where(qrPaymentId, saleId) ?? null;
    const about = found?.service.about;
    const isBound = about?.provider === provider && about?.binding === binding && found?.purchase.method.id === method;
    this.check(isBound, 'a purchase is bound to the service that has it', `${saleId} ${qrPaymentId}: ${binding}`);
    const isAsked = found?.purchase.askedTiyn === amountTiyn && found?.purchase.commissionTiyn === commissionTiyn;
    this.check(isAsked, 'what a purchase costs is on record as the service says it', `${saleId}: ${amountTiyn}`);
  }

  #onCommissionKept(amountTiyn: number, { commissionKeptTiyn, deliveredTiyn, saleId, ...account }: Account): void {
    const piecesTiyn = deliveredTiyn - commissionKeptTiyn - account.changeKeptTiyn;
    const isOut = piecesTiyn >= account.priceTiyn;
    this.check(isOut, 'no commission is kept without its product', `${saleId}: ${amountTiyn}`);
    const paid = this.#services?.ofSale(saleId).filter(({ id }) => account.paid.has(id)) ?? [];
    const commissionTiyn = paid.reduce((sum, one) => sum + one.commissionTiyn, 0);
    const isItsOwn = commissionKeptTiyn + amountTiyn <= commissionTiyn;
    this.check(isItsOwn, 'no more commission is kept than the service took', `${saleId}: ${amountTiyn}`);
    count(this.#world, 'commission-kept');
  }

  /** What was paid for invoices that the machine does not know of; and what of it the machine could expect. */
  lost(saleId: string): { readonly paidTiyn: number; readonly expectedTiyn: number } {
    const lost = (this.#services?.ofSale(saleId) ?? []).filter((one) => one.isInvoice && !this.#isOnRecord(one));
    const expected = ({ hasUsualRate, receivedTiyn, wantedTiyn }: ServicePurchase): number =>
      hasUsualRate ? receivedTiyn : Math.min(receivedTiyn, wantedTiyn);
    return {
      paidTiyn: lost.reduce((sum, { receivedTiyn }) => sum + receivedTiyn, 0),
      expectedTiyn: lost.reduce((sum, one) => sum + expected(one), 0),
    };
  }

  /** Nothing moves any more, and everybody has gone. */
  atRest(): void {
    for (const { purchase } of this.#services?.all() ?? []) {
      const { id, isOpen, method, saleId } = purchase;
      const account = this.#auditor.accounts.get(saleId);
      const isKnown = this.#isOnRecord(purchase) && account?.doubtful.has(id) !== true;
      this.#auditor.check(
        !isOpen || !method.canCancel || !isKnown,
        'no invoice outlives its sale that can be withdrawn',
        `${saleId} ${id}`,
      );
    }
  }
}
