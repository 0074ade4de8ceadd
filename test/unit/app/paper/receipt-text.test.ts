import jsQR from 'jsqr';
import { create } from 'qrcode';
import { expect, test } from 'vitest';
import { LANGUAGES } from '../../../../app/language/language.ts';
import { receiptText } from '../../../../app/paper/receipt-text.ts';
import { sampleViews } from '../../../../main/bench/samples/samples.ts';

/** A code of 93 modules in 40 mm has modules of 0.4 mm: smaller ones a telephone would not read from the screen. */
const MOST_MODULES = 93;

function textOf(sample: string, language: (typeof LANGUAGES)[number]): string {
  const screen = sampleViews[sample];
  if (screen?.name !== 'success') throw new Error(`${sample} is no receipt`);
  const { receipt, change, canBuyMore } = screen;
  const contact = '+7 700 123 45 67';
  return receiptText({ kind: 'receipt', language, receipt, change, isChangeSpendable: canBuyMore, contact });
}

test('the receipt to take away says what the printed one says, one fact a line', () => {
  expect(textOf('success-pieces-and-change', 'ru').split('\n')).toEqual([
    'Aqbulaq',
    'БИН 180340021791',
    'ТД «Мечта», 1 этаж',
    expect.stringMatching(/000127: 21\.03\.2026 17:07$/),
    'Сок яблочный',
    expect.stringMatching(/^3\s×\s450\s₸: 1\s350\s₸$/),
    `Итого: 1\u00a0350\u00a0₸`,
    `Наличные: 1\u00a0000\u00a0₸`,
    `Kaspi QR: 400\u00a0₸`,
    `Сдача не выдана: 50\u00a0₸`,
    'Номер оплаты: 4838126530',
    expect.any(String),
    '7K4-82M',
    expect.any(String),
    'Спасибо за покупку!',
    expect.any(String),
    '+7 700 123 45 67',
    expect.any(String),
  ]);
});

const SUCCESSES = ['success', 'success-long-name', 'success-more'];

test.each(SUCCESSES)('%s fits into a code that a telephone reads, in every language', (sample) => {
  for (const language of LANGUAGES) {
    const content = textOf(sample, language);
    const { modules } = create(content, { errorCorrectionLevel: 'L' });
    expect(modules.size, `${language}: ${String(content.length)} characters`).toBeLessThanOrEqual(MOST_MODULES);
    expect(decoded(modules)).toBe(content);
  }
});

/** What a camera reads: every module as 4 by 4 pixels, in a white margin. */
function decoded(modules: ReturnType<typeof create>['modules']): string | undefined {
  const { size } = modules;
  const side = (size + 8) * 4;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < size * 4; y += 1)
    for (let x = 0; x < size * 4; x += 1)
      if (modules.get(Math.floor(y / 4), Math.floor(x / 4)) === 1)
        pixels.fill(0, ((y + 16) * side + x + 16) * 4, ((y + 16) * side + x + 16) * 4 + 3);
  return jsQR(pixels, side, side)?.data;
}
