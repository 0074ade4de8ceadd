import { readFileSync } from 'node:fs';
import { Agent, createServer, request } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PkiMaterial } from '../../../sandbox/pki/material.ts';
import type { Sandbox } from '../../../sandbox/server.ts';

/** A company's gateway: ends TLS under its own name and authority, and holds the bank's certificate itself. */
export interface TlsGateway {
  /** What becomes `baseUrl` in the kiosk's configuration. */
  readonly baseUrl: string;
  /** Paths as the kiosk asked for them. */
  readonly paths: readonly string[];
  close(): Promise<void>;
}

/** Opens a gateway before the sandbox's standard scheme; addresses begin with `prefix`. */
export function openTlsGateway(pki: PkiMaterial, sandbox: Sandbox, prefix: string): Promise<TlsGateway> {
  const upstream = new URL(sandbox.urls.standard ?? '');
  const agent = new Agent({
    pfx: readFileSync(sandbox.files.pfx),
    passphrase: readFileSync(sandbox.files.passphrase, 'utf8').trim(),
    ca: readFileSync(sandbox.files.rootCa),
    keepAlive: true,
  });
  const paths: string[] = [];
  const server = createServer({ cert: pki.serverPem + pki.intermediatePem, key: pki.serverKeyPem }, (asked, answer) => {
    paths.push(asked.url ?? '');
    forward(asked, answer, new URL(`${upstream.origin}${(asked.url ?? '').replace(prefix, '')}`), agent);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address: AddressInfo | string | null = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      resolve({
        baseUrl: `https://localhost:${String(port)}${prefix}${upstream.pathname}`,
        paths,
        close: () =>
          new Promise((done) => {
            agent.destroy();
            server.close(() => {
              done();
            });
            server.closeAllConnections();
          }),
      });
    });
  });
}

function forward(asked: IncomingMessage, answer: ServerResponse, url: URL, agent: Agent): void {
  const { host: _host, connection: _connection, ...headers } = asked.headers;
  const onward = request(url, { method: asked.method ?? 'GET', headers, agent }, (received) => {
    answer.writeHead(received.statusCode ?? 502, received.headers);
    received.pipe(answer);
  });
  onward.on('error', () => {
    answer.writeHead(502, { 'Content-Type': 'text/html' }).end('<h1>502</h1>');
  });
  asked.pipe(onward);
}
