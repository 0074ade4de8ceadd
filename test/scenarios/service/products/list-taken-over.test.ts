import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { entrySchema } from '../../../../app/journal/entry.ts';
import { settingsEntries } from '../../../../app/service/state/settings-change.ts';
import { ProductsMachine, TEXT } from './harness.ts';

let machine: ProductsMachine;

beforeEach(async () => {
  machine = new ProductsMachine();
  await machine.ready().atDoor();
});

afterEach(() => {
  machine.dispose();
});

const HEADER = 'Название;Қазақша;Цена;Канал;Загружено;Картинка\r\n';
/** One grey pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);

async function read(content: string | Uint8Array): Promise<void> {
  machine.putOnStick('list.csv', content);
  machine.touchDoor({ kind: 'list-look' });
  await machine.carryOut();
  machine.touchDoor({ kind: 'list-read', index: 0 });
  await machine.carryOut();
}

const looked = () => machine.door.list?.looked;

/** As Windows programs write Russian without saying so. */
function windows1251(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return code >= 0x410 && code <= 0x44f ? code - 0x350 : code;
  });
}

function utf16(text: string): Uint8Array {
  return Buffer.from(`\uFEFF${text}`, 'utf16le');
}

test('what would change is shown before anything is written; then one touch writes it, with who and what on record', async () => {
  await read(`${HEADER}Вода;Су;"1 250,50 ₸";1;7;\r\nЧай;Шай;350;4;;\r\n`);
  expect(machine.text).toBe(TEXT);
  expect(looked()).toMatchObject({
    kind: 'plan',
    lines: [
      {
        kind: 'changed',
        id: 'water',
        fields: [
          { before: '450', after: '1250.5' },
          { before: '5', after: '7' },
        ],
      },
      { kind: 'new', channel: 4, priceTiyn: 35_000 },
      { kind: 'gone', id: 'juice' },
    ],
  });
  machine.touchDoor({ kind: 'list-take' });
  machine.touchDoor({ kind: 'list-take' });
  expect(machine.told('settings-intended')).toMatchObject([{ role: 'technician', step: 'products' }]);
  await machine.carryOut();
  expect(machine.door.notice).toEqual({ kind: 'taken' });
  expect(machine.door.list).toBeNull();
  expect(machine.told('settings-changed', 'stock-loaded').slice(1)).toMatchObject([
    { kind: 'settings-changed', role: 'technician' },
    { kind: 'stock-loaded', productId: 'water', count: 7 },
  ]);
  expect(machine.priceTiyn()).toBe(125_050);
  expect(machine.text).toContain('# the best');
  expect(machine.text).not.toContain('juice');
});

test.each([
  ['UTF-8 without a mark', (text: string) => text],
  ['UTF-8 with its mark', (text: string) => `\uFEFF${text}`],
  ['UTF-16', utf16],
  ['Windows-1251', windows1251],
])('%s with each separator', async (_name, encoded) => {
  for (const separator of [';', ',', '\t']) {
    const cells = [
      ['Название', 'Цена', 'Канал'],
      ['Вода', '500', '1'],
      ['Сок', '300', '2'],
    ];
    await read(encoded(cells.map((line) => line.join(separator)).join('\r\n')));
    expect(looked()).toMatchObject({ kind: 'plan', lines: [{ kind: 'changed', id: 'water' }] });
  }
});

test('one mistake, and nothing is taken over', async () => {
  await read(`${HEADER}Вода;Су;0;1;;\r\nСок;;300;1;;\r\n=1+1;;300;3;;\r\nЧай;;300;17;;\r\n`);
  const found = looked();
  expect(found?.kind === 'mistakes' ? found.mistakes.map(({ line, reason }) => [line, reason]) : found).toEqual([
    [2, 'price-zero'],
    [4, 'formula'],
    [5, 'channel-absent'],
  ]);
  machine.touchDoor({ kind: 'list-take' });
  expect(machine.told('settings-intended')).toEqual([]);
  expect(machine.text).toBe(TEXT);
});

test('pictures come along from the stick, named by what is in them, and customers see them at once', async () => {
  machine.putOnStick('Айран 1.PNG', PNG);
  await read(`${HEADER}Вода;Су;450;1;;Айран 1.PNG\r\nСок;;300;2;;juice\r\n`);
  expect(looked()).toMatchObject({ kind: 'plan', pictures: 1 });
  machine.touchDoor({ kind: 'list-take' });
  await machine.carryOut();
  expect(machine.door.notice).toEqual({ kind: 'taken' });
  const folder = join(machine.folder, 'pictures');
  const [picture = ''] = readdirSync(folder);
  expect(picture).toMatch(/^Айран-1-[0-9a-f]{10}\.png$/);
  expect(machine.text).toContain(`picture: ${picture}`);
  expect(machine.text).toContain('picturesDirectory: pictures');
  expect(machine.served).toContain(folder);
});

test.each([
  ['a photo of 40 MB', 'photo.jpg', Buffer.alloc(40_000_000, 1), 'picture-large'],
  ['a text', 'photo.png', Buffer.from('no picture'), 'picture-wrong'],
  ['none', 'other.png', PNG, 'picture-missing'],
])('instead of a picture %s', async (_name, file, content, reason) => {
  machine.putOnStick(file, content);
  await read(`${HEADER}Вода;Су;450;1;;${file === 'other.png' ? 'photo.png' : file}\r\n`);
  expect(looked()).toMatchObject({ kind: 'mistakes', mistakes: [{ line: 2, column: 'Картинка', reason }] });
  expect(existsSync(join(machine.folder, 'pictures'))).toBe(false);
});

test('a picture outside of the stick is not read', async () => {
  await read(`${HEADER}Вода;Су;450;1;;../kiosk.png\r\n`);
  machine.putOnStick('../kiosk.png', PNG);
  await read(`${HEADER}Вода;Су;450;1;;../kiosk.png\r\n`);
  expect(looked()).toMatchObject({ kind: 'mistakes', mistakes: [{ reason: 'picture-outside' }] });
});

test('the stick is pulled out before the touch: nothing is written, and the sentence names the picture', async () => {
  machine.putOnStick('ayran.png', PNG);
  await read(`${HEADER}Вода;Су;450;1;;ayran.png\r\n`);
  machine.pullStick();
  machine.touchDoor({ kind: 'list-take' });
  await machine.carryOut();
  expect(machine.door.notice).toEqual({ kind: 'not-changed', why: { kind: 'picture-gone', file: 'ayran.png' } });
  expect(machine.told('settings-unchanged')).toMatchObject([{ reason: 'picture-gone' }]);
  expect(machine.text).toBe(TEXT);
});

test('another picture has the name by the touch: the one that was shown is not there any more', async () => {
  machine.putOnStick('ayran.png', PNG);
  await read(`${HEADER}Вода;Су;450;1;;ayran.png\r\n`);
  machine.putOnStick('ayran.png', Buffer.concat([PNG, Buffer.from('more')]));
  machine.touchDoor({ kind: 'list-take' });
  await machine.carryOut();
  expect(machine.door.notice).toEqual({ kind: 'not-changed', why: { kind: 'picture-gone', file: 'ayran.png' } });
  expect(readdirSync(join(machine.folder, 'pictures'))).toEqual([]);
});

test('somebody edits the file meanwhile: nothing of the list is written', async () => {
  await read(`${HEADER}Вода;Су;500;1;;\r\nЧай;;350;4;;\r\n`);
  machine.edit(TEXT.replace('priceTenge: 450', 'priceTenge: 470'));
  machine.touchDoor({ kind: 'list-take' });
  await machine.carryOut();
  expect(machine.door.notice).toMatchObject({ kind: 'not-changed', why: { kind: 'conflict' } });
  expect(machine.text).toBe(TEXT.replace('priceTenge: 450', 'priceTenge: 470'));
});

test('a list that changes counts is taken back as a whole, and the sentence asks for a count', async () => {
  await read(`${HEADER}Вода;Су;500;2;7;\r\nСок;;310;1;;\r\n`);
  machine.touchDoor({ kind: 'list-take' });
  await machine.carryOut();
  expect(machine.text).not.toBe(TEXT);
  machine.touchDoor({ kind: 'undo' });
  await machine.carryOut();
  expect(machine.door.notice).toEqual({ kind: 'counts-undone' });
  expect(machine.text).toBe(TEXT);
});

test('a long list has several entries, because one holds fifty changes', () => {
  const changes = Array.from({ length: 120 }, (_, index) => ({
    kind: 'set' as const,
    path: ['catalogue', { id: `p${String(index)}` }, 'priceTenge'],
    before: 1,
    after: 2,
  }));
  const entries = settingsEntries({ kind: 'settings-changed', role: 'technician', step: 'products' }, changes);
  expect(
    entries.map((entry) => entrySchema.parse(entry)).flatMap((entry) => ('changes' in entry ? entry.changes : [])),
  ).toHaveLength(120);
  expect(entries).toHaveLength(3);
});

test('a list that is put aside while it is read changes nothing later', async () => {
  machine.putOnStick('list.csv', `${HEADER}Вода;Су;500;1;;\r\n`);
  machine.touchDoor({ kind: 'list-open' });
  await machine.carryOut();
  machine.touchDoor({ kind: 'list-read', index: 0 });
  machine.touchDoor({ kind: 'list-close' });
  await machine.carryOut();
  expect(machine.door.list).toBeNull();
  machine.touchDoor({ kind: 'template', template: 'water' });
  machine.touchDoor({ kind: 'list-take' });
  await machine.carryOut();
  expect(machine.door.products).toHaveLength(4);
});
