import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { TLSSocket } from 'node:tls';

/** What is known about the connection that a request came on. */
export interface Connection {
  readonly number: number;
  readonly tlsResumed: boolean;
  /** A certificate of the sandbox's own authority was presented. */
  readonly certificate: boolean;
}

/** The server's side of TLS. */
export interface TlsMaterial {
  /** Leaf and intermediate: clients may know the root alone. */
  readonly certificateChainPem: string;
  readonly keyPem: string;
  readonly authoritiesPem: readonly string[];
}

export interface ListenerOptions {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  readonly tls: TlsMaterial;
  /** Ask for a client certificate (1.3.2). */
  readonly mutual: boolean;
  /** False while the cable is out. */
  readonly accepts: () => boolean;
  readonly nextConnectionNumber: () => number;
  readonly onRequest: (request: IncomingMessage, response: ServerResponse, connection: Connection) => void;
}

/** An open TLS port. */
export interface Listener {
  readonly port: number;
  /** Breaks every connection. */
  cut(): void;
  close(): Promise<void>;
}

/** As usual for gateways, and longer than a kiosk's polling interval, so that a connection is not closed under a poll. */
const KEEP_ALIVE_MS = 65_000;

/** Opens a port that speaks TLS 1.2 and nothing else (1.3.2). */
export async function openListener(options: ListenerOptions): Promise<Listener> {
  const sockets = new Set<Socket>();
  const connections = new WeakMap<object, Connection>();
  const http = createHttpServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    const connection = connections.get(request.socket);
    if (connection === undefined) response.destroy();
    else options.onRequest(request, response, connection);
  });
  const server = createTlsServer({
    minVersion: 'TLSv1.2',
    maxVersion: 'TLSv1.2',
    cert: options.tls.certificateChainPem,
    key: options.tls.keyPem,
    ca: [...options.tls.authoritiesPem],
    requestCert: options.mutual,
    // A caller without a certificate is answered with -10000; a foreign certificate is refused below.
    rejectUnauthorized: false,
  });
  server.on('connection', (socket: Socket) => {
    if (!options.accepts()) {
      socket.destroy();
      return;
    }
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('secureConnection', (socket) => {
    const certificate = options.mutual && hasCertificate(socket);
    if (certificate && !socket.authorized) {
      socket.on('error', () => undefined);
      socket.destroy();
      return;
    }
    connections.set(socket, {
      number: options.nextConnectionNumber(),
      tlsResumed: socket.isSessionReused(),
      certificate,
    });
    http.emit('connection', socket);
  });

  const port = await listen(server, options.port, options.host);
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port,
    cut,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        cut();
      }),
  };
}

function hasCertificate(socket: TLSSocket): boolean {
  return Object.keys(socket.getPeerCertificate()).length > 0;
}

function listen(server: ReturnType<typeof createTlsServer>, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address: AddressInfo | string | null = server.address();
      if (typeof address === 'object' && address !== null) resolve(address.port);
      else reject(new Error('the listener has no port'));
    });
  });
}
