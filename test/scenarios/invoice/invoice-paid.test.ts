import { expect, test } from 'vitest';
import { HOUR_MS } from '../../../app/units.ts';
import { ok } from '../../../app/result.ts';
import { InvoiceHarness } from '../../support/harness/invoice-harness.ts';

test('the choice leads to the keypad, the invoice is sent with one request, and a touch finds the payment', () => {
  const kiosk = new InvoiceHarness().ready();
  kiosk.choose();
  expect(kiosk.screen).toMatchObject({ name: 'payment', ways: [{ id: 'qr' }, { id: 'phone' }], takesCash: false });
  kiosk.way('phone').type('8701');
  expect(kiosk.screen).toMatchObject({ name: 'phone', typed: '+7 701', mistake: null });
  kiosk.type('1234567').sendInvoice();
  expect(kiosk.screen).toMatchObject({ name: 'preparing', isInvoice: true });
  expect(kiosk.last('ask-purchase')).toMatchObject({ by: { method: 'phone' }, phoneNumber: '7011234567' });
  kiosk.send({ kind: 'customer-answered', saleId: 'sale-1', result: ok('Серикова Айгуль') });
  kiosk.answerPurchase('42');
  expect(kiosk.screen).toMatchObject({
    name: 'invoice',
    phone: '+7 *** *** ** 67',
    customer: 'Сер*** А.',
    check: 'none',
    limit: { totalMs: 300_000 },
  });
  kiosk.check();
  expect(kiosk.screen).toMatchObject({ check: 'asked' });
  kiosk.status({ kind: 'created' });
  expect(kiosk.screen).toMatchObject({ name: 'invoice', check: 'not-paid' });
  kiosk.check().status({ kind: 'processed' });
  expect(kiosk.screen.name).toBe('dispensing');
  kiosk.pulseDone();
  expect(kiosk.ledger()).toMatchObject([
    { provider: 'kaspi', purchases: ['42'], paidTiyn: 45_000, deliveredTiyn: 45_000, owedTiyn: 0, state: 'closed' },
  ]);
});

test('nobody but a person asks about it, for as long as it takes', async () => {
  const kiosk = new InvoiceHarness().ready().untilInvoice();
  await kiosk.clock.advance(4 * 60_000);
  expect(kiosk.count('ask-status')).toBe(0);
  expect(kiosk.count('ask-for-person')).toBe(0);
  kiosk.check().check();
  expect(kiosk.count('ask-for-person')).toBe(1);
  await kiosk.clock.advance(30 * HOUR_MS);
  expect(kiosk.count('ask-status')).toBe(0);
});

test('the number is in no entry, and nowhere in the state once the invoice is sent', () => {
  const kiosk = new InvoiceHarness().ready().untilInvoice();
  const known = kiosk.entries.find(({ entry }) => entry.kind === 'purchase-known')?.entry;
  expect(known).toMatchObject({ phone: '+7 *** *** ** 67', asks: 'on-touch', method: 'phone', binding: 'test' });
  expect(JSON.stringify(kiosk.entries)).not.toContain('7011234567');
  expect(JSON.stringify(kiosk.loop.state().session)).not.toContain('7011234567');
  expect(JSON.stringify(kiosk.loop.view())).not.toContain('7011234567');
  expect(JSON.stringify(kiosk.log)).not.toContain('7011234567');
});
