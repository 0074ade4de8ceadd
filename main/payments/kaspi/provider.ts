import type { CertificateOperations } from '../../../app/certificate/operations.ts';
import type { KaspiSettings } from '../../../app/config/kaspi.ts';
import type {
  CreatedPurchase,
  DeviceOperations,
  RefundQr,
  PaymentConnection,
  PaymentFailure,
  PaymentProvider,
  PurchaseStatus,
  RefundRequest,
  ServiceAbout,
  TradePoint,
} from '../../../app/payment/provider.ts';
import type { RefundQrStatus } from '../../../app/payment/provider.ts';
import type { RefundFacts } from '../../../app/payment/provider.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { problem, type Problem, type ProblemReason } from '../../../app/problem.ts';
import type { PersonsQuestion } from '../../../app/payment/persons-question.ts';
import type { PhoneNumber } from '../../../app/payment/phone-number.ts';
import type { TestSaleRunner } from '../../../app/payment/test-sale.ts';
import { KASPI_PHONE, kaspiCapabilities } from './capabilities.ts';
import type { CertificateOperationsParts } from './certificate-operations.ts';
import type { KaspiClient } from './client.ts';
import { systemClock } from '../../../drivers/common/system-clock.ts';
import { ClockWatch } from './clock-watch.ts';
import { deviceOperations } from './device-operations.ts';
import type { DeviceStore, RegisteredDevice } from './device-store.ts';
import { isTestHost, type Emulation } from './emulation.ts';
import { KaspiLink, type LinkParts } from './link.ts';
import { invoiceForPerson, type KaspiOrder, sendInvoice, withdrawInvoice } from './remote.ts';
import { testSaleRunner } from './test-sale.ts';

/** What the provider is made of. */
export interface ProviderParts extends LinkParts {
  readonly store: DeviceStore;
}

/** Kaspi QR as the session's payment provider: registers the device by itself and keeps its token. */
export class KaspiProvider implements PaymentProvider {
  /** As configured; the trade point may be chosen while the machine runs. */
  #settings: KaspiSettings;
  readonly #parts: ProviderParts;
  readonly #link: KaspiLink;
  #device: RegisteredDevice | null = null;
  #mustRegister = false;
  /** A person requested the registration of a device that was given up. */
  #isWanted = false;
  /** Connecting and giving up never meet. */
  #turn: Promise<unknown> = Promise.resolve();
  readonly #clockWatch: ClockWatch;
  readonly device: DeviceOperations;
  readonly certificates?: CertificateOperations;
  readonly testSale?: TestSaleRunner;

  constructor(settings: KaspiSettings, parts: ProviderParts) {
    this.#settings = settings;
    this.#parts = parts;
    this.#link = new KaspiLink(settings, parts);
    this.#clockWatch = new ClockWatch(parts.log);
    this.device = deviceOperations({
      settings: () => this.#settings,
      wantTradePoint: (tradePointId) => {
        this.#settings = { ...this.#settings, tradePointId };
      },
      store: parts.store,
      link: this.#link,
      redactor: parts.redactor,
      current: () => this.#device,
      use: (device) => {
        this.#device = device;
        this.#isWanted = false;
      },
      register: async () => {
        this.#isWanted = true;
        this.#mustRegister = true;
        const connected = await this.connect();
        await parts.store.written();
        return connected;
      },
      inTurn: (work) => this.#inTurn(work),
      showable: (result) => this.#showable(result),
    });
    const { certificates: store, clock = systemClock } = parts;
    if (isTestHost(settings.baseUrl))
      this.testSale = testSaleRunner({
        provider: this,
        emulate: (emulation, qrPaymentId) => this.#emulate(emulation, qrPaymentId),
        refundWay: kaspiCapabilities(settings).refundWay,
        clock,
      });
    if (settings.scheme !== 'lite' && store !== undefined)
      this.certificates = lateCertificateOperations({ settings, store, clock, refresh: () => this.#link.refresh() });
  }

  clockOffsetMs(): number | null {
    return this.#link.clockOffsetMs;
  }

  about(): ServiceAbout {
    const settings = this.#settings;
    return {
      host: new URL(settings.baseUrl).host,
      contract: settings.scheme,
      deviceId: settings.deviceId,
      tradePointId: settings.tradePointId ?? null,
      certificate: settings.scheme === 'lite' ? null : settings.certificate,
      lastAnswer: this.#link.lastAnswer,
    };
  }

  async connect(): Promise<Result<PaymentConnection, PaymentFailure>> {
    return this.#inTurn(async () => this.#showable(await this.#connect()));
  }

  async #connect(): Promise<Result<PaymentConnection, PaymentFailure>> {
    const opened = await this.#link.open();
    if (!opened.ok) return err(technician(opened.error));
    if (this.#isGivenUp()) return err(technician(problem('device-given-up', { device: this.#settings.deviceId })));
    const client = opened.value;
    const known = this.#mustRegister ? null : (this.#device ?? this.#parts.store.load(this.#settings));
    if (known !== null) {
      this.#useDevice(known);
      const answered = await client.ping();
      return answered.ok ? ok({ tradePoint: known.tradePointName }) : answered;
    }
    const registered = await this.#registerMoving(client);
    return registered.ok ? ok({ tradePoint: registered.value.tradePointName }) : registered;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  /** Whether nothing is sold until a person registers the device again. */
  #isGivenUp(): boolean {
    if (this.#device !== null || this.#isWanted) return false;
    const kept = this.#parts.store.kept(this.#settings);
    return kept?.isGivenUp === true && !kept.isMoving;
  }

  /**
   * Registers the device. One that was given up for a move is there still where the giving up has not reached the bank,
   * and leaves first.
   */
  async #registerMoving(client: KaspiClient): Promise<Result<RegisteredDevice, PaymentFailure>> {
    const registered = await this.#register(client);
    if (registered.ok || registered.error.problem.reason !== 'device-elsewhere') return registered;
    const kept = this.#parts.store.kept(this.#settings);
    if (kept?.isGivenUp !== true || !kept.isMoving) return registered;
    this.#parts.redactor.protect(kept.device.deviceToken);
    const left = await client.deleteDevice(kept.device.deviceToken);
    if (!left.ok && left.error.action !== 'register-again') return left;
    return this.#register(client);
  }

  async ping(): Promise<Result<void, PaymentFailure>> {
    // The session pings only while no customer is buying: the moment to switch to another certificate.
    await this.#link.refresh();
    const { client } = this.#link;
    return client === null ? err(notConnected()) : this.#showable(await client.ping());
  }

  /** Without a method: a QR. */
  async createPurchase(request: KaspiOrder): Promise<Result<CreatedPurchase, PaymentFailure>> {
    const { client } = this.#link;
    if (client === null || this.#device === null) return err(notConnected());
    const { deviceToken } = this.#device;
    const created = await (request.method === KASPI_PHONE
      ? sendInvoice(client, deviceToken, request)
      : client.createQr(deviceToken, request.amountTiyn, request.externalId));
    return this.#showable(created);
  }

  async customerName(phoneNumber: PhoneNumber): Promise<Result<string, PaymentFailure>> {
    const { client } = this.#link;
    if (client === null || this.#device === null) return err(notConnected());
    return this.#showable(await client.clientName(this.#device.deviceToken, phoneNumber));
  }

  async statusForPerson(
    qrPaymentId: string,
    question: PersonsQuestion,
  ): Promise<Result<PurchaseStatus, PaymentFailure>> {
    const { client } = this.#link;
    return client === null
      ? err(notConnected())
      : this.#showable(await invoiceForPerson(client, qrPaymentId, question));
  }

  async cancelPurchase(qrPaymentId: string): Promise<Result<PurchaseStatus, PaymentFailure>> {
    const { client } = this.#link;
    if (client === null || this.#device === null) return err(notConnected());
    return this.#showable(await withdrawInvoice(client, this.#device.deviceToken, qrPaymentId));
  }

  async purchaseStatus(qrPaymentId: string): Promise<Result<PurchaseStatus, PaymentFailure>> {
    const { client } = this.#link;
    return client === null ? err(notConnected()) : this.#showable(await client.paymentStatus(qrPaymentId));
  }

  async purchaseDetails(qrPaymentId: string): Promise<Result<RefundFacts, PaymentFailure>> {
    const { client } = this.#link;
    if (client === null || this.#device === null) return err(notConnected());
    const details = await client.paymentDetails(this.#device.deviceToken, qrPaymentId);
    return this.#showable(details);
  }

  async refund(request: RefundRequest): Promise<Result<string, PaymentFailure>> {
    const { client } = this.#link;
    if (client === null || this.#device === null) return err(notConnected());
    const { deviceToken } = this.#device;
    const { qrPaymentId, refundQrId: qrReturnId, amountTiyn } = request;
    const returned = await (qrReturnId === null
      ? client.returnPayment(deviceToken, qrPaymentId, amountTiyn)
      : client.returnToCustomer(deviceToken, qrPaymentId, qrReturnId, amountTiyn));
    return this.#showable(returned);
  }

  async createRefundQr(externalId: string): Promise<Result<RefundQr, PaymentFailure>> {
    const { client } = this.#link;
    if (client === null || this.#device === null) return err(notConnected());
    const created = await client.createReturn(this.#device.deviceToken, externalId);
    if (!created.ok) return this.#showable(created);
    const { qrReturnId: refundQrId, ...shown } = created.value;
    return ok({ refundQrId, ...shown });
  }

  async refundQrStatus(refundQrId: string): Promise<Result<RefundQrStatus, PaymentFailure>> {
    const { client } = this.#link;
    return client === null ? err(notConnected()) : this.#showable(await client.returnStatus(refundQrId));
  }

  async refundQrPurchases(refundQrId: string): Promise<Result<readonly string[], PaymentFailure>> {
    const { client } = this.#link;
    if (client === null || this.#device === null) return err(notConnected());
    const listed = await client.returnOperations(this.#device.deviceToken, refundQrId);
    return this.#showable(listed.ok ? ok(listed.value.map((operation) => operation.qrPaymentId)) : listed);
  }

  async #emulate(emulation: Emulation, qrPaymentId: string): Promise<Result<void, PaymentFailure>> {
    const { client } = this.#link;
    return client === null ? err(notConnected()) : this.#showable(await client.emulate(emulation, qrPaymentId));
  }

  /**
   * Every answer passes here. After any request, a device that the bank no longer knows is registered again at the next
   * connection. A failure's text is shown on the public screen, and the bank may quote the request in it, so secrets
   * are removed.
   */
  #showable<T>(result: Result<T, PaymentFailure>): Result<T, PaymentFailure> {
    this.#clockWatch.look(this.#link.clockOffsetMs);
    if (result.ok) return result;
    if (result.error.action === 'register-again') this.#mustRegister = true;
    const { reason, parameters } = result.error.problem;
    return err({ ...result.error, problem: problem(reason, this.#parts.redactor.redactFacts(parameters)) });
  }

  /** Closes the kept connections. */
  close(): void {
    this.#link.close();
  }

  async #register(client: KaspiClient): Promise<Result<RegisteredDevice, PaymentFailure>> {
    const points = await client.tradePoints();
    // Where the configuration names the trade point the list only gives its name, for the receipt.
    const isNeedless =
      !points.ok && this.#settings.tradePointId !== undefined && NOT_A_LIST.includes(points.error.problem.reason);
    if (!points.ok && !isNeedless) return points;
    const chosen = chooseTradePoint(this.#settings, points.ok ? points.value : []);
    if (!chosen.ok) return err(technician(chosen.error));
    const { id, name } = chosen.value;
    const token = await client.registerDevice(this.#settings.deviceId, id);
    if (!token.ok) return token;
    const device = { deviceToken: token.value, tradePointId: id, tradePointName: name === '' ? null : name };
    this.#mustRegister = false;
    this.#isWanted = false;
    this.#useDevice(device);
    this.#parts.log.write('info', 'device-registered', { deviceId: this.#settings.deviceId, tradePointId: id });
    // Not awaited, because a customer may be waiting. Registering is idempotent: a token that could not be kept is asked
    // for again at the next start.
    void this.#parts.store.save(this.#settings, device).catch((error: unknown) => {
      this.#parts.log.write('error', 'config-warning', { warning: 'device token not saved', detail: String(error) });
    });
    return ok(device);
  }

  #useDevice(device: RegisteredDevice): void {
    this.#device = device;
    this.#parts.redactor.protect(device.deviceToken);
  }
}

/** The module that reads keys and chains is loaded only for the service menu. */
function lateCertificateOperations(parts: CertificateOperationsParts): CertificateOperations {
  const loaded = async (): Promise<CertificateOperations> => {
    const { certificateOperations } = await import('./certificate-operations.ts');
    return certificateOperations(parts);
  };
  return {
    facts: async () => (await loaded()).facts(),
    tryOther: async () => (await loaded()).tryOther(),
    install: async (path, passphrase) => (await loaded()).install(path, passphrase),
    switchToOther: async () => (await loaded()).switchToOther(),
  };
}

/** The list may be more than the service, or a gateway before it, can give. */
const NOT_A_LIST: readonly ProblemReason[] = ['server-answer-invalid', 'payments-unavailable'];

function technician(what: Problem): PaymentFailure {
  return { action: 'payments-off', problem: what, code: what.reason };
}

function notConnected(): PaymentFailure {
  return { action: 'retry', problem: problem('payments-unavailable'), code: 'not-connected' };
}

/** As many as fit on the technician's screen; the whole list is in Kaspi Pay. */
const MAX_SHOWN_POINTS = 20;

/** The configured trade point, or the only one there is; a choice among several is the technician's. */
function chooseTradePoint(settings: KaspiSettings, points: readonly TradePoint[]): Result<TradePoint, Problem> {
  const wanted = settings.tradePointId;
  if (wanted !== undefined) {
    return ok(points.find((point) => point.id === wanted) ?? { id: wanted, name: '' });
  }
  const [only, ...others] = points;
  if (only === undefined) return err(problem('trade-points-none'));
  if (others.length === 0) return ok(only);
  const shown = points.slice(0, MAX_SHOWN_POINTS).map((point) => `${point.id} ${point.name}`.trim());
  const more = points.length > shown.length ? [`… (${String(points.length)})`] : [];
  return err(problem('trade-point-choice', { detail: [...shown, ...more].join('; ') }));
}
