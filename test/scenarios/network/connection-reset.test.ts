import { expect, test } from 'vitest';
import { order, withNetwork } from '../../support/harness/network-harness.ts';
import { until } from '../../support/until.ts';

const bench = withNetwork();

test('idle connections are reset: the next request works on a new one', async () => {
  const provider = await bench.warmProvider();
  bench.line.reset();
  expect(await provider.ping()).toMatchObject({ ok: true });
  expect(bench.line.accepted).toBe(2);
});

test('a question on a kept connection is reset: it is asked again unseen', async () => {
  const provider = await bench.warmProvider();
  bench.line.stall();
  const { asked } = bench.line;
  const pinged = provider.ping();
  await until(() => bench.line.asked > asked);
  bench.line.reset();
  expect(await pinged).toMatchObject({ ok: true });
});

test('qr/create is reset before an answer: not repeated by itself, because nobody knows whether it was carried out', async () => {
  const provider = await bench.warmProvider();
  const [purchases, requests] = [bench.sandbox.purchases().length, bench.kioskRequests().length];
  bench.line.hold();
  const created = provider.createPurchase(order);
  await until(() => bench.line.heldBytes > 0);
  bench.line.reset();
  expect(await created).toMatchObject({
    ok: false,
    error: { action: 'retry', code: 'ECONNRESET', problem: { reason: 'server-silent' } },
  });
  await bench.worked(requests + 1);
  expect(bench.sandbox.purchases()).toHaveLength(purchases + 1);
  bench.line.recover();
  expect(await provider.createPurchase(order)).toMatchObject({ ok: true });
});

test('an answer that breaks off in the middle is none', async () => {
  const provider = await bench.warmProvider();
  bench.line.cutNextAnswer(100);
  expect(await provider.createPurchase(order)).toMatchObject({
    ok: false,
    error: { action: 'retry', problem: { reason: 'server-silent' } },
  });
});
