import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { certificateOperations } from '../../../support/service/certificate-operations.ts';
import { withLiveKiosks } from '../../../support/certificate/live-harness.ts';

const { harness, open } = withLiveKiosks();

test('back to the configuration and to the installed one again, each accepted by the bank first and used at once', async () => {
  const kiosk = open();
  await kiosk.connect();
  const serial = await kiosk.renew();
  const certificates = certificateOperations(kiosk);
  expect(await certificates.facts()).toMatchObject({
    why: 'installed',
    problem: null,
    current: { source: 'installed', organization: 'Contoso Ltd.', file: null },
    other: { how: 'back', source: 'configuration' },
  });
  expect(await certificates.run('try')).toEqual({ kind: 'tried', result: { kind: 'accepted' } });
  expect(await certificates.run('switch')).toMatchObject({ kind: 'switched', source: 'configuration' });
  expect(kiosk.lastSerial).toBe(kiosk.configuredSerial);
  expect(certificates.dispatched).toMatchObject([
    { kind: 'connect-answered', provider: 'kaspi', result: { ok: true } },
  ]);
  expect(await certificates.facts()).toMatchObject({
    why: 'went-back',
    current: { source: 'configuration', file: kiosk.configured.pfxFile },
    other: { how: 'switch', source: 'installed' },
  });
  expect(await certificates.run('switch')).toMatchObject({ kind: 'switched', source: 'installed' });
  expect(kiosk.lastSerial).toBe(serial);
  expect(await certificates.facts()).toMatchObject({ why: 'installed' });
});

test('one that the bank refuses does not take over', async () => {
  const kiosk = open();
  await kiosk.connect();
  const serial = await kiosk.renew();
  const certificates = certificateOperations(kiosk);
  await certificates.run('switch');
  harness.sandbox.revoke(serial);
  expect(await certificates.run('switch')).toMatchObject({
    kind: 'not-switched',
    result: { kind: 'not-accepted', answer: 'refused' },
  });
  expect(await certificates.facts()).toMatchObject({ why: 'went-back', current: { source: 'configuration' } });
});

test('without a network nothing is switched', async () => {
  const kiosk = open();
  await kiosk.renew();
  const certificates = certificateOperations(kiosk);
  harness.sandbox.faults.next('health/ping', { kind: 'reset', work: 'undone' });
  expect(await certificates.run('switch')).toMatchObject({ kind: 'not-switched', result: { kind: 'not-accepted' } });
  expect(await certificates.facts()).toMatchObject({ why: 'installed' });
});

test('a damaged file of the configuration counts as a change by a person, and cannot be read', async () => {
  const kiosk = open();
  await kiosk.renew();
  writeFileSync(kiosk.configured.pfxFile, 'nothing');
  const certificates = certificateOperations(kiosk);
  expect(await certificates.facts()).toMatchObject({
    why: 'configuration-changed',
    current: null,
    other: { how: 'switch', source: 'installed' },
  });
});

test('where nothing was installed there is nothing to switch to', async () => {
  const certificates = certificateOperations(open());
  expect(await certificates.facts()).toMatchObject({ why: 'only-configured', other: null, findings: [] });
  expect(await certificates.run('switch')).toMatchObject({
    kind: 'not-switched',
    result: { kind: 'not-switched', finding: { reason: 'nothing-to-roll-back' } },
  });
});
