import { z } from 'zod';
import { subtractTiyn, type Tiyn } from '../../../app/money/money.ts';
import type { PersonsQuestion } from '../../../app/payment/persons-question.ts';
import type {
  CreatedPurchase,
  FindRequest,
  FoundPurchases,
  PaymentConnection,
  PaymentFailure,
  PaymentProvider,
  PurchaseRequest,
  PurchaseStatus,
  RefundFacts,
  RefundRequest,
} from '../../../app/payment/provider.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { MINUTE_MS, SECOND_MS } from '../../../app/units.ts';
import { decodeWith, exactTenge } from '../../../main/payments/https/json.ts';
import { currencyField, numberField, tengeField } from '../../../main/payments/web/service-fields.ts';
import { unusable, withheld, type WebRequest } from '../../../main/payments/web/web-call.ts';
import { WebLink, type WebLinkParts, type WebSettings } from '../../../main/payments/web/web-link.ts';
import { INTERBANK_POLL_MS } from './capabilities.ts';

type Answer<T> = Promise<Result<T, PaymentFailure>>;

const ASK_MS = 8 * SECOND_MS;
const SCAN_MS = 2 * MINUTE_MS;

const codeSchema = z.object({
  number: numberField,
  order: z.string().max(200),
  content: z.string().min(1).max(500),
  amount: tengeField,
  currency: currencyField,
  returned: tengeField,
  status: z.string().max(60),
});
const oneSchema = z.object({ code: codeSchema });
const listSchema = z.object({ codes: z.array(codeSchema) });
const returnSchema = z.object({ return: z.object({ number: numberField }) });

type Code = z.output<typeof codeSchema>;

/** The interbank QR as a payment provider. */
export class InterbankProvider implements PaymentProvider {
  readonly #link: WebLink;

  constructor(settings: WebSettings, parts: WebLinkParts) {
    this.#link = new WebLink(settings, parts);
  }

  async connect(): Answer<PaymentConnection> {
    const opened = this.#link.openForSales();
    if (!opened.ok) return opened;
    const listed = await this.#listed('');
    return listed.ok ? ok({ tradePoint: null }) : listed;
  }

  async ping(): Answer<void> {
    this.#link.refresh();
    const listed = await this.#listed('');
    return listed.ok ? ok(undefined) : listed;
  }

  async createPurchase({ amountTiyn, externalId }: PurchaseRequest): Answer<CreatedPurchase> {
    const body = { amount: exactTenge(amountTiyn), order: externalId };
    const made = await this.#send({ http: 'POST', path: 'codes', body, timeoutMs: ASK_MS }, oneSchema);
    return made.ok ? this.#shown(made.value.code, amountTiyn) : made;
  }

  async findPurchases({ externalId }: FindRequest): Answer<FoundPurchases> {
    const listed = await this.#listed(externalId);
    if (!listed.ok) return listed;
    const open = listed.value.filter(({ order, status }) => order === externalId && status !== 'over').toReversed();
    const purchases = open.map((code) => ({ ...shown(code), amountTiyn: code.amount, status: statusOf(code) }));
    return ok({ purchases, isWhole: true });
  }

  async purchaseStatus(number: string): Answer<PurchaseStatus> {
    const code = await this.#code(number);
    if (!code.ok) return code;
    return ok(statusOf(code.value));
  }

  async statusForPerson(number: string, question: PersonsQuestion): Answer<PurchaseStatus> {
    return question.use() ? this.purchaseStatus(number) : err(withheld('ASKED', 'the touch was used before'));
  }

  async cancelPurchase(number: string): Answer<PurchaseStatus> {
    const path = `codes/${encodeURIComponent(number)}/withdrawal`;
    const asked = await this.#send({ http: 'POST', path, timeoutMs: ASK_MS }, oneSchema);
    if (!asked.ok) return asked;
    const { code } = asked.value;
    return code.number === number
      ? ok(statusOf(code))
      : err(unusable(this.#link.host, `answered about ${code.number}`));
  }

  async purchaseDetails(number: string): Answer<RefundFacts> {
    const code = await this.#code(number);
    if (!code.ok) return code;
    const { amount: totalTiyn, returned } = code.value;
    return ok({ totalTiyn, refundableTiyn: subtractTiyn(totalTiyn, returned) });
  }

  async refund({ amountTiyn, qrPaymentId }: RefundRequest): Answer<string> {
    const path = `codes/${encodeURIComponent(qrPaymentId)}/returns`;
    const body = { amount: exactTenge(amountTiyn) };
    const back = await this.#send({ http: 'POST', path, body, timeoutMs: ASK_MS }, returnSchema);
    return back.ok ? ok(back.value.return.number) : back;
  }

  createRefundQr(): Answer<never> {
    return never();
  }

  refundQrStatus(): Answer<never> {
    return never();
  }

  refundQrPurchases(): Answer<never> {
    return never();
  }

  close(): void {
    this.#link.close();
  }

  async #listed(order: string): Answer<readonly Code[]> {
    const listed = await this.#send({ http: 'GET', path: 'codes', query: { order }, timeoutMs: ASK_MS }, listSchema);
    return listed.ok ? ok(listed.value.codes) : listed;
  }

  async #code(number: string): Answer<Code> {
    const path = `codes/${encodeURIComponent(number)}`;
    const asked = await this.#send({ http: 'GET', path, timeoutMs: ASK_MS }, oneSchema);
    if (!asked.ok) return asked;
    const { code } = asked.value;
    return code.number === number ? ok(code) : err(unusable(this.#link.host, `answered about ${code.number}`));
  }

  #shown(code: Code, amountTiyn: Tiyn): Result<CreatedPurchase, PaymentFailure> {
    // A code that is never shown is never paid.
    if (code.amount !== amountTiyn)
      return err({ ...unusable(this.#link.host, 'another amount'), action: 'refuse-sale' });
    return ok(shown(code));
  }

  async #send<T>(request: WebRequest, schema: z.ZodType<T>): Answer<T> {
    const answered = await this.#link.send(request);
    if (!answered.ok) return answered;
    const decoded = decodeWith(schema, answered.value.json);
    return decoded.ok ? decoded : err(unusable(this.#link.host, decoded.error.detail));
  }
}

function shown({ content, number }: Code): CreatedPurchase {
  return {
    qrPaymentId: number,
    qrToken: content,
    methods: [],
    pollIntervalMs: INTERBANK_POLL_MS,
    scanTimeoutMs: SCAN_MS,
    confirmTimeoutMs: MINUTE_MS,
  };
}

function statusOf({ amount: amountTiyn, status }: Code): PurchaseStatus {
  if (status === 'paid') return { kind: 'processed', amountTiyn };
  if (status === 'open') return { kind: 'created' };
  return status === 'over' ? { kind: 'failed', name: status } : { kind: 'unknown', name: status };
}

function never(): Answer<never> {
  return Promise.resolve(err(withheld('REFUND-QR', 'the service has no refund QR')));
}
