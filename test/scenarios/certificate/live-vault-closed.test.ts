import { expect, test } from 'vitest';
import { err } from '../../../app/result.ts';
import { fileVault, type Vault } from '../../../main/certificate/vault.ts';
import { withLiveKiosks } from '../../support/certificate/live-harness.ts';

const { open } = withLiveKiosks();

test('an installed certificate that cannot be opened: the configured one is used, and the log has the reason', async () => {
  const locked: Vault = {
    ...fileVault(),
    open: () => err('sealed by the operating system for another user or machine'),
  };
  const kiosk = open(locked);
  await kiosk.renew();
  await kiosk.connect();
  for (let pings = 0; pings < 3; pings += 1) await kiosk.ping();
  await kiosk.connect();
  expect(kiosk.lastSerial).toBe(kiosk.configuredSerial);
  expect(kiosk.log.filter(({ event }) => event === 'certificate-refused')).toEqual([
    {
      level: 'error',
      event: 'certificate-refused',
      facts: { reason: 'secret-invalid', detail: 'sealed by the operating system for another user or machine' },
    },
  ]);
});

test('the keyring is opened again: the installed certificate takes over at the next check', async () => {
  let isLocked = true;
  const own = fileVault();
  const kiosk = open({ ...own, open: (sealed) => (isLocked ? err('the keyring is locked') : own.open(sealed)) });
  await kiosk.renew();
  await kiosk.connect();
  expect(kiosk.lastSerial).toBe(kiosk.configuredSerial);
  isLocked = false;
  const serial = await kiosk.renew();
  await kiosk.ping();
  expect(kiosk.lastSerial).toBe(serial);
});
