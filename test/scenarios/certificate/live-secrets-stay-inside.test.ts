import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withLiveKiosks } from '../../support/certificate/live-harness.ts';
import { order } from '../../support/harness/network-harness.ts';

const { harness, open } = withLiveKiosks();

test('no line of the log contains a passphrase, sealed or not, or a key', async () => {
  const kiosk = open();
  await kiosk.connect();
  await kiosk.renew();
  await kiosk.ping();
  // The bank quotes what it was sent, and what it was not.
  const folder = join(kiosk.dataDirectory, 'certificates');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  const sealed = files
    .filter((file) => file.endsWith('passphrase.json'))
    .map((file) => /"secret":"([^"]+)"/.exec(readFileSync(file, 'utf8'))?.[1] ?? '');
  const secrets = [...sealed, readFileSync(kiosk.configured.passphraseFile, 'utf8').trim()];
  expect(secrets.every((secret) => secret.length > 10)).toBe(true);
  expect(secrets.length).toBeGreaterThan(1);
  harness.sandbox.faults.next('qr/create', {
    kind: 'status',
    statusCode: -999,
    message: `wrong passphrase ${secrets.join(' ')}`,
  });
  const refused = await kiosk.provider.createPurchase(order);
  const revoked = await kiosk.renew();
  harness.sandbox.revoke(revoked);
  await kiosk.ping();
  expect(await kiosk.run('rollback')).toMatchObject({ ok: true });
  await kiosk.ping();
  const said = JSON.stringify([kiosk.log, refused]);
  for (const secret of secrets) expect(said).not.toContain(secret);
  expect(said).not.toMatch(/PRIVATE KEY|BEGIN CERTIFICATE/);
  expect(kiosk.logged('certificate-switched').length + kiosk.logged('certificate-refused').length).toBeGreaterThan(1);
});
