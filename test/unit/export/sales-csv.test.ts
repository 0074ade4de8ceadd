import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountCell, csvLine, textCell } from '../../../app/export/csv/cell.ts';
import { saleLine, salesHead, type SalesCsv } from '../../../app/export/csv/sales-csv.ts';
import { LANGUAGES, type Language } from '../../../app/language/language.ts';
import { SALES_COLUMNS, type SalesWord } from '../../../app/export/csv/columns.ts';
import { wayName } from '../../../app/messages/way-words.ts';
import { exportText } from '../../../app/messages/export-words.ts';
import { tiyn } from '../../../app/money/money.ts';
import { saleHistories } from '../../../main/ledger/sale-histories.ts';
import { readingOfEntries } from '../../support/export/audit-of.ts';
import { ALL_DAYS } from '../../support/all-days.ts';
import { cashSale, ENDINGS, recorded, sale, type Ending } from '../journal/history.ts';

/** The cells as an independent package reads them. */
function cellsOf(text: string): readonly (readonly string[])[] {
  return parse(text, { delimiter: ';', bom: true, record_delimiter: '\r\n' });
}

function tableIn(language: Language): SalesCsv {
  return {
    period: ALL_DAYS,
    language,
    words: (word: SalesWord) => exportText(language, `export.${word}`),
    wayName: (way) => wayName(language, way),
  };
}

const awkward = fc
  .array(
    fc.oneof(
      fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ';', '"', "'", ' ', ',', '1', 'E', '₸'),
      fc.string(),
    ),
  )
  .map((parts) => parts.join(''));

describe('a cell of free text', () => {
  test('comes out of another program as it went in, but for control characters and the mark', () => {
    fc.assert(
      fc.property(fc.array(awkward, { minLength: 2, maxLength: 6 }), (texts) => {
        const [cells = []] = cellsOf(csvLine(texts.map(textCell)));
        expect(cells).toHaveLength(texts.length);
        cells.forEach((cell, at) => {
          const plain = (texts[at] ?? '').replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
          expect([plain, `'${plain}`]).toContain(cell);
        });
      }),
    );
  });

  test('is never a formula, however it begins', () => {
    fc.assert(
      fc.property(awkward, (text) => {
        const [[cell = ''] = []] = cellsOf(csvLine([textCell(text), 'x']));
        expect(cell).not.toMatch(/^\s*[=+\-@\t\r＝＋－＠]/u);
      }),
    );
  });

  test.each([
    ['=1+1', "'=1+1"],
    ['+7 700', "'+7 700"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-5', "'-5"],
    ['\t=1', "' =1"],
    ['1234567890123456789', "'1234567890123456789"],
    ['12E5', "'12E5"],
    ['0012', "'0012"],
    ['1-2', "'1-2"],
    ['Сок; "0,5"', 'Сок; "0,5"'],
    ['Су', 'Су'],
    ['15', '15'],
  ])('%j is read as %j', (text, read) => {
    expect(cellsOf(csvLine([textCell(text), 'x']))[0]?.[0]).toBe(read);
  });
});

test('an amount has a decimal comma and every tiyn', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (amount) => {
      const cell = amountCell(tiyn(amount));
      expect(cell).toMatch(/^\d+,\d\d$/);
      expect(Number(cell.replace(',', ''))).toBe(amount);
    }),
  );
});

describe('the sales', () => {
  const endings = Object.keys(ENDINGS) as Ending[];
  const entries = recorded([
    ...endings.flatMap((ending, index) => sale(ending, `s${String(index)}`, String(100 + index))),
    ...cashSale('note', 50_000),
    { kind: 'change-kept', saleId: 'note', amountTiyn: 5_000 },
  ]);

  test('have the columns of every language, and a line for each sale that money came for', () => {
    for (const language of LANGUAGES) {
      const lines = [...saleHistories(readingOfEntries(entries))].map((history) =>
        saleLine(history, tableIn(language)),
      );
      const rows = cellsOf(salesHead(tableIn(language)) + lines.filter((line) => line !== null).join(''));
      for (const row of rows) expect(row).toHaveLength(SALES_COLUMNS.length);
      const paid = entries.filter(({ entry }) => entry.kind === 'paid' || entry.kind === 'bill-stacked').length;
      expect(rows).toHaveLength(paid + 1);
    }
  });

  test('add up: received is notes and QR, and what became of it', () => {
    const at = (name: (typeof SALES_COLUMNS)[number]): number => SALES_COLUMNS.indexOf(name);
    const columns = { received: at('column-received'), cash: at('column-cash'), qr: at('column-qr') };
    const used = [at('column-delivered'), at('column-refunded'), at('column-owed')];
    for (const history of saleHistories(readingOfEntries(entries))) {
      const line = saleLine(history, tableIn('ru'));
      if (line === null) continue;
      const [row = []] = cellsOf(line);
      const amount = (column: number): number => Number((row[column] ?? '').replace(',', ''));
      expect(amount(columns.cash) + amount(columns.qr)).toBe(amount(columns.received));
      expect(used.reduce((sum, column) => sum + amount(column), 0)).toBe(amount(columns.received));
      expect(amount(columns.received)).toBe(history.sale.paidTiyn);
    }
  });

  test('begin with the mark by which a Russian Excel knows UTF-8', () => {
    expect(Buffer.from(salesHead(tableIn('ru'))).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  });
});
