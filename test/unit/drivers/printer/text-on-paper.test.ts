import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import fc from 'fast-check';
import jsqr from 'jsqr';
import { describe, expect, test } from 'vitest';
import type { PaperLine } from '../../../../app/paper/document.ts';
import { glyphOf } from '../../../../drivers/printer/receipt-font.ts';
import { paperDots } from '../../../support/paper/paper-picture.ts';
import { profileOf } from '../../../../drivers/printer/escpos/models.ts';
import { PageText } from '../../../../drivers/printer/escpos/page-text.ts';
import { plainText } from '../../../../drivers/printer/escpos/plain-text.ts';
import { printed } from './printed.ts';

/** Every character that the blocks around our three languages have: letters, signs, arrows and frames. */
const blocks = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x370, 0x52f],
  [0x2010, 0x205e],
  [0x20a0, 0x20c0],
  [0x2100, 0x22ff],
  [0x2500, 0x266f],
] as const;
const characters = blocks
  .flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, offset) => String.fromCodePoint(first + offset)),
  )
  .filter((character) => plainText(character) === character && character.trim() !== '');

/** The list also has models with another language of commands (Star). */
const models = [
  undefined,
  ...ReceiptPrinterEncoder.printerModels.map(({ id }) => id).filter((id) => !id.startsWith('star-')),
];
const russian = 'абвгдежзийклмнопрстуфхцчшщъыьэюяёАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЁ';
const kazakh = 'әғқңөұүһіӘҒҚҢӨҰҮҺІ';
const latin = 'abcxyzABCXYZ0123456789.,:;!-+()/%?';
const signs = '₸№«»“”—–…·×\u00a0◙►☺';
const word = (letters: string): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...Array.from(letters)), minLength: 1, maxLength: 14 });
const words = fc
  .array(fc.oneof(word(russian), word(kazakh + russian), word(latin), word(latin + russian + kazakh + signs)), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) => parts.join(' '));

function line(text: string): PaperLine {
  return { kind: 'text', text, align: 'left', size: 'normal', isBold: false };
}

function blackRows(lines: readonly PaperLine[], model?: string): readonly string[] {
  return printed({ lines }, { model })
    .rows.map((row) => row.join(''))
    .filter((row) => row.includes('1'));
}

describe.each(models)('a paper from %s', (model) => {
  test('has the original text, without additional question marks', () => {
    fc.assert(
      fc.property(words, fc.constantFrom(32, 48), (text, columns) => {
        const paper = printed({ lines: [line(text)] }, { model, columns });
        const read = paper.text.join(' ');
        expect(read).not.toContain('\ufffd');
        expect(read).not.toContain('〓');
        const source = text.replaceAll('\u00a0', ' ');
        // Rows that went as pictures leave gaps; each row that went as text is in the source, letter by letter.
        for (const row of paper.text) expect(source.replace(/\s+/gu, '')).toContain(row.replace(/\s+/gu, ''));
        const count = (where: string): number => where.split('?').length - 1;
        expect(count(read)).toBeLessThanOrEqual(count(text));
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  test('has each character that goes as text as itself', () => {
    const page = new PageText(profileOf(model));
    // What the page lacks is drawn.
    const sent = characters.filter((character) => page.has(character)).map((character) => `${character}.`);
    expect(printed({ lines: sent.map(line) }, { model }).text).toEqual(sent);
    expect(sent).toEqual(expect.arrayContaining(Array.from(latin, (character) => `${character}.`)));
  });

  test('has every row as drawn with the bundled font, sent as text or as a picture', () => {
    // Both ways use the same cells, so the same words must blacken the same dots.
    expect(blackRows([line('Су 100 Қант ₸')], model)).toEqual(blackRows([line('Су 100 Қант ₸')]));
    expect(blackRows([line('Соль 100')], model)).toEqual(blackRows([line('Соль 100')], 'metapace-t1'));
  });
});

describe('the layout', () => {
  test('keeps an amount whole on the right, with plain spaces', () => {
    const pair: PaperLine = {
      kind: 'pair',
      left: 'Шоколад молочный с цельным фундуком',
      right: '1\u00a0450\u00a0тг',
      isBold: false,
    };
    expect(printed({ lines: [pair] }, { columns: 32 }).text).toEqual([
      'Шоколад молочный с',
      'цельным фундуком        1 450 тг',
    ]);
  });

  test('gives an amount that leaves no room a row of its own', () => {
    const pair: PaperLine = { kind: 'pair', left: 'Вода', right: '1\u00a0234\u00a0567\u00a0890 тг', isBold: false };
    expect(printed({ lines: [pair] }, { columns: 20 }).text).toEqual(['Вода', '    1 234 567 890 тг']);
  });

  test('breaks a word longer than the line, and never at a no-break space', () => {
    expect(printed({ lines: [line('x'.repeat(20))] }, { columns: 16 }).text).toEqual(['x'.repeat(16), 'xxxx']);
    expect(printed({ lines: [line('aaaaaaaaaa 1\u00a0000\u00a0000')] }, { columns: 16 }).text).toEqual([
      'aaaaaaaaaa',
      '1 000 000',
    ]);
  });

  test.each([16, 40, 60, 96])('fits %i columns', (columns) => {
    const { text, rows } = printed({ lines: [line('слово '.repeat(40)), { kind: 'rule' }] }, { columns });
    for (const row of text) expect(row.length).toBeLessThanOrEqual(columns);
    expect(text.join(' ')).toBe('слово '.repeat(40).trim());
    expect(rows.some((row) => row.every((dot) => dot === 1))).toBe(true);
  });
});

test('without FS . a clone that starts in double-byte mode would lose the letters', () => {
  expect(printed({ lines: [line('Привет')] }, {}, true).text).toEqual(['Привет']);
});

test('the font has every letter of the three languages', () => {
  for (const isBold of [false, true]) {
    // What our font has no picture of, as of a private character, is an empty frame.
    const frame = glyphOf('\ue000', isBold);
    for (const character of russian + kazakh + latin + '₸№«»“”„—–…×')
      expect([character, isBold, glyphOf(character, isBold)]).not.toEqual([character, isBold, frame]);
  }
});

test.each([
  [undefined, 48],
  [undefined, 32],
  ['epson-tm-t20iii', 48],
  ['pos-5890', 32],
  ['mpt-ii', 48],
] as const)('the QR code from %s at %i columns can be read', (model, columns) => {
  for (const content of ['SAUDA:K7PX-92MD', `https://example.kz/${'a1'.repeat(60)}`, 'Қазақша']) {
    const { width, height, dots } = paperDots(printed({ lines: [{ kind: 'qr', content }] }, { model, columns }));
    const pixels = new Uint8ClampedArray(width * height * 4).map((_, index) => dots[Math.floor(index / 4)] ?? 0);
    expect(jsqr(pixels, width, height)?.data).toBe(content);
  }
});
