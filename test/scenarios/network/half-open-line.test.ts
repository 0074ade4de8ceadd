import { expect, test } from 'vitest';
import { REQUEST_LIMITS } from '../../../main/payments/kaspi/request-limits.ts';
import { order, withNetwork } from '../../support/harness/network-harness.ts';
import { until } from '../../support/until.ts';

const harness = withNetwork();

test('a router drops every connection: only one time limit passes, not one per connection', async () => {
  const provider = await harness.warmProvider();
  harness.line.hold();
  const three = [provider.ping(), provider.ping(), provider.ping()];
  await until(() => harness.line.accepted === 3);
  harness.line.release();
  for (const answered of await Promise.all(three)) expect(answered).toMatchObject({ ok: true });
  expect(harness.line.open).toBe(3);

  harness.line.stall();
  const { asked } = harness.line;
  const pinged = provider.ping();
  await until(() => harness.line.asked > asked);
  await harness.clock.advance(REQUEST_LIMITS.pingMs);
  expect(await pinged).toMatchObject({ ok: false, error: { code: 'TIMEOUT', problem: { reason: 'server-silent' } } });
  await until(() => harness.line.open === 0);

  expect(await provider.createPurchase(order)).toMatchObject({ ok: true });
  expect(harness.line.accepted).toBe(4);
});

test('a touch on a dead connection: the second attempt uses a new one', async () => {
  const provider = await harness.warmProvider();
  const purchases = harness.sandbox.purchases().length;
  harness.line.stall();
  const { asked } = harness.line;
  const created = provider.createPurchase(order);
  await until(() => harness.line.asked > asked);
  await harness.clock.advance(REQUEST_LIMITS.createMs);
  expect(await created).toMatchObject({ ok: false, error: { action: 'retry', code: 'TIMEOUT' } });
  expect(await provider.createPurchase(order)).toMatchObject({ ok: true });
  expect(harness.sandbox.purchases()).toHaveLength(purchases + 1);
});
