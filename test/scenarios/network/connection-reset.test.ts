import { expect, test } from 'vitest';
import { order, withNetwork } from '../../support/harness/network-harness.ts';
import { until } from '../../support/until.ts';

const harness = withNetwork();

test('idle connections are reset: the next request works on a new one', async () => {
  const provider = await harness.warmProvider();
  harness.line.reset();
  expect(await provider.ping()).toMatchObject({ ok: true });
  expect(harness.line.accepted).toBe(2);
});

test('a reset of a query on a kept connection: it is repeated transparently', async () => {
  const provider = await harness.warmProvider();
  harness.line.stall();
  const { asked } = harness.line;
  const pinged = provider.ping();
  await until(() => harness.line.asked > asked);
  harness.line.reset();
  expect(await pinged).toMatchObject({ ok: true });
});

test('qr/create is reset before an answer: not repeated, because it may have been carried out', async () => {
  const provider = await harness.warmProvider();
  const [purchases, requests] = [harness.sandbox.purchases().length, harness.kioskRequests().length];
  harness.line.hold();
  const created = provider.createPurchase(order);
  await until(() => harness.line.heldBytes > 0);
  harness.line.reset();
  expect(await created).toMatchObject({
    ok: false,
    error: { action: 'retry', code: 'ECONNRESET', problem: { reason: 'server-silent' } },
  });
  await harness.worked(requests + 1);
  expect(harness.sandbox.purchases()).toHaveLength(purchases + 1);
  harness.line.recover();
  expect(await provider.createPurchase(order)).toMatchObject({ ok: true });
});

test('an incomplete answer does not count', async () => {
  const provider = await harness.warmProvider();
  harness.line.cutNextAnswer(100);
  expect(await provider.createPurchase(order)).toMatchObject({
    ok: false,
    error: { action: 'retry', problem: { reason: 'server-silent' } },
  });
});
