import type { ApiPaySettings } from '../../../app/config/api-pay.ts';
import { tengeDecimal, TIYN_PER_TENGE, type Tiyn } from '../../../app/money/money.ts';
import {
  invoiceRefundFacts,
  invoiceRefundProgress,
  invoiceStatusOf,
  isFailedInvoice,
  isPaid,
  type InvoiceRefund,
} from '../../../app/payment/apipay/invoice.ts';
import { writtenNumber } from '../../../app/payment/phone-number.ts';
import type {
  CreatedPurchase,
  FindRequest,
  FoundPurchases,
  OrganizationVerification,
  PaymentConnection,
  PaymentFailure,
  PaymentProvider,
  PurchaseRequest,
  PurchaseStatus,
  RefundFacts,
  RefundProgress,
  RefundQr,
  RefundQrStatus,
  RefundRequest,
  ServiceAbout,
} from '../../../app/payment/provider.ts';
import { LAST_REFUND } from '../../../app/payment/settling.ts';
import type { Clock } from '../../../app/ports/clock.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { SECOND_MS } from '../../../app/units.ts';
import { exactTenge, numberOrText, type DecodeError } from '../https/json.ts';

import { RequestBudget, type Urgency } from '../web/request-budget.ts';
import { lifeMs } from '../web/service-fields.ts';
import { unusable, withheld, type WebAnswer, type WebRequest } from '../web/web-call.ts';
import { WebLink, type WebLinkParts } from '../web/web-link.ts';
import {
  decodeInvoice,
  decodeInvoiceList,
  decodeInvoices,
  decodeRefund,
  decodeRefunds,
  type Invoice,
} from './answers.ts';
import { APIPAY_POLL_MS } from './capabilities.ts';
import { apiPayFailure } from './failures.ts';
import { apiPayLinkSettings } from './link-settings.ts';
import { StatusBatch } from './status-batch.ts';
import { verifyOrganization } from './verification.ts';

type Answer<T> = Promise<Result<T, PaymentFailure>>;

const LIMITS = { createMs: 10_000, askMs: 8_000, pingMs: 5_000, refundMs: 15_000 } as const;
const REQUESTS_PER_MINUTE = 60;
const CONFLICTS: readonly number[] = [400, 409, 410, 422];

/** ApiPay.kz as a payment provider: invoices to telephones, by the operator's key. */
export class ApiPayProvider implements PaymentProvider {
  readonly #link: WebLink;
  readonly #clock: Clock;
  readonly #waitMs: number;
  readonly #budget = new RequestBudget(REQUESTS_PER_MINUTE);
  readonly #batch: StatusBatch;
  readonly verification: OrganizationVerification;

  constructor(settings: ApiPaySettings, parts: WebLinkParts) {
    this.#link = new WebLink(apiPayLinkSettings(settings), parts);
    this.#clock = parts.clock;
    this.#waitMs = settings.waitS * SECOND_MS;
    this.#batch = new StatusBatch(parts.clock, (ids) => this.#statuses(ids));
    const link = { host: this.#link.host, send: (request: WebRequest) => this.#send('waited', request) };
    this.verification = { verify: (idn, watch) => verifyOrganization(link, parts.clock, idn, watch) };
  }

  clockOffsetMs(): number | null {
    return this.#link.clockOffsetMs;
  }

  about(): ServiceAbout {
    return this.#link.about();
  }

  /**
   * Whether the key is accepted: the shortest list of invoices is asked for, which every form of the API has. Nothing but
   * a list counts, because after a lost answer an invoice is looked for in one.
   */
  async connect(): Answer<PaymentConnection> {
    const opened = this.#link.openForSales();
    if (!opened.ok) return opened;
    const listed = await this.#send('waited', {
      http: 'GET',
      path: 'invoices',
      query: { per_page: '1' },
      timeoutMs: LIMITS.pingMs,
    });
    if (!listed.ok) return listed;
    const list = this.#decoded(decodeInvoiceList(listed.value.json));
    return list.ok ? ok({ tradePoint: null }) : list;
  }

  async ping(): Answer<void> {
    this.#link.refresh();
    const answered = await this.#send('background', { http: 'GET', path: 'status', timeoutMs: LIMITS.pingMs });
    // The first form of the API has no such address, which it says itself.
    const isAnswered = answered.ok || answered.error.action === 'purchase-unknown';
    return isAnswered ? ok(undefined) : answered;
  }

  async createPurchase(request: PurchaseRequest): Answer<CreatedPurchase> {
    const { amountTiyn, externalId, phoneNumber } = request;
    if (phoneNumber === undefined) return err(withheld('PHONE-NUMBER', 'no telephone number', 'phone-refused'));
    if (amountTiyn % TIYN_PER_TENGE !== 0) return err(withheld('WHOLE-TENGE', 'whole tenge only', 'refuse-sale'));
    const sent = await this.#send('action', {
      http: 'POST',
      path: 'invoices',
      body: {
        amount: exactTenge(amountTiyn),
        phone_number: writtenNumber(phoneNumber, { prefix: '8' }),
        description: externalId,
        external_order_id: externalId,
      },
      timeoutMs: LIMITS.createMs,
    });
    if (!sent.ok) return sent;
    const invoice = this.#decoded(decodeInvoice(sent.value.json));
    if (!invoice.ok) return invoice;
    const { externalOrderId, id } = invoice.value;
    // An answer about another order must not give this one its invoice.
    if (externalOrderId !== null && externalOrderId !== externalId)
      return err(unusable(this.#link.host, `invoice ${id} of order ${externalOrderId}`));
    return this.#created(invoice.value, amountTiyn);
  }

  /** The invoices of this order; by our own number alone. */
  async findPurchases({ amountTiyn, externalId }: FindRequest, isWaited: boolean): Answer<FoundPurchases> {
    const listed = await this.#send(isWaited ? 'waited' : 'background', {
      http: 'GET',
      path: 'invoices',
      query: { search: externalId, external_order_id: externalId },
      timeoutMs: LIMITS.askMs,
    });
    if (!listed.ok) return listed;
    const list = this.#decoded(decodeInvoiceList(listed.value.json));
    if (!list.ok) return list;
    const { invoices } = list.value;
    const open = invoices.filter((one) => one.externalOrderId === externalId && !isFailedInvoice(one));
    const paid = open.filter(isPaid);
    const purchases = [...paid, ...open.filter((one) => !paid.includes(one))].map((one) => ({
      ...this.#purchase(one),
      amountTiyn: one.amountTiyn ?? amountTiyn,
      status: invoiceStatusOf(one),
    }));
    // An answer without our numbers may have left the one out that is looked for.
    const isWhole = list.value.isWhole && invoices.every((one) => one.externalOrderId !== null);
    return ok({ purchases, isWhole });
  }

  async purchaseStatus(qrPaymentId: string, isWaited = true): Answer<PurchaseStatus> {
    if (!isWaited) return this.#batch.ask(qrPaymentId);
    const invoice = await this.#invoice(qrPaymentId, 'waited');
    return invoice.ok ? ok(invoiceStatusOf(invoice.value)) : invoice;
  }

  async cancelPurchase(qrPaymentId: string): Answer<PurchaseStatus> {
    const sent = await this.#send('action', {
      http: 'POST',
      path: `invoices/${encodeURIComponent(qrPaymentId)}/cancel`,
      timeoutMs: LIMITS.askMs,
    });
    // What can be cancelled no more has another end, which its state tells.
    if (!sent.ok && !CONFLICTS.includes(sent.error.httpStatus ?? 0)) return sent;
    const invoice = sent.ok ? decodeInvoice(sent.value.json) : null;
    if (invoice?.ok === true && invoice.value.id === qrPaymentId) return ok(invoiceStatusOf(invoice.value));
    const asked = await this.#invoice(qrPaymentId, 'action');
    return asked.ok ? ok(invoiceStatusOf(asked.value)) : asked;
  }

  async purchaseDetails(qrPaymentId: string): Answer<RefundFacts> {
    const invoice = await this.#invoice(qrPaymentId, 'background');
    if (!invoice.ok) return invoice;
    const refunds = await this.#refunds(qrPaymentId);
    if (!refunds.ok) return refunds;
    const facts = invoiceRefundFacts(invoice.value, refunds.value);
    return facts.ok ? facts : err(unusable(this.#link.host, facts.error));
  }

  async refund({ amountTiyn, qrPaymentId }: RefundRequest): Answer<string> {
    const sent = await this.#send('action', {
      http: 'POST',
      path: `invoices/${encodeURIComponent(qrPaymentId)}/refund`,
      body: { amount: exactTenge(amountTiyn) },
      timeoutMs: LIMITS.refundMs,
    });
    if (!sent.ok) return sent;
    const refund = this.#decoded(decodeRefund(sent.value.json));
    return refund.ok ? ok(refund.value.id) : refund;
  }

  async refundProgress(qrPaymentId: string, operationId: string): Answer<RefundProgress> {
    const refunds = await this.#refunds(qrPaymentId);
    if (!refunds.ok) return refunds;
    const own =
      operationId === LAST_REFUND ? newest(refunds.value) : refunds.value.find(({ id }) => id === operationId);
    return own === undefined
      ? err(unusable(this.#link.host, `no refund ${operationId}`))
      : ok(invoiceRefundProgress(own));
  }

  createRefundQr(): Answer<RefundQr> {
    return Promise.resolve(err(noRefundQr()));
  }

  refundQrStatus(): Answer<RefundQrStatus> {
    return Promise.resolve(err(noRefundQr()));
  }

  refundQrPurchases(): Answer<readonly string[]> {
    return Promise.resolve(err(noRefundQr()));
  }

  close(): void {
    this.#batch.close();
    this.#link.close();
  }

  async #invoice(id: string, urgency: Urgency): Answer<Invoice> {
    const path = `invoices/${encodeURIComponent(id)}`;
    const asked = await this.#send(urgency, { http: 'GET', path, timeoutMs: LIMITS.askMs });
    if (!asked.ok) return asked;
    const invoice = this.#decoded(decodeInvoice(asked.value.json));
    // An answer about another invoice must not decide about this one.
    if (invoice.ok && invoice.value.id !== id)
      return err(unusable(this.#link.host, `answered about ${invoice.value.id}`));
    return invoice;
  }

  async #refunds(id: string): Promise<Result<readonly InvoiceRefund[], PaymentFailure>> {
    const path = `invoices/${encodeURIComponent(id)}/refunds`;
    const asked = await this.#send('background', { http: 'GET', path, timeoutMs: LIMITS.askMs });
    return asked.ok ? this.#decoded(decodeRefunds(asked.value.json)) : asked;
  }

  async #statuses(ids: readonly string[]): Promise<Result<ReadonlyMap<string, PurchaseStatus>, PaymentFailure>> {
    const asked = await this.#send('background', {
      http: 'POST',
      path: 'invoices/status/check',
      body: { invoice_ids: ids.map(numberOrText) },
      timeoutMs: LIMITS.askMs,
    });
    if (!asked.ok) return asked;
    const invoices = this.#decoded(decodeInvoices(asked.value.json));
    return invoices.ok
      ? ok(new Map(invoices.value.map((invoice) => [invoice.id, invoiceStatusOf(invoice)])))
      : invoices;
  }

  #created(invoice: Invoice, amountTiyn: Tiyn): Result<CreatedPurchase, PaymentFailure> {
    const { amountTiyn: toldTiyn, id } = invoice;
    if (toldTiyn !== null && toldTiyn !== amountTiyn) {
      const detail = `invoice ${id} of ${tengeDecimal(toldTiyn)} instead of ${tengeDecimal(amountTiyn)}`;
      // The customer can pay it without the machine, so that it counts as lost rather than as refused.
      return err(unusable(this.#link.host, detail));
    }
    // It could not be sent, as to a number without Kaspi.
    if (isFailedInvoice(invoice))
      return err({ ...unusable(this.#link.host, `invoice ${id}: ${invoice.status}`), action: 'phone-refused' });
    return ok(this.#purchase(invoice));
  }

  #purchase(invoice: Invoice): CreatedPurchase {
    const nowMs = this.#clock.wallMs() - (this.#link.clockOffsetMs ?? 0);
    return {
      qrPaymentId: invoice.id,
      qrToken: codeOf(invoice),
      methods: [],
      pollIntervalMs: APIPAY_POLL_MS,
      scanTimeoutMs: lifeMs(invoice.expiresAt, nowMs, this.#waitMs),
      confirmTimeoutMs: this.#waitMs,
    };
  }

  async #send(urgency: Urgency, request: WebRequest): Answer<WebAnswer> {
    const waitMs = this.#budget.take(urgency, this.#clock.monoMs());
    if (waitMs > 0)
      return err({ ...withheld('BUDGET', 'a minute’s requests are used up', 'retry'), notSentForMs: waitMs });
    const answered = await this.#link.send({ ...request, isCounted: true });
    return answered.ok ? answered : err(apiPayFailure(request.path, answered.error));
  }

  #decoded<T>(decoded: Result<T, DecodeError>): Result<T, PaymentFailure> {
    return decoded.ok ? decoded : err(unusable(this.#link.host, decoded.error.detail));
  }
}

/** The refund that was asked for last: its number is the highest. */
function newest(refunds: readonly InvoiceRefund[]): InvoiceRefund | undefined {
  return refunds.toSorted((a, b) => a.id.length - b.id.length || (a.id < b.id ? -1 : 1)).at(-1);
}

/** What there is to scan: the first form of the API gives a link, or a code. */
function codeOf({ paymentUrl: url, qrToken: token }: Invoice): string | null {
  if (url !== null && /^https:\/\/[!-~]+$/.test(url)) return url;
  return token !== null && /^[!-~]+$/.test(token) ? token : null;
}

function noRefundQr(): PaymentFailure {
  return withheld('REFUND-QR', 'the service has no refund QR');
}
