import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { certificateDesk } from '../../../support/service/certificate-desk.ts';
import { withLiveKiosks } from '../../../support/certificate/live-harness.ts';

const { harness, open } = withLiveKiosks();

test('back to the configuration and to the installed one again, each accepted by the bank first and used at once', async () => {
  const kiosk = open();
  await kiosk.connect();
  const serial = await kiosk.renew();
  const desk = certificateDesk(kiosk);
  expect(await desk.facts()).toMatchObject({
    why: 'installed',
    problem: null,
    current: { source: 'installed', organization: 'Contoso Ltd.', file: null },
    other: { how: 'back', source: 'configuration' },
  });
  expect(await desk.run('try')).toEqual({ kind: 'tried', verdict: { kind: 'accepted' } });
  expect(await desk.run('switch')).toMatchObject({ kind: 'switched', source: 'configuration' });
  expect(kiosk.lastSerial).toBe(kiosk.configuredSerial);
  expect(desk.dispatched).toMatchObject([{ kind: 'connect-answered', provider: 'kaspi', result: { ok: true } }]);
  expect(await desk.facts()).toMatchObject({
    why: 'went-back',
    current: { source: 'configuration', file: kiosk.configured.pfxFile },
    other: { how: 'switch', source: 'installed' },
  });
  expect(await desk.run('switch')).toMatchObject({ kind: 'switched', source: 'installed' });
  expect(kiosk.lastSerial).toBe(serial);
  expect(await desk.facts()).toMatchObject({ why: 'installed' });
});

test('one that the bank refuses does not take over', async () => {
  const kiosk = open();
  await kiosk.connect();
  const serial = await kiosk.renew();
  const desk = certificateDesk(kiosk);
  await desk.run('switch');
  harness.sandbox.revoke(serial);
  expect(await desk.run('switch')).toMatchObject({
    kind: 'not-switched',
    verdict: { kind: 'not-accepted', verdict: 'refused' },
  });
  expect(await desk.facts()).toMatchObject({ why: 'went-back', current: { source: 'configuration' } });
});

test('without a network nothing is switched', async () => {
  const kiosk = open();
  await kiosk.renew();
  const desk = certificateDesk(kiosk);
  harness.sandbox.faults.next('health/ping', { kind: 'reset', work: 'undone' });
  expect(await desk.run('switch')).toMatchObject({ kind: 'not-switched', verdict: { kind: 'not-accepted' } });
  expect(await desk.facts()).toMatchObject({ why: 'installed' });
});

test('a damaged file of the configuration counts as a change by a person, and cannot be read', async () => {
  const kiosk = open();
  await kiosk.renew();
  writeFileSync(kiosk.configured.pfxFile, 'nothing');
  const desk = certificateDesk(kiosk);
  expect(await desk.facts()).toMatchObject({
    why: 'configuration-changed',
    current: null,
    other: { how: 'switch', source: 'installed' },
  });
});

test('where nothing was installed there is nothing to switch to', async () => {
  const desk = certificateDesk(open());
  expect(await desk.facts()).toMatchObject({ why: 'only-configured', other: null, findings: [] });
  expect(await desk.run('switch')).toMatchObject({
    kind: 'not-switched',
    verdict: { kind: 'not-switched', finding: { reason: 'nothing-to-roll-back' } },
  });
});
