import { expect, test } from 'vitest';
import { InvoiceHarness } from '../../support/harness/invoice-harness.ts';

test('an invoice whose answer was lost is not sent twice: what it is about is in doubt, under a code', () => {
  const kiosk = new InvoiceHarness().ready().untilPhone().type('7011234567').sendInvoice();
  kiosk.failPurchase('retry');
  expect(kiosk.count('ask-purchase')).toBe(1);
  expect(kiosk.screen).toMatchObject({ name: 'error', reason: 'invoice-lost', money: 'in-doubt', amountTiyn: 45_000 });
  expect(kiosk.ledger()).toMatchObject([
    { paidTiyn: 0, owedTiyn: 0, inDoubtTiyn: 45_000, state: 'unresolved', claimCode: expect.any(String) as string },
  ]);
});

test('so it is after a power cut between the request and its answer', async () => {
  const kiosk = await new InvoiceHarness().ready().untilPhone().type('7011234567').sendInvoice().restart();
  expect(kiosk.ledger()).toMatchObject([{ inDoubtTiyn: 45_000, state: 'unresolved' }]);
  const card = { money: 'in-doubt', isInvoice: true, amountTiyn: 45_000, claimCode: expect.any(String) as string };
  expect(kiosk.screen).toMatchObject({ name: 'idle', interrupted: [card] });
  const again = await kiosk.restart();
  expect(again.ledger()).toMatchObject([{ inDoubtTiyn: 45_000 }]);
});

test('a request that was never sent leaves nothing in doubt', () => {
  const kiosk = new InvoiceHarness().ready().untilPhone().type('7011234567').sendInvoice();
  kiosk.failPurchase('refuse-sale');
  expect(kiosk.screen).toMatchObject({ name: 'error', reason: 'payment-refused', money: 'not-charged' });
  expect(kiosk.ledger()).toMatchObject([{ inDoubtTiyn: 0, state: 'closed' }]);
});

test('a late answer after Cancel is watched and withdrawn', async () => {
  const kiosk = new InvoiceHarness().ready().untilPhone().type('7011234567').sendInvoice();
  kiosk.touch('cancel');
  kiosk.answerPurchase('42');
  await kiosk.clock.advance(0);
  expect(kiosk.screen.name).toBe('idle');
  expect(kiosk.count('cancel-purchase')).toBe(1);
});
