import { expect, test } from 'vitest';
import { InvoiceHarness } from '../../support/harness/invoice-harness.ts';
import { aService, INVOICE } from '../../support/harness/machine-settings.ts';

const services = [aService({ refundWay: 'direct', methods: [{ ...INVOICE, commissionRate: 1_000 }] })];

function sent(): InvoiceHarness {
  return new InvoiceHarness({ services }).ready().untilPhone().type('7011234567').sendInvoice();
}

test('of an invoice whose answer was lost, the commission is in doubt as well', () => {
  const kiosk = sent().failPurchase('retry');
  expect(kiosk.screen).toMatchObject({ name: 'error', reason: 'invoice-lost', amountTiyn: 49_500 });
  expect(kiosk.ledger()).toMatchObject([{ paidTiyn: 0, inDoubtTiyn: 49_500, state: 'unresolved' }]);
});

test('so it is after a power cut between the request and its answer', async () => {
  const kiosk = await sent().restart();
  expect(kiosk.ledger()).toMatchObject([{ inDoubtTiyn: 49_500, state: 'unresolved' }]);
});
