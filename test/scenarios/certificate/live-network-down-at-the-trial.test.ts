import { expect, test } from 'vitest';
import { withLiveKiosks } from '../../support/certificate/live-harness.ts';

const { harness, open } = withLiveKiosks();

test('a network that is down during the trial delays the takeover until a later ping', async () => {
  const kiosk = open();
  await kiosk.connect();
  const serial = await kiosk.renew();
  harness.sandbox.faults.unplug();
  expect(await kiosk.provider.ping()).toMatchObject({ ok: false, error: { action: 'retry' } });
  expect(await kiosk.provider.ping()).toMatchObject({ ok: false, error: { action: 'retry' } });
  expect(kiosk.logged('certificate-switched')).toEqual([]);
  harness.sandbox.faults.plug();
  await kiosk.ping();
  expect(kiosk.logged('certificate-switched')).toEqual([{ installed: true }]);
  expect(kiosk.lastSerial).toBe(serial);
});

test.each([
  ['an answer that says -999', { kind: 'status', statusCode: -999 }],
  ['the page of a gateway', { kind: 'html-502' }],
] as const)('%s is not about the certificate: tried again at the next ping', async (_, fault) => {
  const kiosk = open();
  await kiosk.connect();
  const serial = await kiosk.renew();
  harness.sandbox.faults.next('health/ping', fault);
  await kiosk.ping();
  expect(kiosk.lastSerial).toBe(kiosk.configuredSerial);
  await kiosk.ping();
  expect(kiosk.lastSerial).toBe(serial);
  expect(kiosk.logged('certificate-switched')).toHaveLength(1);
});
