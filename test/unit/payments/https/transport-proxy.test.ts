import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { err, ok } from '../../../../app/result.ts';
import { problem } from '../../../../app/problem.ts';
import { loadConfig, parseConfig } from '../../../../main/config/load-config.ts';
import { sharedLookup } from '../../../../main/payments/https/lookup.ts';
import { proxyFingerprint, proxySecrets, readProxy } from '../../../../main/payments/https/proxy.ts';
import { openTunnel } from '../../../../main/payments/https/tunnel.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

describe('payment.kaspi.proxy', () => {
  test.each([
    ['http://10.0.0.1:3128', { host: '10.0.0.1', port: 3128, credentials: null }],
    ['http://proxy.local', { host: 'proxy.local', port: 80, credentials: null }],
    ['http://[fd00::1]:8080', { host: 'fd00::1', port: 8080, credentials: null }],
    [
      'http://kiosk:p%40ss%3A@10.0.0.1:3128',
      { host: '10.0.0.1', port: 3128, credentials: { username: 'kiosk', password: 'p@ss:' } },
    ],
    [
      'http://kiosk:100%25%@10.0.0.1:3128',
      { host: '10.0.0.1', port: 3128, credentials: { username: 'kiosk', password: '100%25%' } },
    ],
  ])('%s', (settings, proxy) => {
    expect(readProxy(settings)).toEqual({ ok: true, value: proxy });
  });

  test('none', () => {
    expect(readProxy(undefined)).toEqual({ ok: true, value: null });
    expect(proxySecrets(null)).toEqual([]);
  });

  test('a password in a file, and a missing file', () => {
    const settings = { url: 'http://10.0.0.1:3128', username: 'kiosk', passwordFile: 'secret' };
    const read = readProxy(settings, () => ok('word'));
    expect(read).toEqual({
      ok: true,
      value: { host: '10.0.0.1', port: 3128, credentials: { username: 'kiosk', password: 'word' } },
    });
    const missing = problem('secret-missing', { file: 'secret' });
    expect(readProxy(settings, () => err(missing))).toEqual({ ok: false, error: missing });
    if (!read.ok) return;
    expect(proxySecrets(read.value)).toEqual(['word', Buffer.from('kiosk:word').toString('base64')]);
    expect(proxyFingerprint(read.value)).not.toBe(proxyFingerprint(null));
  });
});

describe('the configuration', () => {
  const withProxy = (proxy: string): string => `version: 1
payment:
  kaspi:
    scheme: lite
    baseUrl: https://mtokentest.kaspi.kz:8543/r1/v01
    deviceId: KIOSK-0001
    apiKeyFile: key
    proxy: ${proxy}
`;

  test('the password’s file is relative to the configuration', () => {
    const directory = mkdtempSync(join(tmpdir(), 'sauda-proxy-'));
    closing.push(() => {
      rmSync(directory, { recursive: true });
    });
    const file = join(directory, 'kiosk.yaml');
    writeFileSync(file, withProxy('{ url: "http://10.0.0.1:3128", username: kiosk, passwordFile: secrets/proxy }'));
    expect(loadConfig(file)).toMatchObject({
      ok: true,
      value: { payment: { kaspi: { proxy: { username: 'kiosk', passwordFile: join(directory, 'secrets/proxy') } } } },
    });
  });

  test.each(['https://10.0.0.1:3128', '10.0.0.1', '{ url: "http://10.0.0.1", username: kiosk }', 'socks5://10.0.0.1'])(
    '%s is refused by its key',
    (proxy) => {
      const parsed = parseConfig(withProxy(proxy), 'kiosk.yaml');
      expect(parsed).toMatchObject({ ok: false, error: { reason: 'config-invalid', parameters: { line: '8' } } });
      if (!parsed.ok) expect(parsed.error.parameters['key']).toMatch(/^payment\.kaspi\.proxy/);
    },
  );
});

describe('answers of a proxy to CONNECT', () => {
  /** A proxy that answers the first bytes with a text. */
  async function tunnelThrough(answer: string): Promise<{ outcome: string; asked: string }> {
    let asked = '';
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', (bytes) => {
        asked = bytes.toString('latin1');
        socket.write(answer);
      });
    });
    closing.push(() => server.close());
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address: AddressInfo | string | null = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const proxy = { host: '127.0.0.1', port, credentials: { username: 'kiosk', password: 'тұз' } };
    const parts = { clock: new FakeClock(), lookup: sharedLookup(), signal: new AbortController().signal };
    const outcome = await openTunnel(proxy, { host: 'fd00::2', port: 8544 }, parts).then(
      (socket) => {
        socket.destroy();
        return 'open';
      },
      (error: unknown) => String(error),
    );
    expect(parts.clock.pendingTimers).toBe(0);
    return { outcome, asked };
  }

  test('2xx opens the tunnel; the request has an IPv6 host in brackets and a User-Agent', async () => {
    const { outcome, asked } = await tunnelThrough('HTTP/1.1 200 OK\r\nVia: x\r\n\r\n');
    expect(outcome).toBe('open');
    expect(asked).toMatch(/^CONNECT \[fd00::2\]:8544 HTTP\/1\.1\r\n/);
    expect(asked).toContain(`Proxy-Authorization: Basic ${Buffer.from('kiosk:тұз').toString('base64')}\r\n`);
  });

  test.each([
    ['a refusal', 'HTTP/1.1 407 Who\r\nContent-Length: 0\r\n\r\n', /HTTP 407/],
    ['a redirection', 'HTTP/1.1 302 Login\r\nLocation: http://login/\r\nContent-Length: 0\r\n\r\n', /HTTP 302/],
    ['words in the tunnel before the first of ours', 'HTTP/1.1 200 OK\r\n\r\nhello', /spoke into the tunnel/],
    ['something that is not HTTP', 'SSH-2.0-OpenSSH_9\r\n\r\n', /Expected HTTP/],
    ['a header without end', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}`, /Header overflow/i],
  ])('%s', async (_what, answer, message) => {
    expect((await tunnelThrough(answer)).outcome).toMatch(message);
  });
});
