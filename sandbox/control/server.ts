import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { Result } from '../../app/result.ts';
import { err, ok } from '../../app/result.ts';
import { readBody } from '../http/body.ts';
import type { ControlProblem, ControlResult, Controlled } from './route.ts';
import { ROUTES } from './routes.ts';

/** A running control interface. */
export interface ControlServer {
  readonly port: number;
  close(): Promise<void>;
}

/** The loopback address only, because the interface has no access control. */
const HOST = '127.0.0.1';
const NAMES = [HOST, 'localhost'];
const JSON_TYPE = /^application\/json(?:\s*;|$)/i;
const HTTP = {
  ok: 200,
  badRequest: 400,
  forbidden: 403,
  notFound: 404,
  wrongMethod: 405,
  tooLong: 413,
  notJson: 415,
} as const;

/** Opens the control interface: JSON over plain HTTP on the loopback address. `port` 0 takes any free port. */
export async function openControl(port: number, controlled: Controlled): Promise<ControlServer> {
  let opened = port;
  const server = createServer((request, response) => {
    void answer(controlled, request, opened).then((result) => {
      const body = result.ok ? result.value : { error: result.error.message };
      const text = `${JSON.stringify(body ?? null, null, 2)}\n`;
      const type = 'application/json; charset=utf-8';
      response.writeHead(result.ok ? HTTP.ok : result.error.httpStatus, {
        'Content-Type': type,
        'Content-Length': Buffer.byteLength(text),
      });
      response.end(text);
    });
  });
  opened = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      server.off('error', reject);
      const address = server.address();
      if (typeof address === 'object' && address !== null) resolve(address.port);
      else reject(new Error('the control interface has no port'));
    });
  });
  return {
    port: opened,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function answer(controlled: Controlled, request: IncomingMessage, port: number): Promise<ControlResult> {
  const body = await readBody(request).catch(() => null);
  if (!isFromThisMachine(request, port)) return problem(HTTP.forbidden, 'the control interface is not for web pages');
  const { pathname, searchParams } = new URL(request.url ?? '/', `http://${HOST}`);
  const known = ROUTES.filter(({ path }) => path === pathname);
  if (known.length === 0) return problem(HTTP.notFound, `there is no ${pathname}; GET / lists what there is`);
  const route = known.find(({ http }) => http === request.method);
  if (route === undefined)
    return problem(HTTP.wrongMethod, `${pathname} knows ${known.map(({ http }) => http).join(' and ')} only`);
  if (route.http !== 'POST') return route.run(controlled, Object.fromEntries(searchParams));
  if (!JSON_TYPE.test(request.headers['content-type'] ?? ''))
    return problem(HTTP.notJson, 'Content-Type must be application/json');
  if (body === null) return problem(HTTP.tooLong, 'the body is too long');
  const input = parseJson(body);
  return input.ok ? route.run(controlled, input.value) : input;
}

/** False for web pages, which reach loopback addresses too: their requests have an `Origin` or another host name. */
function isFromThisMachine({ headers }: IncomingMessage, port: number): boolean {
  const site = headers['sec-fetch-site'];
  const byBrowser = headers.origin !== undefined || (site !== undefined && site !== 'none');
  return !byBrowser && NAMES.some((name) => headers.host === `${name}:${port}`);
}

function parseJson(body: Buffer): Result<unknown, ControlProblem> {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return ok(value);
  } catch {
    return problem(HTTP.badRequest, 'the body is not JSON');
  }
}

function problem(httpStatus: number, message: string): Result<never, ControlProblem> {
  return err({ httpStatus, message });
}
