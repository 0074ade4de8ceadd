import { readFile } from 'node:fs/promises';
import type { RequestOptions } from 'node:https';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { z } from 'zod';
import type { RequestEntry } from '../../../sandbox/http/request-log.ts';
import type { Sandbox, SandboxOptions } from '../../../sandbox/server.ts';
import { startSandbox } from '../../../sandbox/server.ts';
import type { Scheme } from '../../../sandbox/bank/schemes.ts';
import type { Envelope, Received } from './support.ts';
import { envelope, FakeClock, kioskTls, present, send, temporaryFolder, tokenSchema } from './support.ts';
import { withCertificates } from '../../support/sandbox/kept-certificates.ts';

const BIN = '180340021791';
const ORGANISATION = `"OrganizationBin":"${BIN}"`;

const idSchema = z.object({ QrPaymentId: z.unknown().transform(String) });
const linkSchema = z.object({ PaymentId: z.unknown().transform(String), PaymentLink: z.string() });
const returnSchema = z.object({ QrReturnId: z.unknown().transform(String) });
const statusSchema = z.object({ Status: z.string() });

/** A sandbox with all schemes and a clock that the test turns, new for every test of a file. */
export class Harness {
  readonly sandbox: Sandbox;
  readonly clock: FakeClock;
  readonly tls: RequestOptions;
  /** Called for every request after its answer. */
  logged: (entry: RequestEntry) => void = () => undefined;
  readonly #apiKey: string;

  constructor(sandbox: Sandbox, clock: FakeClock, tls: RequestOptions, apiKey: string) {
    this.sandbox = sandbox;
    this.clock = clock;
    this.tls = tls;
    this.#apiKey = apiKey;
  }

  url(scheme: Scheme): string {
    return present(this.sandbox.urls[scheme]);
  }

  /** Sends a request as a well-behaved kiosk of the scheme; `request` overrides it. */
  send(
    scheme: Scheme,
    path: string,
    request: { method?: string; body?: string; headers?: Record<string, string>; tls?: RequestOptions } = {},
  ): Promise<Received> {
    const { body, headers, method = body === undefined ? 'GET' : 'POST', tls = this.tls } = request;
    return send(this.url(scheme) + path, tls, {
      method,
      ...(body === undefined ? {} : { body }),
      headers: { ...(scheme === 'lite' ? { 'Api-Key': this.#apiKey } : {}), ...headers },
    });
  }

  async get(scheme: Scheme, path: string): Promise<Envelope> {
    return envelope(await this.send(scheme, path));
  }

  /** `fields`: the JSON between the braces; the organisation is added in r3. */
  async post(scheme: Scheme, path: string, fields: string): Promise<Envelope> {
    return envelope(await this.send(scheme, path, { body: this.body(scheme, fields) }));
  }

  body(scheme: Scheme, fields: string): string {
    return scheme === 'enhanced' ? `{${ORGANISATION},${fields}}` : `{${fields}}`;
  }

  async code(answer: Promise<Envelope>): Promise<number> {
    return (await answer).StatusCode;
  }

  async register(scheme: Scheme = 'standard', tradePointId = 12, deviceId = `K-${tradePointId}`): Promise<string> {
    const answer = await this.post(
      scheme,
      '/device/register',
      `"DeviceId":"${deviceId}","TradePointId":${tradePointId}`,
    );
    return tokenSchema.parse(answer.Data).DeviceToken;
  }

  async create(scheme: Scheme, token: string, amount = '200.00'): Promise<string> {
    return idSchema.parse((await this.post(scheme, '/qr/create', `"DeviceToken":"${token}","Amount":${amount}`)).Data)
      .QrPaymentId;
  }

  async createLink(scheme: Scheme, token: string): Promise<z.output<typeof linkSchema>> {
    return linkSchema.parse(
      (await this.post(scheme, '/qr/create-link', `"DeviceToken":"${token}","Amount":200.00`)).Data,
    );
  }

  /** A purchase that is paid. */
  async paid(
    token: string,
    options: { readonly amount?: string; readonly customer?: string; readonly scheme?: Scheme } = {},
  ): Promise<string> {
    const { amount = '200.00', customer = 'customer', scheme = 'standard' } = options;
    const id = await this.create(scheme, token, amount);
    const scanned = await this.sandbox.phone.scan(id, { customer });
    const confirmed = await this.sandbox.phone.confirm(id);
    if (!scanned.ok || !confirmed.ok) throw new Error('the purchase was not paid');
    return id;
  }

  async createReturn(token: string): Promise<string> {
    return returnSchema.parse((await this.post('standard', '/return/create', `"DeviceToken":"${token}"`)).Data)
      .QrReturnId;
  }

  /** A refund whose QR the customer has scanned. */
  async scannedReturn(token: string, customer = 'customer'): Promise<string> {
    const id = await this.createReturn(token);
    const scanned = await this.sandbox.phone.scanReturn(id, { customer });
    if (!scanned.ok) throw new Error(scanned.error.message);
    return id;
  }

  invoice(token: string, { amount = '300.00', phoneNumber = '87077777777' } = {}): Promise<Envelope> {
    return this.post(
      'enhanced',
      '/remote/create',
      `"DeviceToken":"${token}","Amount":${amount},"PhoneNumber":"${phoneNumber}","Comment":"Заказ 15"`,
    );
  }

  async invoiceId(token: string): Promise<string> {
    return idSchema.parse((await this.invoice(token)).Data).QrPaymentId;
  }

  async status(scheme: Scheme, path: string): Promise<string> {
    return statusSchema.parse((await this.get(scheme, path)).Data).Status;
  }

  paymentStatus(id: string, scheme: Scheme = 'standard'): Promise<string> {
    return this.status(scheme, `/payment/status/${id}`);
  }

  /** POST qr/create, whatever comes back: the text of the answer, or that the connection broke. */
  attempt(token: string, tls: RequestOptions = this.tls): Promise<string> {
    return this.send('standard', '/qr/create', { body: `{"DeviceToken":"${token}","Amount":200.00}`, tls }).then(
      ({ text }) => text,
      () => 'broken',
    );
  }

  /** The entry of the next request in the log. */
  nextLogged(): Promise<RequestEntry> {
    return new Promise((resolve) => {
      this.logged = resolve;
    });
  }

  rules(): string[] {
    return this.sandbox.violations().map(({ rule }) => rule);
  }
}

/** A harness for every test of a file; the certificates are made once. */
export function withHarness(options: Partial<SandboxOptions> = {}): () => Harness {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let harness: Harness | null = null;
  beforeAll(async () => {
    folder = await temporaryFolder();
    await withCertificates(folder.dir);
  });
  afterAll(() => folder.remove());
  beforeEach(async () => {
    const clock = new FakeClock();
    const sandbox = await startSandbox({
      dir: folder.dir,
      clock,
      ports: { lite: 0, standard: 0, enhanced: 0 },
      log: (entry) => harness?.logged(entry),
      ...options,
    });
    harness = new Harness(
      sandbox,
      clock,
      await kioskTls(sandbox),
      (await readFile(sandbox.files.apiKey, 'utf8')).trim(),
    );
  });
  afterEach(() => harness?.sandbox.close());
  return () => present(harness);
}
