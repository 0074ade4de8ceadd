import { constants } from 'node:crypto';
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import tls, { createServer, TLSSocket } from 'node:tls';
import { silentLog } from '../fakes/silent-log.ts';
import { until } from '../until.ts';
import { openAgent, type ServiceAgent } from '../../../main/payments/https/agent.ts';
import { KaspiClient } from '../../../main/payments/kaspi/client.ts';
import type { Clock } from '../../../app/ports/clock.ts';
import type { ClientMaterial } from '../../../sandbox/pki/material.ts';

// Node counts the server's own requests as an attack of its client.
Reflect.set(tls, 'CLIENT_RENEG_LIMIT', Number.MAX_SAFE_INTEGER);

/** The server's side: its certificate with the chain, and its key. */
export interface StubIdentity {
  readonly chainPem: string;
  readonly keyPem: string;
}

/** What the server does with TLS when a request has arrived, before it answers. */
export type Renegotiation = 'none' | 'new-keys' | 'ask-for-certificate';

/** A service that answers every request with success, for tests of TLS itself. */
export interface StubService {
  readonly baseUrl: string;
  renegotiation: Renegotiation;
  /** Common names of the clients' certificates, a null for a request without one. */
  readonly callers: readonly (string | null)[];
  connections: number;
  /** Another certificate for connections from now on. */
  present(identity: StubIdentity): void;
  /** Ends every connection. */
  hangUp(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a TLS 1.2 server that requests no certificate unless it renegotiates. */
export function openStubService(identity: StubIdentity, clientRootPem: string): Promise<StubService> {
  const callers: (string | null)[] = [];
  const sockets = new Set<Socket>();
  const http = createHttpServer((asked, answer) => {
    asked.resume().on('end', () => {
      serve(asked, answer, stub.renegotiation, callers);
    });
  });
  const server = createServer({
    cert: identity.chainPem,
    key: identity.keyPem,
    ca: clientRootPem,
    minVersion: 'TLSv1.2',
    maxVersion: 'TLSv1.2',
    // A gateway that requires a certificate does not resume an old session for it.
    secureOptions: constants.SSL_OP_NO_SESSION_RESUMPTION_ON_RENEGOTIATION | constants.SSL_OP_NO_TICKET,
    sessionTimeout: 1,
  });
  server.on('secureConnection', (socket) => {
    stub.connections += 1;
    socket.on('error', () => undefined);
    http.emit('connection', socket);
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const stub: StubService & { baseUrl: string } = {
    baseUrl: '',
    renegotiation: 'none',
    callers,
    connections: 0,
    present({ chainPem, keyPem }): void {
      server.setSecureContext({
        cert: chainPem,
        key: keyPem,
        ca: clientRootPem,
        minVersion: 'TLSv1.2',
        maxVersion: 'TLSv1.2',
      });
    },
    hangUp(): Promise<void> {
      for (const socket of sockets) socket.destroy();
      return until(() => sockets.size === 0);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address: AddressInfo | string | null = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      resolve(Object.assign(stub, { baseUrl: `https://localhost:${String(port)}/r2/v01` }));
    });
  });
}

function serve(
  asked: IncomingMessage,
  answer: ServerResponse,
  renegotiation: Renegotiation,
  callers: (string | null)[],
): void {
  const { socket } = asked;
  if (!(socket instanceof TLSSocket)) throw new Error('not TLS');
  const finish = (): void => {
    // Without a certificate Node returns an empty object, against its type.
    const certificate = socket.getPeerCertificate();
    callers.push('subject' in certificate ? String(certificate.subject.CN) : null);
    answer.writeHead(200, { 'Content-Type': 'application/json' }).end('{"StatusCode":0,"Message":"OK","Data":null}');
  };
  if (renegotiation === 'none') finish();
  else socket.renegotiate({ requestCert: renegotiation === 'ask-for-certificate', rejectUnauthorized: false }, finish);
}

/** A client of the stub; its agent is the caller's to destroy. */
export function stubClient(
  stub: StubService,
  caPem: readonly string[],
  options: { own?: ClientMaterial; clock?: Clock } = {},
): { readonly client: KaspiClient; readonly agent: ServiceAgent } {
  const own = options.own === undefined ? {} : { pfx: options.own.pfx, passphrase: options.own.passphrase };
  const agent = openAgent(
    { ...own, ca: [...caPem], minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' },
    options.clock === undefined ? {} : { clock: options.clock },
  );
  const settings = {
    scheme: 'standard',
    baseUrl: stub.baseUrl,
    deviceId: 'KIOSK-TEST',
    certificate: { pfxFile: '-' },
    caFiles: ['-'],
  } as const;
  return {
    client: new KaspiClient({ agent, settings: { ...settings, caFiles: ['-'] }, apiKey: null }, silentLog),
    agent,
  };
}
