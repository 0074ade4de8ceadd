import { expect, test } from 'vitest';
import { REQUEST_LIMITS } from '../../../main/payments/kaspi/request-limits.ts';
import { order, withNetwork } from '../../support/harness/network-harness.ts';
import { until } from '../../support/until.ts';

const bench = withNetwork();
const BYTES_PER_STEP = 40;
/** Of one agent; the one that is warm included. */
const MOST_CONNECTIONS = 6;

test('an answer that trickles in within the limit is an answer', async () => {
  const provider = await bench.warmProvider();
  bench.line.hold();
  const created = provider.createPurchase(order);
  await until(() => bench.line.heldBytes > 0);
  while (bench.line.heldBytes > 0) {
    await bench.clock.advance(200);
    bench.line.release(BYTES_PER_STEP);
  }
  expect(await created).toMatchObject({ ok: true });
});

test('an answer that trickles for longer than the limit is none, though it never stops', async () => {
  const provider = await bench.warmProvider();
  bench.line.hold();
  const created = provider.createPurchase(order);
  await until(() => bench.line.heldBytes > 0);
  bench.line.release(BYTES_PER_STEP);
  await bench.clock.advance(REQUEST_LIMITS.createMs - 1);
  bench.line.release(BYTES_PER_STEP);
  await bench.clock.advance(1);
  expect(await created).toMatchObject({
    ok: false,
    error: { action: 'retry', code: 'TIMEOUT', problem: { reason: 'server-silent' } },
  });
});

test('pings to a server that does not answer leave nothing behind', async () => {
  const provider = await bench.warmProvider();
  bench.line.swallow();
  for (let round = 0; round < 20; round += 1) {
    if (round === 0) bench.line.stall();
    const asked = bench.line.asked;
    const pinged = provider.ping();
    await until(() => bench.line.asked > asked);
    await bench.clock.advance(REQUEST_LIMITS.pingMs);
    expect(await pinged).toMatchObject({ ok: false, error: { code: 'TIMEOUT' } });
    await until(() => bench.line.open === 0);
  }
  expect(bench.clock.pendingTimers).toBe(0);
  bench.line.recover();
  expect(await provider.ping()).toMatchObject({ ok: true });
});

test('a crowd of questions takes a bounded number of connections', async () => {
  const provider = await bench.warmProvider();
  bench.line.swallow();
  bench.line.stall();
  const crowd = Array.from({ length: 30 }, () => provider.ping());
  await until(() => bench.line.accepted === MOST_CONNECTIONS);
  await bench.clock.advance(REQUEST_LIMITS.pingMs);
  for (const answered of await Promise.all(crowd))
    expect(answered).toMatchObject({ ok: false, error: { code: 'TIMEOUT' } });
  await until(() => bench.line.open === 0);
  expect(bench.clock.pendingTimers).toBe(0);
  bench.line.recover();
  expect(await provider.ping()).toMatchObject({ ok: true });
});
