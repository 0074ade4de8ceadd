import { describe, expect, test } from 'vitest';
import { columnOf } from '../../../app/service/doors/products/list-columns.ts';
import { readList } from '../../../app/service/doors/products/list-read.ts';
import type { ReadList } from '../../../app/service/doors/products/list-types.ts';

const HEADER = ['Название', 'Цена', 'Канал', 'Загружено', 'Вместимость', 'Картинка'];

function listOf(rows: readonly (readonly string[])[], header = HEADER, highest: number | null = 16): ReadList {
  const read = readList(
    { header, rows: rows.map((cells, index) => ({ line: index + 2, cells })), brokenLines: [] },
    highest,
  );
  if (!read.ok) throw new Error(read.error.reason);
  return read.value;
}

const reasons = (...rows: readonly (readonly string[])[]): readonly string[] =>
  listOf(rows).mistakes.map(({ reason, line, column }) => `${String(line)} ${column ?? '-'} ${reason}`);

describe('headers', () => {
  test.each([
    ['Название', 'name'],
    ['Наименование товара', 'name'],
    ['Тауар атауы', 'name'],
    ['Product name', 'name'],
    ['Название (каз.)', 'kk'],
    ['Қазақша атауы', 'kk'],
    ['name_kk', 'kk'],
    ['Название на русском', 'ru'],
    ['RU', 'ru'],
    ['Name in English', 'en'],
    ['Цена, тенге', 'price'],
    ['Цена (₸)', 'price'],
    ['Бағасы', 'price'],
    ['price KZT', 'price'],
    ['Канал реле', 'channel'],
    ['Арна', 'channel'],
    ['slot', 'channel'],
    ['Количество, шт.', 'stock'],
    ['Қалдығы', 'stock'],
    ['Ёмкость', 'capacity'],
    ['Сыйымдылығы', 'capacity'],
    ['Категория', 'category'],
    ['Категория на казахском', 'categoryKk'],
    ['Product category', 'category'],
    ['Фото', 'picture'],
    ['Штрихкод', null],
    ['', null],
  ])('%s is %s', (header, column) => {
    expect(columnOf(header)).toBe(column);
  });

  test('a column that is missing or there twice is named', () => {
    const read = (header: readonly string[]) => readList({ header, rows: [], brokenLines: [] }, null);
    expect(read(['Цена', 'Канал'])).toMatchObject({ error: { reason: 'column-missing', column: 'name' } });
    expect(read(['Название', 'Канал'])).toMatchObject({ error: { reason: 'column-missing', column: 'price' } });
    expect(read(['Название', 'Цена'])).toMatchObject({ error: { reason: 'column-missing', column: 'channel' } });
    expect(read(['Цена', 'price', 'Канал'])).toMatchObject({ error: { reason: 'column-twice', detail: 'price' } });
    expect(read(HEADER)).toMatchObject({ error: { reason: 'no-rows' } });
  });
});

describe('cells', () => {
  test.each([
    ['450', 450],
    ['1 250,50 ₸', 1250.5],
    ['1\u00A0250,50', 1250.5],
    ['1\u202F250', 1250],
    ['1250.00', 1250],
    ['450 тг', 450],
    ['450 теңге', 450],
  ])('the price %s', (cell, priceTenge) => {
    expect(listOf([['Вода', cell, '1']]).products[0]?.priceTenge).toBe(priceTenge);
  });

  test.each([
    ['-450', 'price-not-number'],
    ['=1+1', 'price-not-number'],
    ['0', 'price-zero'],
    ['1,250', 'price-decimals'],
    ['1,250.50', 'price-not-number'],
    ['99999999999', 'price-too-high'],
    ['', 'price-not-number'],
  ])('the price %s is a mistake', (cell, reason) => {
    expect(reasons(['Вода', cell, '1'])).toEqual([`2 Цена ${reason}`]);
  });

  test('formulas are refused, and never calculated', () => {
    for (const cell of ['=1+1', '+7', '@SUM(A1)', '-2', '=HYPERLINK("http://x")'])
      expect(reasons([cell, '450', '1'])).toEqual(['2 Название formula']);
  });

  test('each mistake has its line and its column', () => {
    expect(
      reasons(
        ['', '450', '1'],
        ['х'.repeat(61), '450', '2'],
        ['\u200B\u2800', '450', '3'],
        ['Kaspi Cola', '450', '4'],
        ['Сок', '450', '17'],
        ['Чай', '450', '0'],
        ['Чипсы', '450', '6', '11', '10'],
        ['Вода', '450', '7', '-1'],
        ['Вода', '450', '8', '', '0'],
        ['Вода', '450', '9', '', '', '', '50'],
      ),
    ).toEqual([
      '2 Название name-missing',
      '3 Название name-long',
      '4 Название name-blank',
      '5 Название name-kaspi',
      '6 Канал channel-absent',
      '7 Канал channel-wrong',
      '8 Загружено stock-over-capacity',
      '9 Загружено stock-wrong',
      '10 Вместимость capacity-wrong',
      '11 - cells',
    ]);
  });

  test('a channel that stands there twice is named with both lines', () => {
    expect(
      listOf([
        ['Вода', '450', '3'],
        ['Сок', '300', '3.0'],
      ]).mistakes,
    ).toEqual([{ reason: 'channel-twice', line: 3, column: 'Канал', found: '3', limit: 2 }]);
  });

  test('sixty products are taken, one more is not; blank lines are none', () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        line: index + 2,
        cells: [`Вода ${String(index)}`, '450', String(index + 1)],
      }));
    const blank = { line: 99, cells: ['', ' ', ''] };
    expect(readList({ header: HEADER, rows: [...rows(60), blank], brokenLines: [] }, null)).toMatchObject({ ok: true });
    expect(readList({ header: HEADER, rows: rows(61), brokenLines: [] }, null)).toMatchObject({
      error: { reason: 'too-many', detail: '61' },
    });
  });

  test('columns that mean nothing here are named, and otherwise left alone', () => {
    expect(listOf([['Вода', '450', '1', '4870001']], ['Название', 'Цена', 'Канал', 'Штрихкод'])).toMatchObject({
      ignored: ['Штрихкод'],
      mistakes: [],
      products: [{ name: 'Вода', channel: 1 }],
    });
  });
});
