import { readFile } from 'node:fs/promises';
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Server } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { createServer } from 'node:tls';
import { Aedes } from 'aedes';
import { createWebSocketStream, WebSocketServer } from 'ws';
import { readTopic } from '../../app/fleet/wire/topics.ts';
import { Failure } from '../setup/failure.mjs';
import { listeningPort } from '../setup/local-port.ts';
import type { DemoCertificates } from './machine/certificates.ts';

/** Only this computer: the broker of the demonstration asks nobody for a name. */
const HOST = '127.0.0.1';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** A running broker with the console beside it. */
export interface DemoBroker {
  /** The console in a browser. */
  readonly pageAddress: string;
  /** MQTT over TLS with a client certificate, for the simulated machines and the keeper of the books. */
  readonly port: number;
  /** Resolves when so many machines have told their state. */
  told(machines: number): Promise<void>;
  close(): Promise<void>;
}

/** What the broker serves. */
export interface BrokerPlace {
  /** The built console. */
  readonly folder: string;
  /** Of the console; 0 for any that is free. */
  readonly pagePort: number;
  /** The page's `console.json`. */
  readonly settings: unknown;
  readonly certificates: Pick<DemoCertificates, 'caFile' | 'broker'>;
}

/** Starts an embedded broker, and serves the console. Throws a `Failure` where the port is in use. */
export async function startBroker({ folder, pagePort, settings, certificates }: BrokerPlace): Promise<DemoBroker> {
  const broker = await Aedes.createBroker();
  const [cert, key, ca] = await Promise.all(
    [certificates.broker.certFile, certificates.broker.keyFile, certificates.caFile].map((file) => readFile(file)),
  );
  const machines = createServer(
    { cert, key, ca, requestCert: true, rejectUnauthorized: true, noDelay: true },
    (socket) => {
      broker.handle(socket);
    },
  );
  const tellers = new Tellers(broker);
  const web = createHttpServer((request, response) => void serve(folder, settings, request, response));
  const [pageAddress, port] = await Promise.all([listening(web, pagePort), listening(machines, 0)])
    .then(([page, listened]) => [`http://localhost:${page}/console.html`, listened] as const)
    .catch((error: unknown) => {
      // What was opened would keep the program from ending.
      for (const one of [web, machines]) one.close();
      broker.close();
      throw error;
    });
  const sockets = new WebSocketServer({ server: web, path: '/mqtt' });
  sockets.on('connection', (socket, request) => {
    const stream = createWebSocketStream(socket);
    // A browser that leaves in the middle of a message.
    stream.on('error', () => stream.destroy());
    broker.handle(stream, request);
  });
  return {
    pageAddress,
    port,
    told: (count) => tellers.told(count),
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      await new Promise<void>((resolve) => broker.close(resolve));
      web.closeAllConnections();
      await Promise.all([closed(web), closed(machines)]);
    },
  };
}

/** The machines that have told their state. */
class Tellers {
  readonly #topics = new Set<string>();
  readonly #waiting = new Set<{ readonly count: number; readonly resolve: () => void }>();

  constructor(broker: Aedes) {
    broker.on('publish', ({ topic, retain }) => {
      if (!retain || readTopic(topic)?.name !== 'state') return;
      this.#topics.add(topic);
      for (const one of this.#waiting) {
        if (this.#topics.size < one.count) continue;
        this.#waiting.delete(one);
        one.resolve();
      }
    });
  }

  told(count: number): Promise<void> {
    if (this.#topics.size >= count) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.add({ count, resolve });
    });
  }
}

function listening(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const inUse = `Port ${port} of this computer is in use. Give another one with --port, or none for any that is free.`;
      reject(error.code === 'EADDRINUSE' ? new Failure(inUse) : error);
    });
    server.listen(port, HOST, () => resolve(listeningPort(server)));
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}

async function serve(
  folder: string,
  settings: unknown,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://console').pathname;
  const name = path === '/' ? '/console.html' : path;
  try {
    const content = name === '/console.json' ? JSON.stringify(settings) : await readFile(join(folder, normalize(name)));
    response
      .writeHead(200, {
        'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "frame-ancestors 'none'",
      })
      .end(content);
  } catch {
    response.writeHead(404).end();
  }
}
