import { randomBytes } from 'node:crypto';
import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { TLSSocket } from 'node:tls';
import { refuseByAlert } from './certificate-alert.ts';
import { OpenSockets } from './open-sockets.ts';

/** The connection of a request. */
export interface Connection {
  readonly number: number;
  readonly tlsResumed: boolean;
  /** SHA-256 fingerprint of the client certificate, issued by the sandbox's authority; null without one. */
  readonly certificate: string | null;
  /** Serial number of the certificate, in upper-case hexadecimal. */
  readonly serial: string | null;
  /** Breaks the connection with a reset. */
  reset(): void;
  /** Closes the connection without an answer. */
  close(): void;
}

/** The server's side of TLS. */
export interface TlsMaterial {
  /** Leaf and intermediate, for clients that trust only the root. */
  readonly certificateChainPem: string;
  readonly keyPem: string;
  readonly authoritiesPem: readonly string[];
}

export interface ListenerOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly tls: TlsMaterial;
  /** Whether clients are asked for a certificate (1.3.2). */
  readonly mutual: boolean;
  /** Whether a client certificate with this serial number is refused by a TLS alert. */
  readonly isRevoked: (serial: string) => boolean;
  /** False while the simulated cable is unplugged. */
  readonly accepts: () => boolean;
  readonly nextConnectionNumber: () => number;
  /** Called when a handshake failed because the client offers only another version of TLS. */
  readonly onWrongTlsVersion: () => void;
  readonly onRequest: (request: IncomingMessage, response: ServerResponse, connection: Connection) => void;
}

/** An open TLS port. */
export interface Listener {
  readonly port: number;
  /** Breaks every connection. */
  cut(): void;
  /** Ends the connections of revoked certificates and invalidates old TLS sessions, which would skip the check. */
  dropRevoked(): void;
  close(): Promise<void>;
}

/** Length of the keys that encrypt TLS session tickets, as Node requires. */
const TICKET_KEYS_BYTES = 48;

/** Usual for gateways, and longer than a kiosk's polling interval, so that no connection closes during a poll. */
const KEEP_ALIVE_MS = 65_000;

const WRONG_TLS_VERSION = 'ERR_SSL_UNSUPPORTED_PROTOCOL';

/** Opens a port that accepts only TLS 1.2 (1.3.2). */
export async function openListener(options: ListenerOptions): Promise<Listener> {
  const open = new OpenSockets();
  const refused = new WeakSet<TLSSocket>();
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
    // The gateway answers callers without a certificate (-10000); certificates of other authorities are refused below.
    rejectUnauthorized: false,
  });
  server.on('connection', (socket: Socket) => {
    if (options.accepts()) open.add(socket);
    else socket.destroy();
  });
  server.on('tlsClientError', (error: NodeJS.ErrnoException) => {
    if (error.code === WRONG_TLS_VERSION) options.onWrongTlsVersion();
  });
  server.on('keylog', (_line, socket) => {
    if (refuseByAlert(socket, open.below(socket), options.isRevoked)) refused.add(socket);
  });
  server.on('secureConnection', (socket) => {
    const certificate = options.mutual ? fingerprint(socket) : null;
    if (refused.has(socket) || (certificate !== null && !socket.authorized)) {
      socket.on('error', () => undefined);
      socket.destroy();
      return;
    }
    connections.set(socket, {
      number: options.nextConnectionNumber(),
      tlsResumed: socket.isSessionReused(),
      certificate,
      serial: open.secured(socket),
      reset: () => {
        open.below(socket).resetAndDestroy();
      },
      close: () => {
        socket.destroySoon();
      },
    });
    http.emit('connection', socket);
  });

  const port = await listen(server, options.port, options.host);
  return {
    port,
    cut: () => {
      open.cut();
    },
    dropRevoked: () => {
      server.setTicketKeys(randomBytes(TICKET_KEYS_BYTES));
      open.drop(options.isRevoked);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        open.cut();
      }),
  };
}

function fingerprint(socket: TLSSocket): string | null {
  const certificate = socket.getPeerCertificate();
  return Object.keys(certificate).length > 0 ? certificate.fingerprint256 : null;
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
