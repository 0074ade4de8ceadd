import { expect, test } from 'vitest';
import { withLiveKiosks } from '../../support/certificate/live-harness.ts';
import { order } from '../../support/harness/network-harness.ts';

const { harness, open } = withLiveKiosks();

test('a new certificate that the server refuses never takes over, and is tried again only when the files change', async () => {
  const kiosk = open();
  await kiosk.connect();
  const first = await kiosk.renew();
  harness.sandbox.revoke(first);
  for (let pings = 0; pings < 3; pings += 1) await kiosk.ping();
  expect(kiosk.logged('certificate-refused')).toMatchObject([{ reason: 'client-certificate-refused' }]);
  expect(kiosk.logged('certificate-switched')).toEqual([]);
  expect(await kiosk.provider.createPurchase(order)).toMatchObject({ ok: true });
  expect(kiosk.lastSerial).toBe(kiosk.configuredSerial);

  const second = await kiosk.renew();
  await kiosk.ping();
  expect(kiosk.logged('certificate-switched')).toEqual([{ installed: true }]);
  expect(kiosk.lastSerial).toBe(second);
});

test('one that the bank answers with -10000 is refused the same way', async () => {
  const kiosk = open();
  await kiosk.connect();
  await kiosk.renew();
  harness.sandbox.faults.next('health/ping', { kind: 'status', statusCode: -10000 });
  await kiosk.ping();
  await kiosk.ping();
  expect(kiosk.logged('certificate-refused')).toMatchObject([{ reason: 'client-certificate-refused' }]);
  expect(kiosk.lastSerial).toBe(kiosk.configuredSerial);
});
