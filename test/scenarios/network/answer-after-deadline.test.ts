import { expect, test } from 'vitest';
import { REQUEST_LIMITS } from '../../../main/payments/kaspi/request-limits.ts';
import { order, withNetwork } from '../../support/harness/network-harness.ts';
import { until } from '../../support/until.ts';

const bench = withNetwork();

test('a late answer is nobody’s: the next request gets its own', async () => {
  const provider = await bench.warmProvider();
  bench.line.hold();
  const first = provider.createPurchase({ ...order, externalId: 'first' });
  await until(() => bench.line.heldBytes > 0);
  await bench.clock.advance(REQUEST_LIMITS.createMs);
  expect(await first).toMatchObject({ ok: false, error: { action: 'retry', code: 'TIMEOUT' } });
  bench.line.release();

  const second = await provider.createPurchase({ ...order, externalId: 'second' });
  const made = bench.sandbox.purchases().slice(-2);
  expect(made.map(({ externalId }) => externalId)).toEqual(['first', 'second']);
  expect(second).toMatchObject({ ok: true, value: { qrPaymentId: made[1]?.id } });
  expect(bench.line.accepted).toBe(2);
});

test('two answers that come in the wrong order belong to their own questions', async () => {
  const provider = await bench.warmProvider();
  bench.line.hold();
  const pinged = provider.ping();
  await until(() => bench.line.heldBytes > 0);
  const created = provider.createPurchase(order);
  await until(() => bench.line.accepted === 2);
  bench.line.release();
  expect(await created).toMatchObject({ ok: true });
  expect(await pinged).toMatchObject({ ok: true });
});
