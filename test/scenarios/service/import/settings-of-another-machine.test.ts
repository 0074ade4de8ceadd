import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { ImportMachine, OWN } from './harness.ts';

const PNG = Buffer.from('\x89PNG\r\n\x1a\nwater', 'latin1');
const THEIRS = `version: 1
operator: { name: Aqbulaq, bin: "180340021791", contact: "+7 700 111 22 33" }
payment:
  kaspi:
    scheme: standard
    baseUrl: https://qr.kaspi.kz/r2/v01
    deviceId: KIOSK-0099
    tradePointId: 99
    certificate: { pfxFile: certs/theirs.pfx, passphraseFile: secrets/passphrase }
    caFiles: [certs/ca.crt]
peripherals:
  relay: { driver: lcus, port: /dev/serial/by-path/not-here, pulseMs: 900 }
catalogue:
  - { id: juice, channel: 2, name: { kk: Шырын, ru: Сок, en: Juice }, priceTenge: 600, stock: 9, picture: juice.png }
  - { id: water, channel: 1, name: { kk: Су, ru: Вода, en: Water }, priceTenge: 500, stock: 1, picture: own/water.png }
display: { maxQuantity: 3, picturesDirectory: bilder }
service: { pinHash: "$scrypt$ln=15,r=8,p=1$c2FsdHNhbHQ$MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI", leaveAfterS: 60 }
export: { evaDts: { makerCode: ABC, serialNumber: "0000099", assetNumber: KIOSK-0099 } }
`;

let machine: ImportMachine;
afterEach(() => {
  machine.remove();
});

function plugged(): ImportMachine {
  machine = new ImportMachine();
  machine.put('KIOSK-0099_settings/kiosk.yaml', THEIRS);
  machine.put('KIOSK-0099_settings/bilder/juice.png', PNG);
  machine.put('KIOSK-0099_settings/bilder/own/water.png', Buffer.concat([PNG, Buffer.from('2')]));
  return machine;
}

test('is shown before anything is written: what changes, what stays behind and why', async () => {
  await plugged().atDoor();
  const { sections, newPictures, leftDevices, canStart } = machine.settings;
  expect(sections.map(({ section, isChosen }) => [section, isChosen])).toEqual([
    ['operator', true],
    ['products', true],
    ['removed', false],
    ['screen', true],
    ['other', true],
  ]);
  expect(sections.flatMap(({ changes }) => changes)).toEqual(
    expect.arrayContaining([
      { key: 'operator.contact', before: '+7 700 000 00 00', after: '+7 700 111 22 33' },
      { key: 'catalogue.water.priceTenge', before: '450', after: '500' },
      { key: 'display.maxQuantity', before: undefined, after: '3' },
    ]),
  );
  expect([newPictures, canStart]).toEqual([2, true]);
  expect(leftDevices).toEqual([{ device: 'relay', why: 'port-missing', found: '/dev/serial/by-path/not-here' }]);
  expect(machine.text).toBe(OWN);
  expect(machine.recorded).toEqual([]);
});

test('is written with one touch: comments and pieces stay, secrets and the other machine’s identity do not come', async () => {
  await plugged().atDoor();
  await machine.do({ kind: 'start' });
  expect(machine.door.notice).toMatchObject({ kind: 'written', needsRestart: true });
  const { text } = machine;
  expect(text).toContain('# Our own machine.');
  expect(text).toContain('# the owner');
  expect(text).toContain('priceTenge: 500, stock: 7, picture: own-water.png }   # cold');
  expect(text).toMatch(/id: juice, .*priceTenge: 600, stock: 0, picture: juice\.png/);
  expect(text).toContain('id: tea');
  for (const secret of ['KIOSK-0099', 'pinHash', 'kaspi', 'theirs', '0000099', 'not-here'])
    expect(text).not.toContain(secret);
  expect(text).toContain('picturesDirectory: pictures');
  expect(machine.beside('pictures')).toEqual(['juice.png', 'own-water.png']);
  expect(readFileSync(join(dirname(machine.file), 'pictures', 'juice.png'))).toEqual(PNG);
  expect(machine.beside('backups')).toHaveLength(1);
  expect(machine.recorded.map(({ kind }) => kind)).toEqual(['service-acted', 'settings-intended', 'settings-changed']);
  expect(machine.loop.state().settings.catalogue.map(({ id }) => id)).toEqual(['juice', 'water', 'tea']);
});

test('is taken back whole', async () => {
  await plugged().atDoor();
  await machine.do({ kind: 'start' });
  expect(machine.door.canUndo).toBe(true);
  await machine.do({ kind: 'undo' });
  expect(machine.text).toBe(OWN);
  expect(machine.door.notice).toEqual({ kind: 'undone' });
});

test('comes only in the parts that are marked', async () => {
  await plugged().atDoor();
  for (const section of ['operator', 'products', 'screen', 'removed'] as const)
    await machine.do({ kind: 'toggle', section });
  await machine.do({ kind: 'start' });
  expect(machine.text).toContain('priceTenge: 450, stock: 7');
  expect(machine.text).not.toContain('id: tea');
  expect(machine.text).toContain('leaveAfterS: 60');
  expect(machine.text).not.toContain('picturesDirectory');
});

test('is not there twice: a second time nothing differs', async () => {
  await plugged().atDoor();
  await machine.do({ kind: 'start' });
  await machine.do({ kind: 'choose-file', index: 0 });
  expect(machine.settings.sections.map(({ section }) => section)).toEqual(['removed']);
});

test('a second touch while it is written writes nothing twice', async () => {
  await plugged().atDoor();
  machine.act({ step: 'import', action: { kind: 'start' } });
  machine.act({ step: 'import', action: { kind: 'start' } });
  machine.act({ step: 'import', action: { kind: 'toggle', section: 'products' } });
  await machine.carryOut();
  expect(machine.beside('backups')).toHaveLength(1);
  expect(machine.recorded.filter(({ kind }) => kind === 'settings-intended')).toHaveLength(1);
});
