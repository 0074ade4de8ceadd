import { expect, test } from 'vitest';
import { InvoiceHarness } from '../../support/harness/invoice-harness.ts';
import { aService, CODE, INVOICE } from '../../support/harness/machine-settings.ts';

const services = [aService({ refundWay: 'direct', methods: [INVOICE] })];

function machine(): InvoiceHarness {
  const kiosk = new InvoiceHarness({ services, hasAcceptor: true }).ready().plugAcceptor();
  kiosk.chooseCash();
  return kiosk;
}

test('the acceptor draws in a note at the keypad for the rest: it counts, and nothing of it is owed beside the sale', () => {
  const kiosk = machine();
  kiosk.stacked(200, false);
  kiosk.way('phone');
  expect(kiosk.screen.name).toBe('phone');
  kiosk.stacked(200, false);
  expect(kiosk.screen).toMatchObject({ name: 'cash', insertedTiyn: 40_000, restTiyn: 5_000 });
  expect(kiosk.ledger()).toMatchObject([{ state: 'open', paidTiyn: 40_000 }]);
  kiosk.way('phone').type('7011234567').sendInvoice();
  expect(kiosk.last('ask-purchase')).toMatchObject({ amountTiyn: 5_000 });
});

test('it reaches the price: the product is dispensed', () => {
  const kiosk = machine();
  kiosk.stacked(200, false);
  kiosk.way('phone');
  kiosk.stacked(500, false);
  expect(kiosk.screen.name).toBe('dispensing');
  kiosk.pulseDone();
  expect(kiosk.ledger()).toMatchObject([{ paidTiyn: 70_000, deliveredTiyn: 45_000, owedTiyn: 25_000 }]);
});

test('after the service has refused the number of an open sale as well', () => {
  const kiosk = new InvoiceHarness({ services, hasAcceptor: true }).ready().plugAcceptor();
  kiosk.untilPhone().type('7011234567').sendInvoice().failPurchase('phone-refused');
  expect(kiosk.screen).toMatchObject({ name: 'phone', mistake: 'refused' });
  kiosk.stacked(200, false);
  expect(kiosk.screen).toMatchObject({ name: 'cash', insertedTiyn: 20_000, restTiyn: 25_000 });
});

test('at the keypad of the next customer, whose sale is not open: it is owed to the one before', () => {
  const kiosk = machine();
  kiosk.touch('cancel');
  kiosk.untilPhone('sale-2');
  expect(kiosk.screen.name).toBe('phone');
  kiosk.stacked(200, false);
  expect(kiosk.screen.name).toBe('phone');
  expect(kiosk.ledger()).toMatchObject([{ paidTiyn: 20_000, owedTiyn: 20_000, state: 'debt' }]);
});

test('at the choice to which another commission has brought an open sale back', () => {
  const gold = { ...CODE, id: 'gold', canCancel: true, commissionRate: 100 } as const;
  const gateway = aService({ refundWay: 'direct', methods: [gold, INVOICE] });
  const kiosk = new InvoiceHarness({ services: [gateway], hasAcceptor: true }).ready().plugAcceptor();
  kiosk.choose();
  kiosk.way('gold').answerPurchase('42', { qrToken: 'https://pay.example/1' });
  expect(kiosk.screen.name).toBe('payment');
  kiosk.stacked(200, false);
  expect(kiosk.screen).toMatchObject({ name: 'cash', insertedTiyn: 20_000, restTiyn: 25_000 });
  expect(kiosk.ledger()).toMatchObject([{ paidTiyn: 20_000 }]);
});
