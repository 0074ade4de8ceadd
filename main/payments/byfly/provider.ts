import type { ByFlySettings } from '../../../app/config/by-fly.ts';
import { ZERO_TIYN, type Tiyn } from '../../../app/money/money.ts';
import {
  byFlyCommission,
  byFlyContradicts,
  byFlyStatus,
  type ByFlyState,
} from '../../../app/payment/byfly/transaction.ts';
import type {
  CreatedPurchase,
  PaymentConnection,
  PaymentFailure,
  PaymentProvider,
  PurchaseRequest,
  PurchaseStatus,
  RefundFacts,
  RefundQr,
  RefundQrStatus,
  ServiceAbout,
} from '../../../app/payment/provider.ts';
import type { Clock } from '../../../app/ports/clock.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { SECOND_MS } from '../../../app/units.ts';
import { exactAmountIn, type DecodeError } from '../https/json.ts';
import { lifeMs } from '../web/service-fields.ts';
import { unusable, withheld, type WebAnswer, type WebRequest } from '../web/web-call.ts';
import { WebLink, type WebLinkParts } from '../web/web-link.ts';
import { byFlyDecoders, decodeData, type ByFlyDecoders, type Initiated } from './answers.ts';
import { BYFLY_POLL_MS, BYFLY_WAIT_MS, byFlyCode } from './capabilities.ts';

type Answer<T> = Promise<Result<T, PaymentFailure>>;

const LIMITS = { createMs: 10_000, askMs: 8_000, pingMs: 5_000 } as const;
/** A number in the form of the service's own that no transaction has. */
const NO_TRANSACTION = '0'.repeat(32);
/** The totals of so many transactions are kept, for answers that do not tell them. */
const MOST_TOTALS = 200;
const MOST_ASKED = 200;

/** ByFly's payment centre as a payment provider: codes with a commission, by the operator's token. */
export class ByFlyProvider implements PaymentProvider {
  readonly #settings: ByFlySettings;
  readonly #link: WebLink;
  readonly #clock: Clock;
  readonly #decoders: ByFlyDecoders;
  readonly #totals = new Map<string, Tiyn>();
  readonly #askedMonoMs = new Map<string, number>();

  constructor(settings: ByFlySettings, parts: WebLinkParts) {
    const { apiTokenFile, amountUnit, baseUrl, caFiles, proxy } = settings;
    this.#settings = settings;
    this.#link = new WebLink(
      {
        title: 'ByFly',
        baseUrl,
        keyFile: apiTokenFile,
        keySetting: 'apiTokenFile',
        keyHeader: 'X-API-Token',
        caFiles,
        proxy,
      },
      parts,
    );
    this.#clock = parts.clock;
    this.#decoders = byFlyDecoders(amountUnit);
  }

  clockOffsetMs(): number | null {
    return this.#link.clockOffsetMs;
  }

  about(): ServiceAbout {
    return this.#link.about();
  }

  /**
   * Whether the token is accepted: a transaction that does not exist is asked about. Nothing but "not found" (404) shows
   * that; a refusal of another kind may be about the token.
   */
  async connect(): Answer<PaymentConnection> {
    const opened = this.#link.openForSales();
    if (!opened.ok) return opened;
    const asked = await this.#askAboutNone();
    if (asked.ok) return err(unusable(this.#link.host, `answered about ${NO_TRANSACTION}`));
    return asked.error.action === 'purchase-unknown' ? ok({ tradePoint: null }) : asked;
  }

  /** Any answer of the service's own shows that it is there. */
  async ping(): Answer<void> {
    this.#link.refresh();
    const asked = await this.#askAboutNone();
    const isAnswered = asked.ok || ['purchase-unknown', 'refuse-sale'].includes(asked.error.action);
    return isAnswered ? ok(undefined) : asked;
  }

  #askAboutNone(): Answer<WebAnswer> {
    return this.#link.send({
      http: 'GET',
      path: `payment/${NO_TRANSACTION}`,
      timeoutMs: LIMITS.pingMs,
      isAboutNothing: true,
    });
  }

  async createPurchase(request: PurchaseRequest): Answer<CreatedPurchase> {
    const method = byFlyCode(this.#settings, request.method);
    if (method === null) return err(withheld('METHOD', `no method ${request.method}`, 'refuse-sale'));
    const initiated = await this.#initiate(request);
    return initiated.ok ? this.#offer(initiated.value, method, request.amountTiyn) : initiated;
  }

  async purchaseStatus(qrPaymentId: string): Answer<PurchaseStatus> {
    const waitMs = this.#tooSoonMs(qrPaymentId);
    if (waitMs > 0) return err({ ...withheld('TOO-SOON', 'asked a moment ago', 'retry'), notSentForMs: waitMs });
    const state = await this.#state(qrPaymentId, `payment/${encodeURIComponent(qrPaymentId)}/status`);
    return state.ok ? ok(byFlyStatus(state.value, this.#totals.get(qrPaymentId) ?? null)) : state;
  }

  /** Whatever the answer, only what has come in tells how it ended. */
  async cancelPurchase(qrPaymentId: string): Answer<PurchaseStatus> {
    const path = `payment/${encodeURIComponent(qrPaymentId)}/cancel`;
    const sent = await this.#send({ http: 'POST', path, timeoutMs: LIMITS.askMs }, ok);
    if (!sent.ok && sent.error.action !== 'refuse-sale') return sent;
    const state = await this.#state(qrPaymentId, `payment/${encodeURIComponent(qrPaymentId)}`);
    return state.ok ? ok(byFlyStatus(state.value, this.#totals.get(qrPaymentId) ?? null)) : ok({ kind: 'cancelling' });
  }

  /**
   * What has come in. The service gives nothing back and does not tell what was given back by hand, so all of it counts as
   * still there.
   */
  async purchaseDetails(qrPaymentId: string): Answer<RefundFacts> {
    const state = await this.#state(qrPaymentId, `payment/${encodeURIComponent(qrPaymentId)}`);
    if (!state.ok) return state;
    const totalTiyn = state.value.paidTiyn ?? ZERO_TIYN;
    // Paid by its name and not by its numbers: how much came in is not known.
    if (totalTiyn === ZERO_TIYN && byFlyStatus(state.value, null).kind === 'unknown')
      return err(unusable(this.#link.host, `${state.value.status} without an amount`));
    if (byFlyContradicts(state.value, this.#totals.get(qrPaymentId) ?? null))
      return err(unusable(this.#link.host, `${state.value.status} with amounts that contradict each other`));
    return ok({ totalTiyn, refundableTiyn: totalTiyn });
  }

  refund(): Answer<string> {
    return Promise.resolve(err(noRefund()));
  }

  createRefundQr(): Answer<RefundQr> {
    return Promise.resolve(err(noRefund()));
  }

  refundQrStatus(): Answer<RefundQrStatus> {
    return Promise.resolve(err(noRefund()));
  }

  refundQrPurchases(): Answer<readonly string[]> {
    return Promise.resolve(err(noRefund()));
  }

  close(): void {
    this.#link.close();
  }

  async #initiate({ amountTiyn, externalId }: PurchaseRequest): Answer<Initiated> {
    const request = {
      http: 'POST',
      path: 'payment/init',
      body: {
        amount: exactAmountIn(this.#settings.amountUnit, amountTiyn),
        currency: 'KZT',
        description: externalId,
        metadata: { order_id: externalId },
      },
      timeoutMs: LIMITS.createMs,
    } as const;
    const initiated = await this.#send(request, (data) => this.#decoders.initiated(data));
    if (!initiated.ok) return initiated;
    const { amountTiyn: told } = initiated.value;
    if (told !== null && told !== amountTiyn) return err(this.#refused('the transaction is about another amount'));
    return initiated;
  }

  async #offer(initiated: Initiated, method: string, amountTiyn: Tiyn): Answer<CreatedPurchase> {
    const { expiresAt, transactionId } = initiated;
    const path = `payment/${encodeURIComponent(transactionId)}/kaspi`;
    const request = { http: 'POST', path, body: { payment_method: method }, timeoutMs: LIMITS.createMs } as const;
    const offered = await this.#send(request, (data) => this.#decoders.offered(data));
    if (!offered.ok) return offered;
    const { code, transactionId: told } = offered.value;
    if (told !== null && told !== transactionId) return err(this.#refused('the code is of another transaction'));
    const commission = byFlyCommission(offered.value, amountTiyn);
    if (!commission.ok) return err(this.#refused(commission.error));
    keep(this.#totals, transactionId, offered.value.amountTiyn, MOST_TOTALS);
    const nowMs = this.#clock.wallMs() - (this.#link.clockOffsetMs ?? 0);
    // The service stops asking its terminal after five minutes, whatever `expires_at` says.
    const scanTimeoutMs = Math.min(lifeMs(expiresAt, nowMs, BYFLY_WAIT_MS), BYFLY_WAIT_MS);
    return ok({
      qrPaymentId: transactionId,
      qrToken: code,
      methods: [],
      pollIntervalMs: BYFLY_POLL_MS,
      scanTimeoutMs,
      confirmTimeoutMs: scanTimeoutMs,
      ...(commission.value.amountTiyn === ZERO_TIYN ? {} : { commission: commission.value }),
    });
  }

  async #state(id: string, path: string): Answer<ByFlyState> {
    keep(this.#askedMonoMs, id, this.#clock.monoMs(), MOST_ASKED);
    const request = { http: 'GET', path, timeoutMs: LIMITS.askMs, isCounted: true } as const;
    const state = await this.#send(request, (data) => this.#decoders.state(data));
    if (!state.ok) return state;
    const { transactionId } = state.value;
    // An answer about another transaction must not decide about this one.
    return transactionId === null || transactionId === id
      ? state
      : err(unusable(this.#link.host, `answered about ${transactionId}`));
  }

  /** How long the service must not be asked about a transaction yet, in milliseconds. */
  #tooSoonMs(id: string): number {
    const asked = this.#askedMonoMs.get(id);
    return asked === undefined ? 0 : Math.max(0, asked + SECOND_MS - this.#clock.monoMs());
  }

  /** One request; `success: false` is a refusal, whatever its HTTP status. */
  async #send<T>(request: WebRequest, decode: (data: unknown) => Result<T, DecodeError>): Answer<T> {
    const answered = await this.#link.send(request);
    if (!answered.ok) return answered;
    const { host } = this.#link;
    const data = decodeData(answered.value.json);
    if (!data.ok) return err(unusable(host, data.error.detail));
    if ('refused' in data.value) return err(withheld('REFUSED', data.value.refused, 'refuse-sale'));
    const decoded = decode(data.value.data);
    return decoded.ok ? decoded : err(unusable(host, decoded.error.detail));
  }

  #refused(detail: string): PaymentFailure {
    return { ...unusable(this.#link.host, detail), action: 'refuse-sale' };
  }
}

/** Keeps the newest entries of a map. */
function keep<T>(map: Map<string, T>, key: string, value: T, most: number): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) map.delete(oldest);
}

function noRefund(): PaymentFailure {
  return withheld('BY-HAND', 'the service gives no money back');
}
