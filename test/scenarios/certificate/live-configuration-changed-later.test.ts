import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makePki } from '../../../sandbox/pki/material.ts';
import { withLiveKiosks } from '../../support/certificate/live-harness.ts';
import { makeSandboxIdentity } from '../../support/certificate/sandbox-identity.ts';

const { harness, open } = withLiveKiosks();

test('configured files that change after an installation take over again, without a restart', async () => {
  const kiosk = open();
  await kiosk.connect();
  const installed = await kiosk.renew();
  await kiosk.ping();
  expect(kiosk.lastSerial).toBe(installed);
  const passphrase = readFileSync(kiosk.configured.passphraseFile, 'utf8').trim();
  const next = await makeSandboxIdentity(harness.sandbox, kiosk.path('next'), { passphrase });
  copyFileSync(next.pfx, kiosk.configured.pfxFile);
  await kiosk.ping();
  expect(kiosk.lastSerial).toBe(next.serial);
  expect(kiosk.logged('certificate-switched')).toEqual([{ installed: true }, { installed: false }]);
  // And the next installation after that.
  const last = await kiosk.renew();
  await kiosk.ping();
  expect(kiosk.lastSerial).toBe(last);
});

test('configured files that do not work are refused, and the installed certificate stays in use', async () => {
  const kiosk = open();
  await kiosk.connect();
  const installed = await kiosk.renew();
  await kiosk.ping();
  const stranger = await makePki(new Date());
  writeFileSync(kiosk.configured.pfxFile, stranger.client.pfx);
  await kiosk.ping();
  await kiosk.ping();
  expect(kiosk.logged('certificate-refused')).toMatchObject([{ reason: 'passphrase-wrong' }]);
  expect(kiosk.lastSerial).toBe(installed);
});
