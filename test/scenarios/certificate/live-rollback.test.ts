import { expect, test } from 'vitest';
import { withLiveKiosks } from '../../support/certificate/live-harness.ts';

const { open } = withLiveKiosks();

test('a rollback restores the previous certificate at the next ping, configured or installed', async () => {
  const kiosk = open();
  await kiosk.connect();
  const first = await kiosk.renew();
  await kiosk.ping();
  expect(await kiosk.run('rollback')).toMatchObject({ ok: true });
  expect(kiosk.lastSerial).toBe(first);
  await kiosk.ping();
  expect(kiosk.lastSerial).toBe(kiosk.configuredSerial);
  // A second one undoes it.
  expect(await kiosk.run('rollback')).toMatchObject({ ok: true });
  await kiosk.ping();
  expect(kiosk.lastSerial).toBe(first);

  const second = await kiosk.renew();
  await kiosk.ping();
  expect(kiosk.lastSerial).toBe(second);
  expect(await kiosk.run('rollback')).toMatchObject({ ok: true });
  await kiosk.ping();
  expect(kiosk.lastSerial).toBe(first);
  expect(kiosk.logged('certificate-switched').map(({ installed }) => installed)).toEqual([
    true,
    false,
    true,
    true,
    true,
  ]);
});
