import { expect, test } from 'vitest';
import { withLiveKiosks } from '../../support/certificate/live-harness.ts';
import { order } from '../../support/harness/network-harness.ts';
import { until } from '../../support/until.ts';

const { harness, bankClock, open } = withLiveKiosks();
const HELD_MS = 3_000;
/** The bank's `StatusPollingInterval`. */
const POLLING_MS = 5_000;

test('a renewed certificate takes over at the next ping; purchases opened before are polled and paid', async () => {
  const kiosk = open();
  await kiosk.connect();
  const created = await kiosk.provider.createPurchase(order);
  if (!created.ok) throw new Error(JSON.stringify(created.error));
  const { qrPaymentId } = created.value;
  const serial = await kiosk.renew();
  expect(
    kiosk
      .requests()
      .slice(0, -1)
      .every(({ certificate }) => certificate === kiosk.configuredSerial),
  ).toBe(true);
  expect(kiosk.logged('certificate-switched')).toEqual([]);
  await kiosk.ping();
  expect(kiosk.logged('certificate-switched')).toEqual([{ installed: true }]);
  expect(kiosk.lastSerial).toBe(serial);

  expect((await harness.sandbox.phone.scan(qrPaymentId)).ok).toBe(true);
  expect(await kiosk.provider.purchaseStatus(qrPaymentId)).toMatchObject({ ok: true, value: { kind: 'scanned' } });
  expect((await harness.sandbox.phone.confirm(qrPaymentId)).ok).toBe(true);
  await bankClock.advance(POLLING_MS);
  expect(await kiosk.provider.purchaseStatus(qrPaymentId)).toMatchObject({ ok: true, value: { kind: 'processed' } });
  expect(kiosk.lastSerial).toBe(serial);
  // The device stays registered: the organisation is the same.
  expect(kiosk.requests().filter(({ method }) => method === 'device/register')).toHaveLength(1);
  expect(await kiosk.provider.createPurchase(order)).toMatchObject({ ok: true });
  expect(harness.sandbox.violations()).toEqual([]);
});

test('a pending answer arrives on the old connection when another certificate takes over, then that connection closes', async () => {
  const kiosk = open();
  await kiosk.connect();
  const created = await kiosk.provider.createPurchase(order);
  if (!created.ok) throw new Error(JSON.stringify(created.error));
  const serial = await kiosk.renew();
  harness.sandbox.faults.next('payment/status', { kind: 'delay', delayMs: HELD_MS });
  const waiting = bankClock.pendingTimers;
  const asked = kiosk.provider.purchaseStatus(created.value.qrPaymentId);
  await until(() => bankClock.pendingTimers > waiting);
  await kiosk.ping();
  expect(kiosk.logged('certificate-switched')).toHaveLength(1);
  await bankClock.advance(HELD_MS);
  expect(await asked).toMatchObject({ ok: true, value: { kind: 'created' } });
  const late = kiosk.requests().find(({ method }) => method === 'payment/status');
  expect(late).toMatchObject({ certificate: kiosk.configuredSerial, statusCode: 0 });
  await kiosk.ping();
  expect(kiosk.lastSerial).toBe(serial);
  expect(kiosk.requests().at(-1)?.connection).not.toBe(late?.connection);
});

test('the old certificate may be revoked as soon as the new one has taken over', async () => {
  const kiosk = open();
  await kiosk.renew();
  await kiosk.connect();
  const first = kiosk.lastSerial ?? '';
  const second = await kiosk.renew();
  await kiosk.ping();
  harness.sandbox.revoke(first);
  await kiosk.ping();
  expect(await kiosk.provider.createPurchase(order)).toMatchObject({ ok: true });
  expect(kiosk.lastSerial).toBe(second);
  expect(kiosk.logged('request-failed')).toEqual([]);
});
