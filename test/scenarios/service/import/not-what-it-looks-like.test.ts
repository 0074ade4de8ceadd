import { afterEach, beforeEach, expect, test } from 'vitest';
import { ImportMachine, OWN } from './harness.ts';

const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), Buffer.from('JFIF\0\u0001 a photo')]);
let machine: ImportMachine;
beforeEach(() => {
  machine = new ImportMachine();
});
afterEach(() => {
  machine.remove();
});

test.each([
  ['a photo', JPEG, 'no-text'],
  ['Windows-1251', Buffer.from([0x76, 0x65, 0x72, 0x3a, 0x20, 0xcf, 0xf0]), 'no-text'],
  ['other YAML', 'services: { web: {} }\n', 'no-settings'],
  ['damaged YAML', 'version: 1\n  operator: [\n', 'no-settings'],
  ['an empty file', '', 'no-settings'],
  [
    'a list of aliases without end',
    `version: 1\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [${'*a,'.repeat(9)}]\nc: &c [${'*b,'.repeat(9)}]\nd: [${'*c,'.repeat(9)}]\n`,
    'no-settings',
  ],
  ['secrets alone', 'version: 1\nservice: { pinHash: x }\npayment: { kaspi: { deviceId: A } }\n', 'nothing-in-it'],
  ['more than a megabyte', 'x'.repeat(1_000_001), 'too-long'],
])('%s under the name of a configuration is a sentence', async (_, content, reason) => {
  machine.put('kiosk.yaml', content);
  await machine.atDoor();
  expect(machine.door).toMatchObject({ opened: null, notice: { kind: 'settings-file', failure: { reason } } });
  expect(machine.text).toBe(OWN);
});

test('a UTF-8 mark in front is none of the settings', async () => {
  machine.put('kiosk.yaml', '\uFEFFversion: 1\r\noperator: { name: Elsewhere }\r\n');
  await machine.atDoor();
  expect(machine.settings.sections.map(({ section }) => section)).toEqual(['operator']);
});

test.each([
  ['a photo', JPEG, 'column-missing'],
  ['nothing', '', 'empty'],
  ['something else in JSON', '{"a": 1}', 'no-list'],
])('%s under the name of a list of payments is a sentence', async (_, content, reason) => {
  machine.put('payments.csv', content);
  await machine.atDoor();
  await machine.do({ kind: 'start' });
  expect(machine.door.notice).toMatchObject({
    kind: 'list',
    failure: { kind: 'file', reason, parameters: { file: 'payments.csv' } },
  });
});

test('pictures that are none, too large or outside of the folder stay behind, and the products keep theirs', async () => {
  machine.put(
    'a/kiosk.yaml',
    `version: 1
catalogue:
  - { id: water, channel: 1, name: { kk: Су, ru: Вода, en: Water }, priceTenge: 500, picture: water.png }
  - { id: tea, channel: 3, name: Чай, priceTenge: 300, picture: ../../secret.png }
  - { id: juice, channel: 2, name: Сок, priceTenge: 300, picture: gone.png }
display: { picturesDirectory: ../../../etc }
`,
  );
  machine.put('a/pictures/water.png', 'MZ this is a program');
  machine.put('secret.png', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
  await machine.atDoor();
  expect(machine.settings.leftPictures).toEqual([
    { name: 'water.png', why: 'no-picture' },
    { name: '../../secret.png', why: 'missing' },
    { name: 'gone.png', why: 'missing' },
  ]);
  await machine.do({ kind: 'start' });
  expect(machine.text).not.toContain('picture');
});
