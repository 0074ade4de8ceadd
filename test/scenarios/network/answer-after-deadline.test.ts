import { expect, test } from 'vitest';
import { REQUEST_LIMITS } from '../../../main/payments/kaspi/request-limits.ts';
import { order, withNetwork } from '../../support/harness/network-harness.ts';
import { until } from '../../support/until.ts';

const harness = withNetwork();

test('a late answer is dropped: the next request gets its own', async () => {
  const provider = await harness.warmProvider();
  harness.line.hold();
  const first = provider.createPurchase({ ...order, externalId: 'first' });
  await until(() => harness.line.heldBytes > 0);
  await harness.clock.advance(REQUEST_LIMITS.createMs);
  expect(await first).toMatchObject({ ok: false, error: { action: 'retry', code: 'TIMEOUT' } });
  harness.line.release();

  const second = await provider.createPurchase({ ...order, externalId: 'second' });
  const made = harness.sandbox.purchases().slice(-2);
  expect(made.map(({ externalId }) => externalId)).toEqual(['first', 'second']);
  expect(second).toMatchObject({ ok: true, value: { qrPaymentId: made[1]?.id } });
  expect(harness.line.accepted).toBe(2);
});

test('two answers that come in the wrong order belong to their own questions', async () => {
  const provider = await harness.warmProvider();
  harness.line.hold();
  const pinged = provider.ping();
  await until(() => harness.line.heldBytes > 0);
  const created = provider.createPurchase(order);
  await until(() => harness.line.accepted === 2);
  harness.line.release();
  expect(await created).toMatchObject({ ok: true });
  expect(await pinged).toMatchObject({ ok: true });
});
