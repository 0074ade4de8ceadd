import { expect, test } from '../support/kiosk/kiosk-test.ts';
import { SPECIFICATION } from '../support/foreign-bank/dialect.ts';

test('methods are shown exactly as the bank names them', async ({ bank, kiosks }) => {
  bank.books.dialect = { ...SPECIFICATION, paymentMethods: ['Red', 'Gold'] };
  const kiosk = await kiosks.open();
  await kiosk.tapProduct('Су');
  await kiosk.waitScreen('qr');
  await expect(
    kiosk.page
      .getByRole('listitem')
      .filter({ hasText: 'Kaspi' })
      .filter({ hasNotText: /қосымшасын|басыңыз/ }),
  ).toHaveText(['Kaspi Red', 'Kaspi Gold']);
});
