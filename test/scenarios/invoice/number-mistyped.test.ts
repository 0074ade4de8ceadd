import { expect, test } from 'vitest';
import { InvoiceHarness } from '../../support/harness/invoice-harness.ts';

test.each([
  ['701123456', 'too-short'],
  ['4951234567', 'not-kazakhstan'],
  ['', 'too-short'],
])('%s is a mistake in words: %s; nothing is sent, and no sale is opened', (digits, mistake) => {
  const kiosk = new InvoiceHarness().ready().untilPhone().type(digits).sendInvoice();
  expect(kiosk.screen).toMatchObject({ name: 'phone', mistake });
  expect(kiosk.count('ask-purchase')).toBe(0);
  expect(kiosk.entries.some(({ entry }) => entry.kind === 'sale-opened')).toBe(false);
  kiosk.send({ kind: 'erase', revision: kiosk.revision });
  expect(kiosk.screen).toMatchObject({ name: 'phone', mistake: null });
});

test('a number that the service sends nothing to is corrected in the same sale', () => {
  const kiosk = new InvoiceHarness().ready().untilPhone().type('7011234568').sendInvoice();
  kiosk.failPurchase('phone-refused');
  expect(kiosk.screen).toMatchObject({ name: 'phone', mistake: 'refused', typed: '+7 701 123 45 68' });
  kiosk.send({ kind: 'erase', revision: kiosk.revision });
  kiosk.type('7').sendInvoice('sale-2').answerPurchase('42');
  expect(kiosk.screen.name).toBe('invoice');
  kiosk.check().status({ kind: 'processed' });
  kiosk.pulseDone();
  expect(kiosk.ledger()).toMatchObject([{ saleId: 'sale-1', deliveredTiyn: 45_000 }]);
});

test('whoever leaves the keypad of an open sale ends it, and nothing is owed', async () => {
  const kiosk = new InvoiceHarness().ready().untilPhone().type('7011234568').sendInvoice();
  kiosk.failPurchase('phone-refused');
  await kiosk.clock.advance(61_000);
  expect(kiosk.screen.name).toBe('idle');
  expect(kiosk.ledger()).toMatchObject([{ state: 'closed', owedTiyn: 0, inDoubtTiyn: 0 }]);
});
