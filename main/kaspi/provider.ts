import { Agent } from 'node:https';
import type { KaspiSettings } from '../../app/config/schema.ts';
import type { Log } from '../../app/log/events.ts';
import type {
  CreatedPurchase,
  PaymentConnection,
  PaymentFailure,
  PaymentProvider,
  PurchaseStatus,
} from '../../app/payment/provider.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { problem, type Problem } from '../../app/session/problem.ts';
import type { Redactor } from '../log/redact.ts';
import { KaspiClient } from './client.ts';
import type { TradePoint } from './codec.ts';
import { loadCredentials, type Credentials } from './credentials.ts';
import type { DeviceStore, RegisteredDevice } from './device-store.ts';

/** Sockets towards Kaspi: the sale in hand must not queue behind purchases that are watched in the background. */
const MAX_SOCKETS = 6;

interface Connected {
  readonly client: KaspiClient;
  readonly agent: Agent;
  readonly fingerprint: string;
}

/** Kaspi QR as the session's payment provider: registers the device by itself and keeps its token. */
export class KaspiProvider implements PaymentProvider {
  readonly #settings: KaspiSettings;
  readonly #store: DeviceStore;
  readonly #log: Log;
  readonly #redactor: Redactor;
  #connected: Connected | null = null;
  #device: RegisteredDevice | null = null;
  #mustRegister = false;

  constructor(settings: KaspiSettings, parts: { store: DeviceStore; log: Log; redactor: Redactor }) {
    this.#settings = settings;
    this.#store = parts.store;
    this.#log = parts.log;
    this.#redactor = parts.redactor;
  }

  async connect(): Promise<Result<PaymentConnection, PaymentFailure>> {
    return this.#showable(await this.#connect());
  }

  async #connect(): Promise<Result<PaymentConnection, PaymentFailure>> {
    const connected = this.#open();
    if (!connected.ok) return err(technician(connected.error));
    const { client } = connected.value;
    const known = this.#mustRegister ? null : (this.#device ?? this.#store.load(this.#settings));
    if (known !== null) {
      this.#useDevice(known);
      const answered = await client.ping();
      return answered.ok ? ok({ tradePoint: known.tradePointName }) : answered;
    }
    const registered = await this.#register(client);
    return registered.ok ? ok({ tradePoint: registered.value.tradePointName }) : registered;
  }

  async ping(): Promise<Result<void, PaymentFailure>> {
    return this.#connected === null ? err(notConnected()) : this.#showable(await this.#connected.client.ping());
  }

  async createPurchase(request: {
    readonly externalId: string;
    readonly amountTiyn: Parameters<KaspiClient['createQr']>[1];
  }): Promise<Result<CreatedPurchase, PaymentFailure>> {
    if (this.#connected === null || this.#device === null) return err(notConnected());
    const { client } = this.#connected;
    const created = await client.createQr(this.#device.deviceToken, request.amountTiyn, request.externalId);
    if (!created.ok && created.error.action === 'register-again') this.#mustRegister = true;
    return this.#showable(created);
  }

  async purchaseStatus(qrPaymentId: string): Promise<Result<PurchaseStatus, PaymentFailure>> {
    if (this.#connected === null) return err(notConnected());
    return this.#showable(await this.#connected.client.paymentStatus(qrPaymentId));
  }

  /** What a failure says stands on the public screen, and the bank may quote what it was sent. */
  #showable<T>(result: Result<T, PaymentFailure>): Result<T, PaymentFailure> {
    if (result.ok) return result;
    const { reason, parameters } = result.error.problem;
    return err({ ...result.error, problem: problem(reason, this.#redactor.redactFacts(parameters)) });
  }

  /** Closes the kept connections. */
  close(): void {
    this.#connected?.agent.destroy();
    this.#connected = null;
  }

  /** Reads the files anew, so that a mended certificate works without a restart; unchanged ones keep their sockets. */
  #open(): Result<Connected, Problem> {
    const credentials = loadCredentials(this.#settings);
    if (!credentials.ok) return credentials;
    const { fingerprint, secrets, exposedFiles } = credentials.value;
    if (this.#connected?.fingerprint === fingerprint) return ok(this.#connected);
    for (const secret of secrets) this.#redactor.protect(secret);
    for (const file of exposedFiles) this.#log.write('warning', 'config-warning', { file, warning: 'readable by other users' });
    const agent = openAgent(credentials.value);
    const access = { agent, settings: this.#settings, apiKey: credentials.value.apiKey };
    const connected = { client: new KaspiClient(access, this.#log), agent, fingerprint };
    // Requests in flight on the old agent end by themselves; its idle sockets time out on the server's side.
    this.#connected = connected;
    return ok(connected);
  }

  async #register(client: KaspiClient): Promise<Result<RegisteredDevice, PaymentFailure>> {
    const points = await client.tradePoints();
    if (!points.ok) return points;
    const chosen = chooseTradePoint(this.#settings, points.value);
    if (!chosen.ok) return err(technician(chosen.error));
    const { id, name } = chosen.value;
    const token = await client.registerDevice(this.#settings.deviceId, id);
    if (!token.ok) return token;
    const device = { deviceToken: token.value, tradePointId: id, tradePointName: name === '' ? null : name };
    this.#mustRegister = false;
    this.#useDevice(device);
    this.#log.write('info', 'device-registered', { deviceId: this.#settings.deviceId, tradePointId: id });
    try {
      this.#store.save(this.#settings, device);
    } catch (error) {
      // Registering is idempotent: a token that could not be kept is asked for again at the next start.
      this.#log.write('error', 'config-warning', { warning: 'device token not saved', detail: String(error) });
    }
    return ok(device);
  }

  #useDevice(device: RegisteredDevice): void {
    this.#device = device;
    this.#redactor.protect(device.deviceToken);
  }
}

function openAgent(credentials: Credentials): Agent {
  return new Agent({
    ...credentials.tls,
    keepAlive: true,
    maxSockets: MAX_SOCKETS,
    scheduling: 'lifo',
    rejectUnauthorized: true,
  });
}

function technician(what: Problem): PaymentFailure {
  return { action: 'payments-off', problem: what, code: what.reason };
}

function notConnected(): PaymentFailure {
  return { action: 'retry', problem: problem('payments-unavailable'), code: 'not-connected' };
}

/** The configured trade point, or the only one there is; a choice among several is the technician's. */
function chooseTradePoint(settings: KaspiSettings, points: readonly TradePoint[]): Result<TradePoint, Problem> {
  const wanted = settings.tradePointId;
  if (wanted !== undefined) {
    return ok(points.find((point) => point.id === wanted) ?? { id: wanted, name: '' });
  }
  const [only, ...others] = points;
  if (only === undefined) return err(problem('trade-points-none'));
  if (others.length === 0) return ok(only);
  const list = points.map((point) => `${point.id} ${point.name}`).join('; ');
  return err(problem('trade-point-choice', { detail: list }));
}
