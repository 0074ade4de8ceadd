import { expect, test } from 'vitest';
import { REQUEST_LIMITS } from '../../../main/payments/kaspi/request-limits.ts';
import { withLiveKiosks } from '../../support/certificate/live-harness.ts';
import { order } from '../../support/harness/network-harness.ts';
import { until } from '../../support/until.ts';

const { harness, bankClock, open } = withLiveKiosks();
const HELD_MS = 2_000;

test('the kiosk sells with the old certificate while a new one is being tried', async () => {
  const kiosk = open();
  await kiosk.connect();
  const serial = await kiosk.renew();
  harness.sandbox.faults.next('health/ping', { kind: 'delay', delayMs: HELD_MS });
  const waiting = bankClock.pendingTimers;
  const pinged = kiosk.ping();
  await until(() => bankClock.pendingTimers > waiting);
  expect(await kiosk.provider.createPurchase(order)).toMatchObject({ ok: true });
  expect(kiosk.requests().at(-1)).toMatchObject({ method: 'qr/create', certificate: kiosk.configuredSerial });
  expect(kiosk.logged('certificate-switched')).toEqual([]);
  await bankClock.advance(HELD_MS);
  await pinged;
  expect(kiosk.logged('certificate-switched')).toHaveLength(1);
  expect(kiosk.lastSerial).toBe(serial);
});

test('a trial without an answer ends at its time limit, and the next ping tries again', async () => {
  const kiosk = open();
  await kiosk.connect();
  const serial = await kiosk.renew();
  harness.sandbox.faults.next('health/ping', { kind: 'silence', work: 'undone' });
  const count = kiosk.requests().length;
  const pinged = kiosk.ping();
  await until(() => kiosk.requests().length > count);
  await kiosk.clock.advance(REQUEST_LIMITS.pingMs);
  await pinged;
  expect(kiosk.logged('certificate-refused')).toMatchObject([{ reason: 'server-silent' }]);
  expect(kiosk.lastSerial).toBe(kiosk.configuredSerial);
  await kiosk.ping();
  expect(kiosk.lastSerial).toBe(serial);
});
