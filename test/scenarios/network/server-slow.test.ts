import { expect, test } from 'vitest';
import { REQUEST_LIMITS } from '../../../main/payments/kaspi/request-limits.ts';
import { order, withNetwork } from '../../support/harness/network-harness.ts';
import { until } from '../../support/until.ts';

const harness = withNetwork();
const BYTES_PER_STEP = 40;
/** Of one agent; the one that is warm included. */
const MOST_CONNECTIONS = 6;

test('a slow answer within the limit counts', async () => {
  const provider = await harness.warmProvider();
  harness.line.hold();
  const created = provider.createPurchase(order);
  await until(() => harness.line.heldBytes > 0);
  while (harness.line.heldBytes > 0) {
    await harness.clock.advance(200);
    harness.line.release(BYTES_PER_STEP);
  }
  expect(await created).toMatchObject({ ok: true });
});

test('a slow answer beyond the limit does not count, even if it never stalls', async () => {
  const provider = await harness.warmProvider();
  harness.line.hold();
  const created = provider.createPurchase(order);
  await until(() => harness.line.heldBytes > 0);
  harness.line.release(BYTES_PER_STEP);
  await harness.clock.advance(REQUEST_LIMITS.createMs - 1);
  harness.line.release(BYTES_PER_STEP);
  await harness.clock.advance(1);
  expect(await created).toMatchObject({
    ok: false,
    error: { action: 'retry', code: 'TIMEOUT', problem: { reason: 'server-silent' } },
  });
});

test('pings to a server that does not answer leave no connection or timer', async () => {
  const provider = await harness.warmProvider();
  harness.line.swallow();
  for (let round = 0; round < 20; round += 1) {
    if (round === 0) harness.line.stall();
    const asked = harness.line.asked;
    const pinged = provider.ping();
    await until(() => harness.line.asked > asked);
    await harness.clock.advance(REQUEST_LIMITS.pingMs);
    expect(await pinged).toMatchObject({ ok: false, error: { code: 'TIMEOUT' } });
    await until(() => harness.line.open === 0);
  }
  expect(harness.clock.pendingTimers).toBe(0);
  harness.line.recover();
  expect(await provider.ping()).toMatchObject({ ok: true });
});

test('many requests use a bounded number of connections', async () => {
  const provider = await harness.warmProvider();
  harness.line.swallow();
  harness.line.stall();
  const crowd = Array.from({ length: 30 }, () => provider.ping());
  await until(() => harness.line.accepted === MOST_CONNECTIONS);
  await harness.clock.advance(REQUEST_LIMITS.pingMs);
  for (const answered of await Promise.all(crowd))
    expect(answered).toMatchObject({ ok: false, error: { code: 'TIMEOUT' } });
  await until(() => harness.line.open === 0);
  expect(harness.clock.pendingTimers).toBe(0);
  harness.line.recover();
  expect(await provider.ping()).toMatchObject({ ok: true });
});
