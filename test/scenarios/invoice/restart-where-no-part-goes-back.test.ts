import { expect, test } from 'vitest';
import { InvoiceHarness } from '../../support/harness/invoice-harness.ts';
import { aService, CODE } from '../../support/harness/machine-settings.ts';

const services = [aService({ refundWay: 'direct', refundsInParts: false, methods: [CODE] })];

test('the power fails between two pieces, at a service that gives nothing back but the whole: the rest is owed', async () => {
  const before = new InvoiceHarness({ services, maxQuantity: 2 }).ready();
  before.choose();
  before.send({ kind: 'quantity', quantity: 2, revision: before.revision });
  before.send({ kind: 'pay', freshId: 'sale-1', revision: before.revision });
  before.answerPurchase('ABC', { qrToken: 'https://pay.example/1' });
  before.status({ kind: 'processed' }, 'ABC');
  before.pulseDone();
  const kiosk = await before.restart(120_000);
  expect(kiosk.count('ask-details')).toBe(0);
  expect(kiosk.kinds()).not.toContain('refund-intended');
  expect(kiosk.ledger()).toMatchObject([
    { paidTiyn: 90_000, deliveredTiyn: 45_000, refundedTiyn: 0, owedTiyn: 45_000, state: 'debt' },
  ]);
});
