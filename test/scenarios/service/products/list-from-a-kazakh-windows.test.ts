import { afterEach, beforeEach, expect, test } from 'vitest';
import { ProductsMachine, TEXT } from './harness.ts';

let machine: ProductsMachine;
beforeEach(async () => {
  machine = new ProductsMachine();
  await machine.ready().atDoor();
});
afterEach(() => {
  machine.dispose();
});

async function read(content: string | Uint8Array): Promise<void> {
  machine.putOnStick('list.csv', content);
  machine.touchDoor({ kind: 'list-look' });
  await machine.carryOut();
  machine.touchDoor({ kind: 'list-read', index: 0 });
  await machine.carryOut();
}

/** The letters of KZ-1048 that Windows-1251 does not have, by their bytes. */
const OWN: Readonly<Record<string, number>> = {
  Қ: 0x8d,
  қ: 0x9d,
  Һ: 0x8e,
  һ: 0x9e,
  Ұ: 0xa1,
  ұ: 0xa2,
  Ә: 0xa3,
  ә: 0xbc,
  Ө: 0xa5,
  ө: 0xb4,
  Ғ: 0xaa,
  ғ: 0xba,
  Ү: 0xaf,
  ү: 0xbf,
  Ң: 0xbd,
  ң: 0xbe,
  І: 0xb2,
  і: 0xb3,
};

function kz1048(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return OWN[letter] ?? (code >= 0x410 && code <= 0x44f ? code - 0x350 : code);
  });
}

test('in KZ-1048: customers see the Kazakh letters and not Serbian ones', async () => {
  await read(kz1048('Қазақша;Русский;Цена;Канал\r\nҚымыз, Әсем Өнім Үңгір Һ ұғ;Кумыс;500;1\r\nШырын;Сок;300;2\r\n'));
  expect(machine.door.list?.looked).toMatchObject({ kind: 'plan' });
  machine.touchDoor({ kind: 'list-take' });
  await machine.carryOut();
  expect(machine.text).toContain('Қымыз, Әсем Өнім Үңгір Һ ұғ');
});

test('saved where the code page has no Kazakh letters: the lost ones are named, and nothing is taken over', async () => {
  await read('Название;Цена;Канал\r\n?ымыз;500;1\r\nК?к шай;300;2\r\nЧай?;200;3\r\n');
  expect(machine.door.list?.looked).toMatchObject({
    kind: 'mistakes',
    mistakes: [
      { line: 2, reason: 'letters-lost', found: '?ымыз' },
      { line: 3, reason: 'letters-lost', found: 'К?к шай' },
    ],
  });
  expect(machine.text).toBe(TEXT);
});

test('names with line breaks and quotation marks, prices with a hard blank: read as a spreadsheet shows them', async () => {
  await read('Название;Цена;Канал\r\n"Вода ""Тау""\r\n0,5 л";"1\u00A0250,50 ₸";1\r\nСок;1250.5;2\r\n');
  expect(machine.door.list?.looked).toMatchObject({
    kind: 'plan',
    lines: [
      { kind: 'new', name: { ru: 'Вода "Тау" 0,5 л' }, priceTiyn: 125_050 },
      { kind: 'changed', id: 'juice', fields: expect.arrayContaining([expect.objectContaining({ after: '1250.5' })]) },
      { kind: 'gone', id: 'water' },
    ],
  });
});

test('ten thousand rows are too many, and that is said at once', async () => {
  const rows = Array.from({ length: 10_000 }, (_, index) => `Товар ${String(index)};100;${String((index % 16) + 1)}`);
  await read(['Название;Цена;Канал', ...rows].join('\n'));
  expect(machine.door.list?.looked).toMatchObject({ kind: 'failed', failure: { reason: 'too-many' } });
  expect(machine.text).toBe(TEXT);
});
