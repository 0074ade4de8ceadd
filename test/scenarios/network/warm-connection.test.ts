import { expect, test } from 'vitest';
import { order, withNetwork } from '../../support/harness/network-harness.ts';

const harness = withNetwork();

test('a touch is one request on the connection kept open by the last ping', async () => {
  const provider = await harness.warmProvider();
  expect((await provider.ping()).ok).toBe(true);
  const before = harness.kioskRequests().length;
  const created = await provider.createPurchase(order);
  if (!created.ok) throw new Error('no purchase');
  expect((await provider.purchaseStatus(created.value.qrPaymentId)).ok).toBe(true);
  const sale = harness.kioskRequests(before);
  expect(sale.map(({ method }) => method)).toEqual(['qr/create', 'payment/status']);
  expect(new Set(sale.map(({ connection }) => connection))).toEqual(
    new Set([harness.kioskRequests()[before - 1]?.connection]),
  );
  expect(harness.line.accepted).toBe(1);
});

test('each ping is one small request on the same connection', async () => {
  const provider = await harness.warmProvider();
  const [requests, bytes] = [harness.kioskRequests().length, harness.line.asked];
  for (let round = 0; round < 10; round += 1) expect((await provider.ping()).ok).toBe(true);
  expect(harness.kioskRequests(requests).map(({ method, http }) => `${http} ${method ?? ''}`)).toEqual(
    Array(10).fill('GET health/ping'),
  );
  expect(harness.line.asked - bytes).toBeLessThan(10 * 500);
  expect(harness.line.accepted).toBe(1);
});
