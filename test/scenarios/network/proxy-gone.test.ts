import { expect, test } from 'vitest';
import { openAgent } from '../../../main/payments/https/agent.ts';
import { REQUEST_LIMITS } from '../../../main/payments/kaspi/request-limits.ts';
import { exchange } from '../../../main/payments/https/transport.ts';
import { ConnectProxy } from '../../support/network/connect-proxy.ts';
import { order, withNetwork } from '../../support/harness/network-harness.ts';
import { until } from '../../support/until.ts';
import { withKiosk } from '../../support/harness/with-kiosk.ts';

const harness = withNetwork();
const start = withKiosk();
const MOST_TUNNELS = 6;

async function openProxy(): Promise<ConnectProxy> {
  const proxy = await ConnectProxy.open();
  harness.afterwards(() => proxy.die());
  return proxy;
}

test('nothing listens there: reported, and resolved when the proxy is back', async () => {
  const proxy = await openProxy();
  await proxy.die();
  const provider = harness.coldProvider({ settings: { proxy: proxy.url } });
  expect(await provider.connect()).toMatchObject({
    ok: false,
    error: { action: 'retry', code: 'PROXY_UNREACHABLE', problem: { reason: 'proxy-unreachable' } },
  });
  await proxy.start();
  expect(await provider.connect()).toMatchObject({ ok: true });
});

test('a proxy that does not answer: the attempt ends in time, and no connection is left', async () => {
  const proxy = await openProxy();
  proxy.mode = 'silent';
  const provider = harness.coldProvider({ settings: { proxy: proxy.url } });
  for (let round = 0; round < 10; round += 1) {
    const connecting = provider.connect();
    await until(() => proxy.open === 1 && proxy.asked.length === round + 1);
    await harness.clock.advance(REQUEST_LIMITS.setUpMs);
    expect(await connecting).toMatchObject({ ok: false, error: { problem: { reason: 'proxy-unreachable' } } });
    await until(() => proxy.open === 0);
  }
  expect(harness.clock.pendingTimers).toBe(0);
});

test('a slow tunnel is reported as the proxy’s fault, not the service’s, for every request', async () => {
  const proxy = await openProxy();
  const provider = await harness.warmProvider({ settings: { proxy: proxy.url } });
  harness.line.hangUp();
  await until(() => harness.line.open === 0 && proxy.open === 0);
  proxy.mode = 'silent';
  for (const ask of [() => provider.ping(), () => provider.createPurchase(order)]) {
    const asked = ask();
    await until(() => proxy.open === 1);
    await harness.clock.advance(REQUEST_LIMITS.pingMs);
    expect(await asked).toMatchObject({ ok: false, error: { problem: { reason: 'proxy-unreachable' } } });
    await until(() => proxy.open === 0);
  }
});

test('a request that times out closes its incomplete tunnel', async () => {
  const proxy = await openProxy();
  const agent = openAgent(
    {},
    { clock: harness.clock, proxy: { host: '127.0.0.1', port: proxy.port, credentials: null } },
  );
  proxy.mode = 'silent';
  const url = new URL(`${harness.lineUrl}/health/ping`);
  const asked = exchange(agent, { method: 'GET', url, headers: {}, body: null, timeoutMs: 1_000 });
  await until(() => proxy.asked.length === 1);
  await harness.clock.advance(1_000);
  expect(await asked).toMatchObject({ ok: false, error: { code: 'TIMEOUT' } });
  await until(() => proxy.open === 0);
  expect(harness.clock.pendingTimers).toBe(0);
});

test('a proxy that fails during a sale: the payment is found when it is back', async () => {
  const proxy = await openProxy();
  const kiosk = await start({ payments: harness.payments({ settings: { proxy: proxy.url } }) });
  await harness.pass(kiosk, 500);
  await kiosk.choose('water');
  await harness.pass(kiosk, 500);
  expect(kiosk.screen.name).toBe('qr');
  const id = harness.sandbox.purchases().at(-1)?.id ?? '';
  expect((await harness.sandbox.phone.scan(id)).ok).toBe(true);
  await harness.pass(kiosk, 6_000);
  expect(kiosk.screen.name).toBe('confirm');

  await proxy.die();
  expect((await harness.sandbox.phone.confirm(id)).ok).toBe(true);
  await harness.pass(kiosk, 12_000);
  expect(kiosk.screen.name).toBe('confirm');
  await proxy.start();
  await harness.pass(kiosk, 20_000);
  expect(kiosk.pulses(1)).toBe(1);
  expect(kiosk.ledger()).toMatchObject([{ state: 'closed', paidTiyn: 45_000, deliveredTiyn: 45_000 }]);
});

test('a proxy that fails during qr/create: no answer, and not sent twice', async () => {
  const proxy = await openProxy();
  const provider = await harness.warmProvider({ settings: { proxy: proxy.url } });
  const purchases = harness.sandbox.purchases().length;
  harness.line.hold();
  const created = provider.createPurchase(order);
  await until(() => harness.line.heldBytes > 0);
  await proxy.die();
  expect(await created).toMatchObject({ ok: false, error: { action: 'retry' } });
  expect(harness.sandbox.purchases()).toHaveLength(purchases + 1);
});

test('many requests to a silent proxy open a bounded number of tunnels', async () => {
  const proxy = await openProxy();
  const provider = await harness.warmProvider({ settings: { proxy: proxy.url } });
  harness.line.hangUp();
  await until(() => harness.line.open === 0 && proxy.open === 0);
  proxy.mode = 'silent';
  const crowd = Array.from({ length: 30 }, () => provider.ping());
  await until(() => proxy.open === MOST_TUNNELS);
  await harness.clock.advance(REQUEST_LIMITS.pingMs);
  for (const answered of await Promise.all(crowd))
    expect(answered).toMatchObject({ ok: false, error: { action: 'retry' } });
  expect(proxy.asked).toHaveLength(1 + MOST_TUNNELS);
  await until(() => proxy.open === 0);
  proxy.mode = 'through';
  expect(await provider.ping()).toMatchObject({ ok: true });
});
