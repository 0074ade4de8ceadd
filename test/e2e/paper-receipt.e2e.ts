import type { Language } from '../../app/language/schema.ts';
import {
  expectOnPaper,
  latestPaper,
  linesOn,
  prints,
  test,
  waitPaper,
  waitPrinter,
  expect,
} from '../support/lines/paper-line.ts';
import { buy, WATER } from '../support/kiosk/sales.ts';

interface Words {
  readonly language: Language;
  readonly button: string;
  readonly product: string;
  readonly total: string;
  readonly payment: string;
  readonly notFiscal: string;
}

const WORDS: readonly Words[] = [
  {
    language: 'kk',
    button: 'Қазақша',
    product: WATER.name,
    total: 'Барлығы',
    payment: 'Төлем нөмірі',
    notFiscal: 'Фискалдық чек емес',
  },
  {
    language: 'ru',
    button: 'Русский',
    product: 'Вода',
    total: 'Итого',
    payment: 'Номер оплаты',
    notFiscal: 'Не является фискальным чеком',
  },
];

/* A printer that nobody knows has no Kazakh letters: lines with some are sent to it as pictures. */
const PRINTERS = [
  { name: 'a printer of unknown make', make: 'clone', settings: {}, pictures: ['kk'] },
  { name: 'an Epson', make: 'epson', settings: { model: 'epson-tm-t20iii' }, pictures: [] },
] as const;

for (const { name, make, settings, pictures } of PRINTERS) {
  for (const { language, button, product, total, payment, notFiscal } of WORDS) {
    test.describe(`${name}, ${language}`, () => {
      test.use({ roll: { make } });

      test('the receipt is printed with the payments, and no letter is missing', async ({ bank, printer, kiosks }) => {
        const kiosk = await kiosks.open({ change: prints(printer.path, settings) });
        await waitPrinter(kiosk);
        await kiosk.tap(button);
        const purchase = await buy(kiosk, bank, 1, product);
        await waitPaper(kiosk, 'printed');
        await expect(kiosk.page.locator('.paper-notice')).toBeVisible();
        await expect(kiosk.page.locator('.receipt')).toHaveCount(0);
        const paper = latestPaper(printer);
        const lines = linesOn(paper);
        expectOnPaper(lines, 'Кофе и вода');
        expectOnPaper(lines, '180340021791');
        expectOnPaper(lines, product, '450\u00a0₸');
        expectOnPaper(lines, total, '450\u00a0₸');
        expectOnPaper(lines, payment, purchase.qrPaymentId);
        expectOnPaper(lines, notFiscal);
        const { saleId } = await kiosk.onlySale();
        expectOnPaper(lines, `№ ${saleId.slice(0, 8).toUpperCase()}`);
        const isPicture = pictures.some((one) => one === language);
        expect(
          paper.text.some((line) => line.includes(notFiscal)),
          'sent as text',
        ).toBe(!isPicture);
        expect(await kiosk.onlySale()).toMatchObject({ state: 'closed', owedTiyn: 0 });
      });
    });
  }
}
