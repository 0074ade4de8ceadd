import { expect, test } from 'vitest';
import { REQUEST_LIMITS } from '../../../main/payments/kaspi/request-limits.ts';
import { order, withNetwork } from '../../support/harness/network-harness.ts';
import { until } from '../../support/until.ts';

const bench = withNetwork();

test('a router forgets every connection: one time limit is lost, not one for each of them', async () => {
  const provider = await bench.warmProvider();
  bench.line.hold();
  const three = [provider.ping(), provider.ping(), provider.ping()];
  await until(() => bench.line.accepted === 3);
  bench.line.release();
  for (const answered of await Promise.all(three)) expect(answered).toMatchObject({ ok: true });
  expect(bench.line.open).toBe(3);

  bench.line.stall();
  const { asked } = bench.line;
  const pinged = provider.ping();
  await until(() => bench.line.asked > asked);
  await bench.clock.advance(REQUEST_LIMITS.pingMs);
  expect(await pinged).toMatchObject({ ok: false, error: { code: 'TIMEOUT', problem: { reason: 'server-silent' } } });
  await until(() => bench.line.open === 0);

  expect(await provider.createPurchase(order)).toMatchObject({ ok: true });
  expect(bench.line.accepted).toBe(4);
});

test('a tap on a dead connection: its second attempt is made on a living one', async () => {
  const provider = await bench.warmProvider();
  const purchases = bench.sandbox.purchases().length;
  bench.line.stall();
  const { asked } = bench.line;
  const created = provider.createPurchase(order);
  await until(() => bench.line.asked > asked);
  await bench.clock.advance(REQUEST_LIMITS.createMs);
  expect(await created).toMatchObject({ ok: false, error: { action: 'retry', code: 'TIMEOUT' } });
  expect(await provider.createPurchase(order)).toMatchObject({ ok: true });
  expect(bench.sandbox.purchases()).toHaveLength(purchases + 1);
});
