import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { performance } from 'node:perf_hooks';
import { TLSSocket } from 'node:tls';
import { listeningPort } from '../../../scripts/setup/local-port.ts';
import type { Books, Call } from './books.ts';
import { checkHeaders } from './checks.ts';
import { SPECIFICATION, speak } from './dialect.ts';
import type { Endpoint } from './endpoint-names.ts';
import { carryOut, checkParameters, findEndpoint, takesBody } from './endpoints.ts';
import { Faults, Gate, type Fault } from './faults.ts';
import { textOf } from './json.ts';
import type { BankPki } from './pki.ts';
import type { Purchase } from './purchases.ts';
import type { QrReturn } from './qr-returns.ts';
import { checkReturn } from './returns.ts';

/** A request as it came, before its answer. */
export interface ReceivedRequest {
  readonly endpoint: Endpoint;
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

const BASE = '/r2/v01/';
const HTML =
  '<!doctype html><html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';

/**
 * A strict bank of the second scheme, written from the specification alone: whatever a kiosk does that the
 * specification does not allow is refused and stands in `violations`.
 */
export class ForeignBank {
  readonly books: Books = {
    dialect: SPECIFICATION,
    timeouts: { pollingS: 1, scanS: 60, confirmS: 60 },
    returnTimeouts: { pollingS: 1, scanS: 180 },
    tradePoints: [{ id: '12', name: 'Магазин 1 (Ауэзова, 65)' }],
    nextPaymentIds: [],
    devices: new Map(),
    purchases: [],
    returns: [],
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
        // A client without a certificate is refused with -10000 (appendix 3).
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
    this.#port = listeningPort(server);
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

  /** Holds the next answer of this kind back; the gate lets it go. The work waits too, unless it is done already. */
  hold(endpoint: Endpoint, work: 'waits' | 'done' = 'waits'): Gate {
    const gate = new Gate();
    this.faults.next(endpoint, { kind: 'hold', gate, ...(work === 'done' ? { after: true } : {}) });
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
  purchase(number = 1): Promise<Purchase> {
    return this.#numbered(this.books.purchases, number);
  }

  /** The return of this number, counted from 1, as soon as its QR is made. */
  qrReturn(number = 1): Promise<QrReturn> {
    return this.#numbered(this.books.returns, number);
  }

  /** Resolves when the kiosk has received this status of this purchase or return. */
  async reported(one: Purchase | QrReturn, status: string): Promise<void> {
    await this.#until(() => one.polls.includes(status));
  }

  /** Resolves when the purchase or return has been asked about so many times more. */
  async asked(one: Purchase | QrReturn, more = 1): Promise<void> {
    const wanted = one.polls.length + more;
    await this.#until(() => one.polls.length >= wanted);
  }

  async #numbered<One>(all: readonly One[], number: number): Promise<One> {
    await this.#until(() => all.length >= number);
    const one = all[number - 1];
    if (one === undefined) throw new Error('nothing is ever removed');
    return one;
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
    const checked = checkParameters(found.endpoint, found.rest, body);
    const wrong = [
      ...checkHeaders(request.headers, takesBody(found.endpoint), this.#seenIds),
      ...(checked.ok ? [] : checked.wrong),
    ];
    if (!checked.ok || wrong.length > 0) {
      this.violations.push(...wrong.map((what) => `${method} ${path}: ${what}`));
      answerHtml(response, 400);
      this.#changed();
      return;
    }
    const { parameters } = checked;
    const text = (name: string): string => {
      const parameter = parameters.get(name);
      return parameter === undefined ? '' : textOf(parameter);
    };
    const number = (name: string): string => parameters.get(name)?.source ?? '';
    await this.#answer({ ...found, text, number, askedAtMs }, response);
  }

  async #answer(call: Call, response: ServerResponse): Promise<void> {
    if (call.endpoint === 'payment/return') this.violations.push(...checkReturn(call, this.books));
    const fault = this.faults.take(call.endpoint);
    const early = fault !== undefined && fault.kind !== 'code' && fault.after === true ? this.#work(call) : null;
    // Waiting tests are called before the answer is sent.
    this.#changed();
    if (fault?.kind === 'hold') await fault.gate.opened;
    if (fault === undefined || fault.kind === 'hold') answerJson(response, early ?? this.#work(call));
    else this.#spoil(fault, response);
    this.#changed();
  }

  /** The text of the answer. */
  #work(call: Call): string {
    const complain = (what: string): void => {
      this.violations.push(what);
    };
    const { code, message, data } = carryOut(call, this.books, complain);
    return speak(this.books.dialect, code, message, data);
  }

  #refuse(response: ServerResponse, code: string, message: string): void {
    answerJson(response, speak(this.books.dialect, code, message));
  }

  #spoil(fault: Exclude<Fault, { kind: 'hold' }>, response: ServerResponse): void {
    switch (fault.kind) {
      case 'code':
        this.#refuse(response, fault.code, fault.message ?? 'Ошибка');
        return;
      case 'html':
        answerHtml(response, fault.status, fault.body);
        return;
      case 'silence':
        return;
      case 'reset':
        response.socket?.destroy();
    }
  }
}

function answerJson(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' }).end(text);
}

function answerHtml(response: ServerResponse, status: number, body = HTML): void {
  response.writeHead(status, { 'Content-Type': 'text/html' }).end(body);
}
