import { performance } from 'node:perf_hooks';
import type { Log } from '../../../app/log/events.ts';
import type { Tiyn } from '../../../app/money/money.ts';
import { RemoteInvoice } from '../../../app/payment/kaspi/invoice.ts';
import type { PersonsQuestion } from '../../../app/payment/persons-question.ts';
import { hasMethod, KASPI_METHODS, type KaspiMethodName } from '../../../app/payment/kaspi/methods.ts';
import { kaspiPhoneNumber } from '../../../app/payment/kaspi/phone-number.ts';
import { purchaseStatusOf, refundQrStatusOf } from '../../../app/payment/kaspi/status.ts';
import type { PaymentFailure, PurchaseStatus, RefundQrStatus, TradePoint } from '../../../app/payment/provider.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import {
  type CreatedLink,
  type CreatedQr,
  decodeCreatedLink,
  decodeCreatedQr,
  decodeDeviceToken,
  decodeStatus,
  decodeTradePoints,
} from './answers.ts';
import { type Decoder, exchangeWith, type KaspiAccess, type KaspiRequest } from './call.ts';
import { exactAmount, type ExactNumber } from '../https/json.ts';
import { exactInt64 } from './codec.ts';
import { decodePurchaseStatus } from './purchase-status.ts';
import { emulate, type Emulation } from './emulation.ts';
import { mixedUp, notSent } from './refusals.ts';
import { RemoteLimits, REQUEST_LIMITS } from './request-limits.ts';
import {
  type CreatedReturn,
  decodeClientName,
  decodeCreatedReturn,
  decodeDetails,
  decodeInvoice,
  decodeOperations,
  decodeReturned,
  type PaymentDetails,
  type ReturnOperation,
} from './return-answers.ts';

type Answer<T> = Promise<Result<T, PaymentFailure>>;

type Body = Readonly<Record<string, string | ExactNumber>>;

type Query = Readonly<Record<string, string>>;

/** The longest list that `return/operations` gives (3.4.3). */
const MAX_OPERATIONS = 10;
/** More than any partner has; the list is read while it comes, so only memory counts. */
const MAX_TRADE_POINTS = 20_000;

/**
 * Kaspi QR's methods, one each, over one connection and one contract. Section numbers are the specification's: 2 for
 * the lite scheme (r1), 3 for the standard one (r2), 4 for the enhanced one (r3). Every method answers with a value and
 * never rejects; one that the contract does not have is not sent. It does not depend on Electron and can be used alone.
 */
export class KaspiClient {
  readonly #access: KaspiAccess;
  readonly #log: Log;
  readonly #monoMs: () => number;
  readonly #remote: RemoteLimits;

  /** `monoMs`: a clock in milliseconds that never jumps; it only guards the limits on remote payments. */
  constructor(access: KaspiAccess, log: Log, monoMs: () => number = () => performance.now()) {
    this.#access = access;
    this.#log = log;
    this.#monoMs = monoMs;
    this.#remote = access.remote ?? new RemoteLimits();
  }

  /** The trade points of the organisation (2.2.2, 3.2.2, 4.2.2). */
  async tradePoints(): Answer<readonly TradePoint[]> {
    const { settings } = this.#access;
    const more = settings.scheme === 'enhanced' ? [settings.organizationBin] : [];
    const wanted = { name: 'partner/tradepoints', more, query: {}, body: null } as const;
    return this.#send(
      { ...wanted, timeoutMs: REQUEST_LIMITS.setUpMs, maxEntries: MAX_TRADE_POINTS },
      decodeTradePoints,
    );
  }

  /** Makes the device known; the same arguments give the same token again (2.2.3, 3.2.3, 4.2.3). */
  async registerDevice(deviceId: string, tradePointId: string): Answer<string> {
    const body = this.#withOrganization({ DeviceId: deviceId, TradePointId: exactInt64(tradePointId) });
    return this.#post('device/register', body, REQUEST_LIMITS.setUpMs, decodeDeviceToken);
  }

  /** Takes the device out of use (2.2.4, 3.2.4, 4.2.4). */
  async deleteDevice(deviceToken: string): Answer<void> {
    const body = this.#withOrganization({ DeviceToken: deviceToken });
    return this.#post('device/delete', body, REQUEST_LIMITS.setUpMs, decodeNothing);
  }

  /** Opens a purchase and its QR (2.3.1, 3.3.1, 4.3.1). Not idempotent: after a lost answer a purchase may exist. */
  async createQr(deviceToken: string, amountTiyn: Tiyn, externalId?: string): Answer<CreatedQr> {
    return this.#post(
      'qr/create',
      this.#order(deviceToken, amountTiyn, externalId),
      REQUEST_LIMITS.createMs,
      decodeCreatedQr,
    );
  }

  /** Opens a purchase and a link to pay it (2.3.2, 3.3.2, 4.3.2). For one order either a QR or a link, never both. */
  async createLink(deviceToken: string, amountTiyn: Tiyn, externalId?: string): Answer<CreatedLink> {
    return this.#post(
      'qr/create-link',
      this.#order(deviceToken, amountTiyn, externalId),
      REQUEST_LIMITS.createMs,
      decodeCreatedLink,
    );
  }

  /** What became of a QR or link purchase (2.3.3, 3.3.3, 4.3.3). Refuses the number of an invoice; see `invoiceStatus`. */
  async paymentStatus(qrPaymentId: string): Answer<PurchaseStatus> {
    if (this.#remote.invoices.has(qrPaymentId)) return err(notSent('payment/status', 'INVOICE'));
    return this.#status(qrPaymentId);
  }

  /** Opens a refund and the QR by which the customer proves who they are (3.4.1). */
  async createReturn(deviceToken: string, externalId?: string): Answer<CreatedReturn> {
    const body = { DeviceToken: deviceToken, ...(externalId === undefined ? {} : { ExternalId: externalId }) };
    return this.#post('return/create', body, REQUEST_LIMITS.createMs, decodeCreatedReturn);
  }

  /** Whether the customer has scanned the refund's QR (3.4.2). */
  async returnStatus(qrReturnId: string): Answer<RefundQrStatus> {
    const name = await this.#get('return/status', [qrReturnId], {}, REQUEST_LIMITS.statusMs, decodeStatus);
    return name.ok ? ok(refundQrStatusOf(name.value)) : name;
  }

  /** The last purchases, at most ten, of the customer who scanned the refund's QR (3.4.3). */
  async returnOperations(
    deviceToken: string,
    qrReturnId: string,
    maxResult = MAX_OPERATIONS,
  ): Answer<readonly ReturnOperation[]> {
    const count = Math.min(Math.max(Math.trunc(maxResult), 1), MAX_OPERATIONS);
    const body = { DeviceToken: deviceToken, QrReturnId: exactInt64(qrReturnId), MaxResult: exactInt64(String(count)) };
    return this.#post('return/operations', body, REQUEST_LIMITS.statusMs, decodeOperations);
  }

  /** What was paid and how much of it may still go back (3.4.4, 4.4). */
  async paymentDetails(deviceToken: string, qrPaymentId: string): Answer<PaymentDetails> {
    const query = { QrPaymentId: qrPaymentId, DeviceToken: deviceToken };
    const details = await this.#get('payment/details', [], query, REQUEST_LIMITS.statusMs, decodeDetails);
    // Money goes back by what stands here; an answer about another purchase must not decide it.
    const answered = details.ok ? details.value.qrPaymentId : qrPaymentId;
    return answered === qrPaymentId ? details : err(mixedUp(qrPaymentId, answered));
  }

  /**
   * Gives money back for a purchase of a customer who scanned the refund's QR (3.4.5). Not idempotent: after a lost
   * answer `paymentDetails` tells whether it was carried out.
   */
  async returnToCustomer(
    deviceToken: string,
    qrPaymentId: string,
    qrReturnId: string,
    amountTiyn: Tiyn,
  ): Answer<string> {
    if (this.#access.settings.scheme !== 'standard') return err(notSent('payment/return', 'SCHEME'));
    const body = { ...returnBody(deviceToken, qrPaymentId, amountTiyn), QrReturnId: exactInt64(qrReturnId) };
    return this.#post('payment/return', body, REQUEST_LIMITS.returnMs, decodeReturned);
  }

  /** Gives money back without the customer (4.5). Not idempotent: after a lost answer `paymentDetails` decides. */
  async returnPayment(deviceToken: string, qrPaymentId: string, amountTiyn: Tiyn): Answer<string> {
    if (this.#access.settings.scheme !== 'enhanced') return err(notSent('payment/return', 'SCHEME'));
    const body = this.#withOrganization(returnBody(deviceToken, qrPaymentId, amountTiyn));
    return this.#post('payment/return', body, REQUEST_LIMITS.returnMs, decodeReturned);
  }

  /** The name of the customer with this phone number (4.6.1); at most 50 times a minute. */
  async clientName(deviceToken: string, phoneNumber: string): Answer<string> {
    const number = kaspiPhoneNumber(phoneNumber);
    if (number === null) return err(notSent('remote/client-info', 'PHONE-NUMBER'));
    if (!this.#remote.clientInfo.take(this.#monoMs())) return err(notSent('remote/client-info', 'TOO-OFTEN'));
    const query = { phoneNumber: number, deviceToken };
    return this.#get('remote/client-info', [], query, REQUEST_LIMITS.statusMs, decodeClientName);
  }

  /** Sends an invoice to a phone; it is valid for 24 hours (4.6.2). Not idempotent. */
  async createInvoice(
    deviceToken: string,
    amountTiyn: Tiyn,
    phoneNumber: string,
    comment?: string,
  ): Answer<RemoteInvoice> {
    const number = kaspiPhoneNumber(phoneNumber);
    if (number === null) return err(notSent('remote/create', 'PHONE-NUMBER'));
    const body = this.#withOrganization({
      Amount: exactAmount(amountTiyn),
      PhoneNumber: number,
      DeviceToken: deviceToken,
      ...(comment === undefined ? {} : { Comment: comment }),
    });
    const created = await this.#post('remote/create', body, REQUEST_LIMITS.createMs, decodeInvoice);
    if (!created.ok) return created;
    this.#remote.invoices.add(created.value);
    return ok(new RemoteInvoice(created.value));
  }

  /** Withdraws an invoice (4.6.3). */
  async cancelInvoice(deviceToken: string, invoice: RemoteInvoice): Answer<PurchaseStatus> {
    const body = this.#withOrganization({ QrPaymentId: exactInt64(invoice.reveal()), DeviceToken: deviceToken });
    const name = await this.#post('remote/cancel', body, REQUEST_LIMITS.createMs, decodeStatus);
    return name.ok ? ok(purchaseStatusOf(name.value)) : name;
  }

  /**
   * What became of an invoice (4.3.3, 4.6), only because a person asked: a ticket is good for one question, and questions
   * that come as evenly as a timer's are not sent.
   */
  async invoiceStatus(invoice: RemoteInvoice, question: PersonsQuestion): Answer<PurchaseStatus> {
    const qrPaymentId = invoice.reveal();
    if (!question.use()) return err(notSent('payment/status', 'ASKED-TWICE'));
    const refusal = this.#remote.invoices.refuse(qrPaymentId, this.#monoMs());
    return refusal === null ? this.#status(qrPaymentId) : err(notSent('payment/status', refusal));
  }

  /** Plays the customer of a purchase (5.2, 5.3); only a test host is asked. */
  async emulate(emulation: Emulation, qrPaymentId: string): Answer<void> {
    return emulate(this.#access, this.#log, emulation, qrPaymentId);
  }

  /** Whether the service answers (5.1). */
  async ping(): Answer<void> {
    return this.#get('health/ping', [], {}, REQUEST_LIMITS.pingMs, decodeNothing);
  }

  async #status(qrPaymentId: string): Answer<PurchaseStatus> {
    return this.#get('payment/status', [qrPaymentId], {}, REQUEST_LIMITS.statusMs, decodePurchaseStatus);
  }

  #order(deviceToken: string, amountTiyn: Tiyn, externalId: string | undefined): Body {
    const order = { DeviceToken: deviceToken, Amount: exactAmount(amountTiyn) };
    return this.#withOrganization(externalId === undefined ? order : { ...order, ExternalId: externalId });
  }

  #withOrganization(body: Body): Body {
    const { settings } = this.#access;
    return settings.scheme === 'enhanced' ? { OrganizationBin: settings.organizationBin, ...body } : body;
  }

  #get<T>(
    name: KaspiMethodName,
    more: readonly string[],
    query: Query,
    timeoutMs: number,
    decode: Decoder<T>,
  ): Answer<T> {
    return this.#send({ name, more, query, body: null, timeoutMs }, decode);
  }

  #post<T>(name: KaspiMethodName, body: Body, timeoutMs: number, decode: Decoder<T>): Answer<T> {
    return this.#send({ name, more: [], query: {}, body, timeoutMs }, decode);
  }

  async #send<T>(
    wanted: Omit<KaspiRequest, 'http' | 'name'> & { readonly name: KaspiMethodName },
    decode: Decoder<T>,
  ): Answer<T> {
    const { name } = wanted;
    if (!hasMethod(this.#access.settings.scheme, name)) return err(notSent(name, 'SCHEME'));
    return exchangeWith(this.#access, this.#log, { ...wanted, http: KASPI_METHODS[name].http }, decode);
  }
}

function decodeNothing(): Result<void, never> {
  return ok(undefined);
}

function returnBody(deviceToken: string, qrPaymentId: string, amountTiyn: Tiyn): Body {
  return { DeviceToken: deviceToken, QrPaymentId: exactInt64(qrPaymentId), Amount: exactAmount(amountTiyn) };
}
