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
import type { ForeignBank } from '../support/foreign-bank/bank.ts';
import type { Kiosk } from '../support/kiosk/kiosk.ts';
import type { PrinterPty } from '../support/lines/printer-line.ts';
import { buy, WATER } from '../support/kiosk/sales.ts';

interface Words {
  readonly language: Language;
  readonly button: string;
  readonly done: string;
  readonly product: string;
  readonly total: string;
  readonly payment: string;
  readonly notFiscal: string;
}

const WORDS: readonly Words[] = [
  {
    language: 'kk',
    button: 'Қазақша',
    done: 'Дайын',
    product: WATER.name,
    total: 'Барлығы',
    payment: 'Төлем нөмірі',
    notFiscal: 'Фискалдық чек емес',
  },
  {
    language: 'ru',
    button: 'Русский',
    done: 'Готово',
    product: 'Вода',
    total: 'Итого',
    payment: 'Номер оплаты',
    notFiscal: 'Не является фискальным чеком',
  },
];

/* An unknown printer has no Kazakh letters: lines with some are sent to it as pictures. */
const PRINTERS = [
  { name: 'a printer of unknown make', make: 'clone', settings: {}, pictures: ['kk'] },
  { name: 'an Epson', make: 'epson', settings: { model: 'epson-tm-t20iii' }, pictures: [] },
] as const;

/** A sale in this language, from idle to its paper. */
async function expectReceipt(
  { kiosk, bank, printer }: { kiosk: Kiosk; bank: ForeignBank; printer: PrinterPty },
  { button, product, total, payment, notFiscal }: Words,
  number: number,
  isPicture: boolean,
): Promise<void> {
  await kiosk.tap(button);
  const purchase = await buy(kiosk, bank, number, product);
  await waitPaper(kiosk, 'printed');
  await expect(kiosk.page.locator('.paper-notice')).toBeVisible();
  await expect(kiosk.page.locator('.receipt')).toHaveCount(0);
  const paper = latestPaper(printer, number);
  const lines = linesOn(paper);
  expectOnPaper(lines, 'Кофе и вода');
  expectOnPaper(lines, '180340021791');
  expectOnPaper(lines, product, '450\u00a0₸');
  expectOnPaper(lines, total, '450\u00a0₸');
  expectOnPaper(lines, payment, purchase.qrPaymentId);
  expectOnPaper(lines, notFiscal);
  const sale = (await kiosk.ledger()).at(-1);
  expectOnPaper(lines, `№ ${String(sale?.saleId.slice(0, 8)).toUpperCase()}`);
  expect(
    paper.text.some((line) => line.includes(notFiscal)),
    'sent as text',
  ).toBe(!isPicture);
  expect(sale).toMatchObject({ purchases: [purchase.qrPaymentId], state: 'closed', owedTiyn: 0 });
}

for (const { name, make, settings, pictures } of PRINTERS) {
  test.describe(name, () => {
    test.use({ roll: { make } });

    test('the receipt is printed in each language, names what was paid, and no letter is missing', async ({
      bank,
      printer,
      kiosks,
    }) => {
      const kiosk = await kiosks.open({ change: prints(printer.path, settings) });
      await waitPrinter(kiosk);
      for (const [index, words] of WORDS.entries()) {
        await test.step(words.language, async () => {
          const isPicture = pictures.some((one) => one === words.language);
          await expectReceipt({ kiosk, bank, printer }, words, index + 1, isPicture);
          await kiosk.tap(words.done);
          await kiosk.waitScreen('idle');
        });
      }
    });
  });
}
