import { createServer, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { until } from '../until.ts';

/** The proxy's answer to a CONNECT; `silent`: none. */
type Mode = 'through' | 'silent' | { readonly refuse: number };

/** An HTTP proxy that opens tunnels to this machine, and keeps a record of what it was asked. */
export class ConnectProxy {
  readonly asked: { readonly target: string; readonly authorization: string | null }[] = [];
  mode: Mode = 'through';
  /** `Basic` credentials that are demanded; null lets everybody through. */
  required: string | null = null;
  #server: Server | null = null;
  #port = 0;
  readonly #sockets = new Set<Duplex>();

  static async open(): Promise<ConnectProxy> {
    const proxy = new ConnectProxy();
    await proxy.start();
    return proxy;
  }

  get port(): number {
    return this.#port;
  }

  get url(): string {
    return `http://127.0.0.1:${String(this.#port)}`;
  }

  /** Connections to the proxy that stand. */
  get open(): number {
    return [...this.#sockets].filter((socket) => !socket.destroyed).length;
  }

  /** Begins to listen, again at the same port. */
  start(): Promise<void> {
    const server = createServer();
    this.#server = server;
    server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    server.on('connect', (request: IncomingMessage, near: Duplex) => {
      this.#connect(request, near);
    });
    return new Promise((resolve) => {
      server.listen(this.#port, '127.0.0.1', () => {
        const address: AddressInfo | string | null = server.address();
        if (typeof address === 'object' && address !== null) this.#port = address.port;
        resolve();
      });
    });
  }

  /** Dies with every tunnel. */
  async die(): Promise<void> {
    this.#server?.close();
    this.#server = null;
    for (const socket of this.#sockets) socket.destroy();
    await until(() => this.#sockets.size === 0);
  }

  #connect(request: IncomingMessage, near: Duplex): void {
    const authorization = request.headers['proxy-authorization'] ?? null;
    this.asked.push({ target: request.url ?? '', authorization });
    if (this.mode === 'silent') {
      // Not read, a socket would never learn that the client is gone.
      near.resume().once('end', () => near.destroy());
      return;
    }
    const refusal =
      this.required !== null && authorization !== `Basic ${this.required}`
        ? 407
        : this.mode === 'through'
          ? null
          : this.mode.refuse;
    if (refusal !== null) {
      near.end(`HTTP/1.1 ${String(refusal)} No\r\nContent-Length: 6\r\n\r\nsorry\n`);
      return;
    }
    const port = Number(/:(\d+)$/.exec(request.url ?? '')?.[1]);
    const far = connect(port, '127.0.0.1', () => {
      near.write('HTTP/1.1 200 Connection established\r\n\r\n');
      near.pipe(far);
      far.pipe(near);
    });
    far.on('error', () => near.destroy());
    far.once('close', () => {
      // No longer piped, and still to be read until the client hangs up.
      near.resume().end();
    });
    near.once('close', () => far.destroy());
  }
}
