import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ConnectProxy } from '../../support/network/connect-proxy.ts';
import { order, withNetwork } from '../../support/harness/network-harness.ts';
import { until } from '../../support/until.ts';

const harness = withNetwork();
const PASSWORD = 'p@ss: "тұз"';

async function openProxy(): Promise<ConnectProxy> {
  const proxy = await ConnectProxy.open();
  harness.afterwards(() => proxy.die());
  return proxy;
}

test('a sale through a proxy uses one tunnel, and the service’s own certificate is verified', async () => {
  const proxy = await openProxy();
  const provider = await harness.warmProvider({ settings: { proxy: proxy.url } });
  const created = await provider.createPurchase(order);
  if (!created.ok) throw new Error('no purchase');
  expect(await provider.purchaseStatus(created.value.qrPaymentId)).toMatchObject({
    ok: true,
    value: { kind: 'created' },
  });
  expect(proxy.asked).toEqual([{ target: `localhost:${String(harness.line.port)}`, authorization: null }]);
  expect(new Set(harness.kioskRequests(-4).map(({ connection }) => connection)).size).toBe(1);
});

test('a new tunnel resumes the TLS session of the last one', async () => {
  const proxy = await openProxy();
  const provider = await harness.warmProvider({ settings: { proxy: proxy.url } });
  harness.line.hangUp();
  await until(() => harness.line.open === 0 && proxy.open === 0);
  expect(await provider.ping()).toMatchObject({ ok: true });
  expect(proxy.asked).toHaveLength(2);
  expect(harness.kioskRequests().at(-1)).toMatchObject({ method: 'health/ping', tlsResumed: true });
});

test('a proxy with authentication gets user and password; no line of the log has the password', async () => {
  const proxy = await openProxy();
  const required = Buffer.from(`kiosk:${PASSWORD}`).toString('base64');
  proxy.required = required;
  const passwordFile = join(harness.directory, 'proxy-password');
  writeFileSync(passwordFile, `${PASSWORD}\n`, { mode: 0o600 });
  await harness.warmProvider({ settings: { proxy: { url: proxy.url, username: 'kiosk', passwordFile } } });
  const inUrl = `http://kiosk:${encodeURIComponent(PASSWORD)}@127.0.0.1:${String(proxy.port)}`;
  await harness.warmProvider({ settings: { proxy: inUrl } });
  expect(proxy.asked.map(({ authorization }) => authorization)).toEqual([`Basic ${required}`, `Basic ${required}`]);
  for (const secret of [PASSWORD, required]) expect(harness.logged.join('\n')).not.toContain(secret);
});

test('a missing password file is named', async () => {
  const proxy = { url: 'http://127.0.0.1:9', username: 'kiosk', passwordFile: join(harness.directory, 'nowhere') };
  expect(await harness.coldProvider({ settings: { proxy } }).connect()).toMatchObject({
    ok: false,
    error: { action: 'payments-off', problem: { reason: 'secret-missing', parameters: { file: proxy.passwordFile } } },
  });
});

test('another server behind the proxy is not trusted', async () => {
  const proxy = await openProxy();
  const url = new URL(harness.lineUrl);
  url.hostname = 'kaspi-qr.example';
  expect(await harness.coldProvider({ settings: { proxy: proxy.url, baseUrl: url.href } }).connect()).toMatchObject({
    ok: false,
    error: { code: 'ERR_TLS_CERT_ALTNAME_INVALID', problem: { reason: 'server-untrusted' } },
  });
});
