import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSettingsFile } from '../../../main/exchange/settings/read-settings-file.ts';
import { ExportPlace } from './harness.ts';

const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const TEXT = `version: 1
# The passphrase is rosebud.
operator: { name: Aqbulaq }
payment:
  kaspi:
    scheme: standard
    baseUrl: https://qr.kaspi.kz/r2/v01
    deviceId: KIOSK-0042
    tradePointId: 42
    certificate: { pfxFile: certs/own.pfx, passphraseFile: secrets/passphrase }
    caFiles: [certs/ca.crt]
    proxy: { url: "http://10.0.0.1:3128", username: kiosk, passwordFile: secrets/proxy }
  cash: { change: donate }
peripherals:
  relay: { driver: lcus, port: /dev/serial/by-path/one, pulseMs: 900 }
  billAcceptor: { driver: ccnet, port: /dev/serial/by-path/two, baudRate: 9600 }
catalogue:
  - { id: water, channel: 1, name: Вода, priceTenge: 450, stock: 7, picture: water.png }
  - { id: tea, channel: 2, name: Чай, priceTenge: 300, picture: gone.png }
display: { picturesDirectory: bilder, maxQuantity: 3 }
service: { pinHash: "$scrypt$ln=15,r=8,p=1$c2FsdHNhbHQ$MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI", leaveAfterS: 60 }
export: { evaDts: { makerCode: ABC, serialNumber: "0000042", assetNumber: KIOSK-0042, place: "Hall 1" }, folder: /srv/exchange }
`;

let place: ExportPlace;
let config = '';
beforeEach(() => {
  place = new ExportPlace();
  config = join(place.directory, 'kiosk.yaml');
  writeFileSync(config, TEXT);
  mkdirSync(join(place.directory, 'bilder'));
  writeFileSync(join(place.directory, 'bilder', 'water.png'), PNG);
  writeFileSync(join(place.directory, 'bilder', 'not-used.png'), PNG);
});
afterEach(() => {
  place.remove();
});

test('are a folder with what it can use and the pictures, without secrets and without what names this machine', async () => {
  const { code, out } = await place.run('--format', 'settings', '--config', config);
  expect([code, out]).toEqual([0, expect.stringContaining('_settings  1 KB')]);
  const [folder = ''] = place.files();
  const text = readFileSync(join(place.out, folder, 'kiosk.yaml'), 'utf8');
  expect(folder).toMatch(/^KIOSK-0042_\d{4}-\d\d-\d\d_settings$/);
  expect(readdirSync(join(place.out, folder, 'pictures'))).toEqual(['water.png']);
  const settings = text.slice(text.indexOf('version: 1'));
  for (const left of [
    'rosebud',
    'KIOSK',
    'kaspi',
    'secrets',
    'certs',
    'proxy',
    'scrypt',
    '0000042',
    'Hall',
    '/srv',
    'bilder',
  ])
    expect(settings).not.toContain(left);
  expect(settings).toContain('  relay: { driver: lcus, port: /dev/serial/by-path/one, pulseMs: 900 }');
  expect(settings).toContain('  cash:\n    change: donate\n');
});

test('are what the door of the other machine reads', async () => {
  await place.run('--format', 'settings', '--config', config);
  await place.run('--format', 'settings', '--config', config);
  const folders = place.files();
  expect(folders).toHaveLength(2);
  for (const folder of folders) {
    const read = readSettingsFile(join(place.out, folder, 'kiosk.yaml'), join(place.directory, 'none'));
    expect(read).toMatchObject({
      ok: true,
      value: {
        values: { service: { leaveAfterS: 60 }, export: { evaDts: { makerCode: 'ABC' } } },
        pictures: [{ name: 'water.png', to: 'water.png', isNew: true }],
        left: [{ name: 'gone.png', why: 'missing' }],
      },
    });
  }
});

test('without a configuration are a sentence, and so they are not among the usual files', async () => {
  expect(await place.run('--format', 'settings')).toMatchObject({
    code: 1,
    reason: 'no-configuration',
    complaint: expect.stringContaining('name it with --config'),
  });
  place.writeSales();
  expect((await place.listed()).map(({ format }) => format)).not.toContain('settings');
});

test('leave nothing on a stick without room', async () => {
  const { code, complaint } = place.runOnStick('4k', '--format', 'settings', '--config', config, '--language', 'en');
  expect([code, complaint]).toEqual([1, expect.stringContaining('there is no room')]);
  expect(complaint).not.toContain('kiosk.yaml\n');
});
