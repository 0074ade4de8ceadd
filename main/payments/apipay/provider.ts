import type { ApiPaySettings } from '../../../app/config/api-pay.ts';
import { tengeDecimal, TIYN_PER_TENGE, type Tiyn } from '../../../app/money/money.ts';
import { writtenNumber } from '../../../app/payment/phone-number.ts';
import type {
  CreatedPurchase,
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
import type { Clock } from '../../../app/ports/clock.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { SECOND_MS } from '../../../app/units.ts';
import { exactTenge, numberOrText, type DecodeError } from '../https/json.ts';

import { RequestBudget, type Urgency } from '../web/request-budget.ts';
import { lifeMs } from '../web/service-fields.ts';
import { unusable, withheld, type WebAnswer, type WebRequest } from '../web/web-call.ts';
import { WebLink, type WebLinkParts } from '../web/web-link.ts';
import {
  canBePaid,
  decodeInvoice,
  decodeInvoiceList,
  decodeInvoices,
  decodeRefund,
  decodeRefunds,
  isFailedInvoice,
  isPaid,
  progressOf,
  refundFacts,
  statusOf,
  type Invoice,
  type InvoiceRefund,
} from './answers.ts';
import { APIPAY_POLL_MS } from './capabilities.ts';
import { apiPayFailure } from './failures.ts';
import { apiPayLinkSettings } from './link-settings.ts';
import { StatusBatch } from './status-batch.ts';

type Answer<T> = Promise<Result<T, PaymentFailure>>;

const LIMITS = { createMs: 10_000, askMs: 8_000, pingMs: 5_000, refundMs: 15_000 } as const;
const REQUESTS_PER_MINUTE = 60;
const CONFLICTS: readonly string[] = ['HTTP 400', 'HTTP 409', 'HTTP 410', 'HTTP 422'];

/** ApiPay.kz as a payment provider: invoices to telephones, by the operator's key. */
export class ApiPayProvider implements PaymentProvider {
  readonly #link: WebLink;
  readonly #clock: Clock;
  readonly #waitMs: number;
  readonly #budget = new RequestBudget(REQUESTS_PER_MINUTE);
  readonly #batch: StatusBatch;

  constructor(settings: ApiPaySettings, parts: WebLinkParts) {
    this.#link = new WebLink(apiPayLinkSettings(settings), parts);
    this.#clock = parts.clock;
    this.#waitMs = settings.waitS * SECOND_MS;
    this.#batch = new StatusBatch(parts.clock, (ids) => this.#statuses(ids));
  }

  clockOffsetMs(): number | null {
    return this.#link.clockOffsetMs;
  }

  about(): ServiceAbout {
    return this.#link.about();
  }

  /** Whether the key is accepted: the shortest list of invoices is asked for. */
  async connect(): Answer<PaymentConnection> {
    const opened = this.#link.openForSales();
    if (!opened.ok) return opened;
    const listed = await this.#send('waited', {
      http: 'GET',
      path: 'invoices',
      query: { per_page: '1' },
      timeoutMs: LIMITS.pingMs,
    });
    return listed.ok || answeredWithKey(listed.error) ? ok({ tradePoint: null }) : listed;
  }

  async ping(): Answer<void> {
    this.#link.refresh();
    const answered = await this.#send('background', { http: 'GET', path: 'status', timeoutMs: LIMITS.pingMs });
    return answered.ok || answeredWithKey(answered.error) ? ok(undefined) : answered;
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
    return invoice.ok ? this.#created(invoice.value, amountTiyn) : invoice;
  }

  /** The newest invoice of this order that was paid, or that can be paid; by our own number alone. */
  async findPurchase({ amountTiyn, externalId }: PurchaseRequest): Answer<CreatedPurchase | null> {
    const listed = await this.#send('waited', {
      http: 'GET',
      path: 'invoices',
      query: { search: externalId, external_order_id: externalId },
      timeoutMs: LIMITS.askMs,
    });
    if (!listed.ok) return listed;
    const list = this.#decoded(decodeInvoiceList(listed.value.json));
    if (!list.ok) return list;
    const { invoices, isWhole } = list.value;
    const own = invoices.filter((invoice) => invoice.external_order_id === externalId);
    const found = own.find(isPaid) ?? own.find(canBePaid);
    if (found !== undefined) return this.#created(found, amountTiyn);
    // What cannot be read, or is in a state that nobody knows, may be the one that is looked for.
    return isWhole && own.every(isFailedInvoice)
      ? ok(null)
      : err(unusable(this.#link.host, `the invoices of ${externalId} cannot be read`));
  }

  async purchaseStatus(qrPaymentId: string, isWaited = true): Answer<PurchaseStatus> {
    if (!isWaited) return this.#batch.ask(qrPaymentId);
    const invoice = await this.#invoice(qrPaymentId, 'waited');
    return invoice.ok ? ok(statusOf(invoice.value)) : invoice;
  }

  async cancelPurchase(qrPaymentId: string): Answer<PurchaseStatus> {
    const sent = await this.#send('action', {
      http: 'POST',
      path: `invoices/${encodeURIComponent(qrPaymentId)}/cancel`,
      timeoutMs: LIMITS.askMs,
    });
    // What can be cancelled no more has another end, which its state tells.
    if (!sent.ok && !CONFLICTS.includes(sent.error.code)) return sent;
    const invoice = sent.ok ? decodeInvoice(sent.value.json) : null;
    if (invoice?.ok === true && invoice.value.id === qrPaymentId) return ok(statusOf(invoice.value));
    const asked = await this.#invoice(qrPaymentId, 'action');
    return asked.ok ? ok(statusOf(asked.value)) : asked;
  }

  async purchaseDetails(qrPaymentId: string): Answer<RefundFacts> {
    const invoice = await this.#invoice(qrPaymentId, 'background');
    if (!invoice.ok) return invoice;
    const refunds = await this.#refunds(qrPaymentId);
    return refunds.ok ? this.#decoded(refundFacts(invoice.value, refunds.value)) : refunds;
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
    const own = refunds.value.find(({ id }) => id === operationId);
    return own === undefined ? err(unusable(this.#link.host, `no refund ${operationId}`)) : ok(progressOf(own));
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
    return invoices.ok ? ok(new Map(invoices.value.map((invoice) => [invoice.id, statusOf(invoice)]))) : invoices;
  }

  #created(invoice: Invoice, amountTiyn: Tiyn): Result<CreatedPurchase, PaymentFailure> {
    const { amount, expires_at: expiresAt, id } = invoice;
    if (amount !== null && amount !== undefined && amount !== amountTiyn) {
      const detail = `invoice ${id} of ${tengeDecimal(amount)} instead of ${tengeDecimal(amountTiyn)}`;
      return err({ ...unusable(this.#link.host, detail), action: 'refuse-sale' });
    }
    const nowMs = this.#clock.wallMs() - (this.#link.clockOffsetMs ?? 0);
    return ok({
      qrPaymentId: id,
      qrToken: codeOf(invoice),
      methods: [],
      pollIntervalMs: APIPAY_POLL_MS,
      scanTimeoutMs: lifeMs(expiresAt, nowMs, this.#waitMs),
      confirmTimeoutMs: this.#waitMs,
    });
  }

  async #send(urgency: Urgency, request: WebRequest): Answer<WebAnswer> {
    const waitMs = this.#budget.take(urgency, this.#clock.monoMs());
    if (waitMs > 0)
      return err({ ...withheld('BUDGET', 'a minute’s requests are used up', 'retry'), notSentForMs: waitMs });
    const answered = await this.#link.send(request);
    return answered.ok ? answered : err(apiPayFailure(request.path, answered.error));
  }

  #decoded<T>(decoded: Result<T, DecodeError>): Result<T, PaymentFailure> {
    return decoded.ok ? decoded : err(unusable(this.#link.host, decoded.error.detail));
  }
}

/** An address that does not exist in this form of the API was reached with the key all the same. */
function answeredWithKey({ action }: PaymentFailure): boolean {
  return action === 'purchase-unknown';
}

/** What there is to scan: the first form of the API gives a link, or a code. */
function codeOf({ kaspi_qr_token: token, payment_url: url }: Invoice): string | null {
  if (url !== null && url !== undefined && /^https:\/\/[!-~]+$/.test(url)) return url;
  return token !== null && token !== undefined && /^[!-~]+$/.test(token) ? token : null;
}

function noRefundQr(): PaymentFailure {
  return withheld('REFUND-QR', 'the service has no refund QR');
}
