import type { Agent } from 'node:https';
import { performance } from 'node:perf_hooks';
import type { KaspiSettings } from '../../app/config/schema.ts';
import type { Log } from '../../app/log/events.ts';
import type { Tiyn } from '../../app/money/money.ts';
import { purchaseStatusOf } from '../../app/payment/kaspi-status.ts';
import type { PaymentFailure, PurchaseStatus } from '../../app/payment/provider.ts';
import { err, ok, type Result } from '../../app/result.ts';
import {
  decodeCreatedQr,
  decodeDeviceToken,
  decodeEnvelope,
  decodeStatus,
  decodeTradePoints,
  encodeBody,
  exactAmount,
  exactInt64,
  type CreatedQr,
  type DecodeError,
  type ExactNumber,
  type TradePoint,
} from './codec.ts';
import { refusal, transportFailure, unreadable } from './errors.ts';
import { exchange, type HttpAnswer, type HttpMethod } from './transport.ts';

/** Time limits of the requests, in milliseconds. */
export const REQUEST_LIMITS = {
  /** The customer looks at "preparing" meanwhile. */
  createMs: 8_000,
  statusMs: 8_000,
  pingMs: 5_000,
  setUpMs: 10_000,
} as const;

/** Who we are towards Kaspi: connection, contract, key. */
export interface KaspiAccess {
  readonly agent: Agent;
  readonly settings: KaspiSettings;
  /** Only in the lite scheme. */
  readonly apiKey: string | null;
}

type Answer<T> = Promise<Result<T, PaymentFailure>>;
type Body = Readonly<Record<string, string | ExactNumber>>;

/** Kaspi QR's methods, one each; section numbers are those of the second scheme in the specification. */
export class KaspiClient {
  readonly #access: KaspiAccess;
  readonly #log: Log;

  constructor(access: KaspiAccess, log: Log) {
    this.#access = access;
    this.#log = log;
  }

  /** The trade points of the organisation (3.2.2). */
  async tradePoints(): Answer<readonly TradePoint[]> {
    const { settings } = this.#access;
    const path =
      settings.scheme === 'enhanced' ? `partner/tradepoints/${settings.organizationBin}` : 'partner/tradepoints';
    return this.#call('GET', path, null, REQUEST_LIMITS.setUpMs, decodeTradePoints);
  }

  /** Makes the device known; the same arguments give the same token again (3.2.3). */
  async registerDevice(deviceId: string, tradePointId: string): Answer<string> {
    const body = this.#withOrganization({ DeviceId: deviceId, TradePointId: exactInt64(tradePointId) });
    return this.#call('POST', 'device/register', body, REQUEST_LIMITS.setUpMs, decodeDeviceToken);
  }

  /** Takes the device out of use (3.2.4). */
  async deleteDevice(deviceToken: string): Answer<void> {
    const body = this.#withOrganization({ DeviceToken: deviceToken });
    return this.#call('POST', 'device/delete', body, REQUEST_LIMITS.setUpMs, decodeNothing);
  }

  /** Opens a purchase and its QR (3.3.1). Not idempotent: after a lost answer a purchase may exist. */
  async createQr(deviceToken: string, amountTiyn: Tiyn, externalId: string): Answer<CreatedQr> {
    const body = this.#withOrganization({
      DeviceToken: deviceToken,
      Amount: exactAmount(amountTiyn),
      ExternalId: externalId,
    });
    return this.#call('POST', 'qr/create', body, REQUEST_LIMITS.createMs, decodeCreatedQr);
  }

  /** What became of a purchase (3.3.3). */
  async paymentStatus(qrPaymentId: string): Answer<PurchaseStatus> {
    const path = `payment/status/${encodeURIComponent(qrPaymentId)}`;
    const name = await this.#call('GET', path, null, REQUEST_LIMITS.statusMs, decodeStatus);
    return name.ok ? ok(purchaseStatusOf(name.value)) : name;
  }

  /** Whether the service answers (5.1). */
  async ping(): Answer<void> {
    return this.#call('GET', 'health/ping', null, REQUEST_LIMITS.pingMs, decodeNothing);
  }

  #withOrganization(body: Body): Body {
    const { settings } = this.#access;
    return settings.scheme === 'enhanced' ? { OrganizationBin: settings.organizationBin, ...body } : body;
  }

  async #call<T>(
    method: HttpMethod,
    path: string,
    body: Body | null,
    timeoutMs: number,
    decode: (data: unknown) => Result<T, DecodeError>,
  ): Answer<T> {
    const { agent, settings, apiKey } = this.#access;
    const url = new URL(`${settings.baseUrl.replace(/\/+$/, '')}/${path}`);
    const wanted = {
      method,
      url,
      headers: apiKey === null ? {} : { 'Api-Key': apiKey },
      body: body === null ? null : encodeBody(body),
      timeoutMs,
    };
    const startedMs = performance.now();
    let exchanged = await exchange(agent, wanted);
    const restMs = timeoutMs - (performance.now() - startedMs);
    // A kept connection may have died unseen; asking again is safe only for what changes nothing.
    if (!exchanged.ok && exchanged.error.warm && method === 'GET' && exchanged.error.code !== 'TIMEOUT' && restMs > 0) {
      exchanged = await exchange(agent, { ...wanted, timeoutMs: restMs });
    }
    const result = exchanged.ok
      ? read(url.host, exchanged.value, decode)
      : err(transportFailure(url.host, exchanged.error));
    this.#report(path, result, exchanged.ok ? exchanged.value : null);
    return result;
  }

  #report(path: string, result: Result<unknown, PaymentFailure>, answer: HttpAnswer | null): void {
    const facts = {
      path,
      requestId: answer?.requestId ?? null,
      ms: answer === null ? null : Math.round(answer.durationMs),
      warm: answer?.warm ?? null,
    };
    if (result.ok) this.#log.write('info', 'request-done', facts);
    else this.#log.write('warning', 'request-failed', { ...facts, code: result.error.code, action: result.error.action });
  }
}

function decodeNothing(): Result<void, DecodeError> {
  return ok(undefined);
}

function read<T>(
  host: string,
  answer: HttpAnswer,
  decode: (data: unknown) => Result<T, DecodeError>,
): Result<T, PaymentFailure> {
  const envelope = decodeEnvelope(answer.body);
  if (!envelope.ok) return err(unreadable(host, answer, envelope.error));
  if (envelope.value.statusCode !== '0') return err(refusal(host, envelope.value));
  if (answer.status < 200 || answer.status > 299) return err(unreadable(host, answer, { detail: 'unexpected status' }));
  const decoded = decode(envelope.value.data);
  return decoded.ok ? decoded : err(unreadable(host, answer, decoded.error));
}
