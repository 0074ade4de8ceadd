import { SPECIFICATION, type Dialect } from '../../support/foreign-bank/dialect.ts';
import { REFUNDED, toRefundQr, waitRefund } from '../../support/kiosk/sales.ts';
import { expect, test } from '../../support/windowless/windowless-test.ts';

/** What live integrations teach (facts, section 3). */
const DIALECTS: Readonly<Record<string, Partial<Dialect>>> = {
  'camel case, numbers as text, a one-digit day': {
    names: 'camel',
    numbersAsText: true,
    transactionDate: '2021-11-3T11:55:14.166+06:00',
  },
  'upper case, terse, short amounts': {
    names: 'upper',
    terse: true,
    shortAmounts: true,
    transactionDate: '2025-10-22T17:10:50.717+05:00',
  },
  'lower case, a link as the code': {
    names: 'lower',
    lowerCaseMessage: true,
    qrToken: (id) => `https://qr.kaspi.kz/r/${id}`,
  },
};

for (const [name, changes] of Object.entries(DIALECTS)) {
  test(`refunded in a dialect of the bank: ${name}`, async ({ bank, kiosks }) => {
    bank.books.dialect = { ...SPECIFICATION, ...changes };
    const kiosk = await kiosks.open();
    const { qrReturn } = await toRefundQr(kiosk, bank);
    expect(kiosk.shown()).toMatchObject({ qrToken: qrReturn.qrToken });
    qrReturn.scan('payer');
    await waitRefund(kiosk, 'paid-late', 'done');
    expect(await kiosk.onlySale()).toMatchObject(REFUNDED);
  });
}
