import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { performance } from 'node:perf_hooks';
import { TLSSocket } from 'node:tls';
import { checkBody, checkHeaders } from './checks.ts';
import { SPECIFICATION, speak } from './dialect.ts';
import { carryOut, findEndpoint, shapeOf, type Books, type Call, type Endpoint } from './endpoints.ts';
import { Faults, Gate, type Fault } from './faults.ts';
import type { BankPki } from './pki.ts';
import type { Purchase } from './purchases.ts';

/** A request as it came, before its answer. */
export interface ReceivedRequest {
  readonly endpoint: Endpoint;
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

const BASE = '/r2/v01/';
const HTML = '<!doctype html><html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';

/**
 * A strict bank of the second scheme, written from the specification alone: whatever a kiosk does that the
 * specification does not allow is refused and stands in `violations`.
 */
export class ForeignBank {
  readonly books: Books = {
    dialect: SPECIFICATION,
    timeouts: { pollingS: 1, scanS: 60, confirmS: 60 },
    tradePoints: [{ id: '12', name: 'Магазин 1 (Ауэзова, 65)' }],
    nextPaymentIds: [],
    devices: new Map(),
    purchases: [],
  };
  readonly faults = new Faults<Endpoint>();
  readonly requests: ReceivedRequest[] = [];
  /** What the kiosk did wrong. */
  readonly violations: string[] = [];
  readonly #pki: BankPki;
  readonly #seenIds = new Set<string>();
  readonly #waiting = new Set<() => void>();
  #server: Server | undefined;
  #port = 0;

  private constructor(pki: BankPki) {
    this.#pki = pki;
  }

  /** A bank that listens. */
  static async open(pki: BankPki): Promise<ForeignBank> {
    const bank = new ForeignBank(pki);
    await bank.comeUp();
    return bank;
  }

  get baseUrl(): string {
    return `https://127.0.0.1:${String(this.#port)}/r2/v01`;
  }

  /** Listens, always on the same port. */
  async comeUp(): Promise<void> {
    const { rootCa, intermediateCa, serverChain, serverKey } = this.#pki;
    const server = createServer(
      {
        cert: readFileSync(serverChain),
        key: readFileSync(serverKey),
        ca: [readFileSync(rootCa), readFileSync(intermediateCa)],
        requestCert: true,
        // Whoever is not the bank's partner is told so (-10000), as appendix 3 has it.
        rejectUnauthorized: false,
        minVersion: 'TLSv1.2',
        maxVersion: 'TLSv1.2',
      },
      (request, response) => void this.#receive(request, response),
    );
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.#port, '127.0.0.1', resolve);
    });
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  /** Refuses connections and tears down those that stand. */
  async goDown(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server === undefined) return;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }

  /** Holds the next answer of this kind back; the gate lets it go. */
  hold(endpoint: Endpoint): Gate {
    const gate = new Gate();
    this.faults.next(endpoint, { kind: 'hold', gate });
    return gate;
  }

  /** All requests of a kind so far. */
  requestsOf(endpoint: Endpoint): readonly ReceivedRequest[] {
    return this.requests.filter((request) => request.endpoint === endpoint);
  }

  /** Resolves when so many requests of this kind have come. */
  async received(endpoint: Endpoint, count = 1): Promise<void> {
    await this.#until(() => this.requestsOf(endpoint).length >= count);
  }

  /** The purchase of this number, counted from 1, as soon as it is opened. */
  async purchase(number = 1): Promise<Purchase> {
    await this.#until(() => this.books.purchases.length >= number);
    const purchase = this.books.purchases[number - 1];
    if (purchase === undefined) throw new Error('purchases are never removed');
    return purchase;
  }

  /** Resolves when the kiosk has been told this status of this purchase. */
  async told(purchase: Purchase, status: string): Promise<void> {
    await this.#until(() => purchase.polls.includes(status));
  }

  /** Resolves when the purchase has been asked about so many times more. */
  async asked(purchase: Purchase, more = 1): Promise<void> {
    const wanted = purchase.polls.length + more;
    await this.#until(() => purchase.polls.length >= wanted);
  }

  async #until(holds: () => boolean): Promise<void> {
    while (!holds()) {
      await new Promise<void>((resolve) => {
        this.#waiting.add(resolve);
      });
    }
  }

  #changed(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const resolve of waiting) resolve();
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const askedAtMs = performance.now();
    const chunks: Buffer[] = [];
    request.on('error', () => undefined);
    try {
      for await (const chunk of request) chunks.push(chunk as Buffer);
    } catch {
      return;
    }
    const body = Buffer.concat(chunks).toString('utf8');
    const method = request.method ?? '';
    const path = request.url ?? '';
    const found = path.startsWith(BASE) ? findEndpoint(method, path.slice(BASE.length)) : undefined;
    if (found === undefined) {
      this.violations.push(`${method} ${path} does not exist`);
      answerHtml(response, 404);
      return;
    }
    if (!(request.socket instanceof TLSSocket && request.socket.authorized)) {
      this.#refuse(response, '-10000', 'Отсутствует сертификат клиента');
      return;
    }
    this.requests.push({ endpoint: found.endpoint, method, path, body });
    const shape = shapeOf(found.endpoint);
    const checked = shape === undefined ? null : checkBody(body, shape);
    const wrong = [
      ...checkHeaders(request.headers, shape !== undefined, this.#seenIds),
      ...(checked?.ok === false ? checked.wrong : []),
      ...(shape === undefined && body !== '' ? ['a body where none belongs'] : []),
    ];
    if (wrong.length > 0) {
      this.violations.push(...wrong.map((what) => `${method} ${path}: ${what}`));
      answerHtml(response, 400);
      this.#changed();
      return;
    }
    const parameters = checked?.ok === true ? checked.parameters : new Map();
    await this.#answer({ ...found, parameters, askedAtMs }, response);
  }

  async #answer(call: Call, response: ServerResponse): Promise<void> {
    const fault = this.faults.take(call.endpoint);
    // Whoever waits for this request hears of it before its answer is on the way.
    this.#changed();
    if (fault?.kind === 'hold') await fault.gate.opened;
    if (fault === undefined || fault.kind === 'hold') this.#work(call, response);
    else this.#spoil(fault, call, response);
    this.#changed();
  }

  #work(call: Call, response: ServerResponse | null): void {
    if (call.endpoint === 'payment/status') this.#checkPoll(call);
    const { code, message, data } = carryOut(call, this.books);
    const text = speak(this.books.dialect, code, message, data);
    response?.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' }).end(text);
  }

  #refuse(response: ServerResponse, code: string, message: string): void {
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(speak(this.books.dialect, code, message));
  }

  #checkPoll(call: Call): void {
    const purchase = this.books.purchases.find(({ qrPaymentId }) => qrPaymentId === call.rest);
    if (purchase === undefined) this.violations.push(`payment/status/${call.rest}: no such purchase`);
    else this.violations.push(...purchase.checkPoll(call.askedAtMs));
  }

  #spoil(fault: Exclude<Fault, { kind: 'hold' }>, call: Call, response: ServerResponse): void {
    if (fault.kind !== 'code' && fault.after === true) this.#work(call, null);
    switch (fault.kind) {
      case 'code':
        this.#refuse(response, fault.code, fault.message ?? 'Ошибка');
        return;
      case 'html':
        answerHtml(response, fault.status);
        return;
      case 'silence':
        return;
      case 'reset':
        response.socket?.destroy();
    }
  }
}

function answerHtml(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'Content-Type': 'text/html' }).end(HTML);
}
