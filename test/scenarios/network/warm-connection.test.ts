import { expect, test } from 'vitest';
import { order, withNetwork } from '../../support/harness/network-harness.ts';

const bench = withNetwork();

test('a tap is one request on the connection that the last ping kept warm', async () => {
  const provider = await bench.warmProvider();
  expect((await provider.ping()).ok).toBe(true);
  const before = bench.kioskRequests().length;
  const created = await provider.createPurchase(order);
  if (!created.ok) throw new Error('no purchase');
  expect((await provider.purchaseStatus(created.value.qrPaymentId)).ok).toBe(true);
  const sale = bench.kioskRequests(before);
  expect(sale.map(({ method }) => method)).toEqual(['qr/create', 'payment/status']);
  expect(new Set(sale.map(({ connection }) => connection))).toEqual(
    new Set([bench.kioskRequests()[before - 1]?.connection]),
  );
  expect(bench.line.accepted).toBe(1);
});

test('a ping is one small request, however many there are on one connection', async () => {
  const provider = await bench.warmProvider();
  const [requests, bytes] = [bench.kioskRequests().length, bench.line.asked];
  for (let round = 0; round < 10; round += 1) expect((await provider.ping()).ok).toBe(true);
  expect(bench.kioskRequests(requests).map(({ method, http }) => `${http} ${method ?? ''}`)).toEqual(
    Array(10).fill('GET health/ping'),
  );
  expect(bench.line.asked - bytes).toBeLessThan(10 * 500);
  expect(bench.line.accepted).toBe(1);
});
