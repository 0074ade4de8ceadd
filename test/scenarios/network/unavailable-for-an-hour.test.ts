import { expect, test } from 'vitest';
import type { PaymentFailure } from '../../../app/payment/provider.ts';
import { problem } from '../../../app/problem.ts';
import { withNetwork } from '../../support/harness/network-harness.ts';
import { until } from '../../support/until.ts';
import { withKiosk } from '../../support/harness/with-kiosk.ts';

const harness = withNetwork();
const start = withKiosk();
const HOUR_MS = 3_600_000;
const unavailable: PaymentFailure = {
  action: 'retry',
  problem: problem('payments-unavailable', { code: '-999' }),
  code: '-999',
};

test('-999 for an hour: shown before a touch, polled rarely, and resolved by itself', async () => {
  const kiosk = await start();
  kiosk.bank.pingFailure = unavailable;
  kiosk.bank.connectFailure = unavailable;
  const { pings, connects } = kiosk.bank;
  await kiosk.clock.advance(25_000);
  expect(kiosk.screen).toMatchObject({ name: 'out-of-service', problem: { reason: 'payments-unavailable' } });
  await kiosk.choose('water');
  expect(kiosk.screen.name).toBe('out-of-service');
  await kiosk.clock.advance(HOUR_MS);
  expect(kiosk.screen.name).toBe('out-of-service');
  const asked = kiosk.bank.pings - pings + kiosk.bank.connects - connects;
  expect(asked).toBeLessThanOrEqual(130);
  expect(asked).toBeGreaterThanOrEqual(60);
  expect(kiosk.bank.purchases).toEqual([]);
  kiosk.bank.pingFailure = null;
  kiosk.bank.connectFailure = null;
  await kiosk.clock.advance(31_000);
  expect(kiosk.screen.name).toBe('idle');
  await kiosk.chooseUntilQr();
});

test('-999 during a sale: the payment is polled until the service answers again', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  kiosk.bank.scan();
  await kiosk.poll();
  kiosk.bank.statusFailure = unavailable;
  kiosk.bank.confirm();
  await kiosk.clock.advance(HOUR_MS);
  expect(kiosk.pulses(1)).toBe(0);
  kiosk.bank.statusFailure = null;
  await kiosk.clock.advance(120_000);
  expect(kiosk.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 45_000, owedTiyn: 45_000 }]);
});

test('a real -999 takes one small request on the open connection', async () => {
  const provider = await harness.warmProvider();
  const [requests, bytes] = [harness.kioskRequests().length, harness.line.asked];
  harness.sandbox.faults.next('health/ping', { kind: 'status', statusCode: -999 }, 5);
  for (let round = 0; round < 5; round += 1) {
    expect(await provider.ping()).toMatchObject({
      ok: false,
      error: { action: 'retry', problem: { reason: 'payments-unavailable' } },
    });
  }
  expect(harness.kioskRequests(requests)).toHaveLength(5);
  expect(harness.line.asked - bytes).toBeLessThan(5 * 500);
  expect(harness.line.accepted).toBe(1);
  await until(() => harness.line.open === 1);
  expect(await provider.ping()).toMatchObject({ ok: true });
});
