import { request, type ClientRequest, type RequestOptions } from 'node:http';
import type { Socket, TcpNetConnectOpts } from 'node:net';
import type { Clock } from '../../../app/ports/clock.ts';
import type { ServiceLookup } from './lookup.ts';
import { basicCredentials, ProxyError, type Proxy } from './proxy.ts';

/** Longer than a proxy takes, shorter than any request that waits for it: otherwise the service would get the blame. */
const TUNNEL_LIMIT_MS = 4_000;
const MAX_HEADER_BYTES = 16_384;

/** What opening a tunnel needs beside the proxy. */
export interface TunnelParts {
  readonly clock: Clock;
  readonly lookup: ServiceLookup;
  /** Aborted when no request waits for the tunnel. */
  readonly signal: AbortSignal;
}

/** A plain connection through the proxy to `host:port`; rejects with a ProxyError and leaves no socket behind. */
export function openTunnel(proxy: Proxy, target: { host: string; port: number }, parts: TunnelParts): Promise<Socket> {
  const { clock, signal } = parts;
  return new Promise((resolve, reject) => {
    const asking = connectRequest(proxy, target, parts);
    const fail = (code: ProxyError['code'], message: string): void => {
      cancelLimit();
      signal.removeEventListener('abort', aborted);
      asking.destroy();
      reject(new ProxyError(code, `${proxy.host}:${String(proxy.port)}: ${message}`));
    };
    const aborted = (): void => {
      fail('PROXY_UNREACHABLE', 'given up');
    };
    const cancelLimit = clock.setTimer(TUNNEL_LIMIT_MS, () => {
      fail('PROXY_UNREACHABLE', `no tunnel within ${String(TUNNEL_LIMIT_MS)} ms`);
    });
    signal.addEventListener('abort', aborted, { once: true });
    asking.on('error', (error) => {
      const code = 'code' in error ? String(error.code) : '';
      // Something answered there, but not in HTTP.
      fail(
        code.startsWith('HPE_') ? 'PROXY_REFUSED' : 'PROXY_UNREACHABLE',
        error.message === '' ? code : error.message,
      );
    });
    asking.on('connect', (response, socket: Socket, head) => {
      const status = response.statusCode ?? 0;
      // In TLS the client sends first, so earlier bytes are not from the service.
      if (status < 200 || status > 299 || head.length > 0) {
        socket.destroy();
        fail('PROXY_REFUSED', head.length > 0 && status === 200 ? 'spoke into the tunnel' : `HTTP ${String(status)}`);
        return;
      }
      cancelLimit();
      signal.removeEventListener('abort', aborted);
      resolve(socket);
    });
    asking.end();
  });
}

function connectRequest(proxy: Proxy, target: { host: string; port: number }, { lookup }: TunnelParts): ClientRequest {
  const authority = `${target.host.includes(':') ? `[${target.host}]` : target.host}:${String(target.port)}`;
  const basic = basicCredentials(proxy);
  const options: RequestOptions & Pick<TcpNetConnectOpts, 'autoSelectFamily' | 'autoSelectFamilyAttemptTimeout'> = {
    host: proxy.host,
    port: proxy.port,
    method: 'CONNECT',
    path: authority,
    agent: false,
    lookup,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: lookup.attemptMs,
    maxHeaderSize: MAX_HEADER_BYTES,
    headers: {
      Host: authority,
      Connection: 'keep-alive',
      ...(basic === null ? {} : { 'Proxy-Authorization': `Basic ${basic}` }),
    },
  };
  return request(options);
}
