import { readFile } from 'node:fs/promises';
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { Aedes } from 'aedes';
import { createWebSocketStream, WebSocketServer } from 'ws';

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
  /** MQTT without TLS, for the simulated machines and the keeper of the books. */
  readonly port: number;
  close(): Promise<void>;
}

/** Starts an embedded broker, and serves the built console and its `settings` (`console.json`) from the folder. */
export async function startBroker(folder: string, pagePort: number, settings: unknown): Promise<DemoBroker> {
  const broker = await Aedes.createBroker();
  const machines = createServer((socket) => broker.handle(socket));
  const web = createHttpServer((request, response) => void serve(folder, settings, request, response));
  const sockets = new WebSocketServer({ server: web, path: '/mqtt' });
  sockets.on('connection', (socket, request) => {
    const stream = createWebSocketStream(socket);
    // A browser that leaves in the middle of a message.
    stream.on('error', () => stream.destroy());
    broker.handle(stream, request);
  });
  const port = await listening(machines, 0);
  const pageAddress = `http://localhost:${await listening(web, pagePort)}/console.html`;
  return {
    pageAddress,
    port,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      await new Promise<void>((resolve) => broker.close(resolve));
      web.closeAllConnections();
      await Promise.all([closed(web), closed(machines)]);
    },
  };
}

function listening(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => resolve((server.address() as AddressInfo).port));
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
