import { describe, expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { ok } from '../../../app/result.ts';
import { InvoiceHarness } from '../../support/harness/invoice-harness.ts';

function cancelledOne(): InvoiceHarness {
  const kiosk = new InvoiceHarness().ready().untilInvoice();
  kiosk.touch('cancel');
  return kiosk;
}

describe('Cancel withdraws the invoice', () => {
  test('once its intent is on disk; the answer closes the sale', async () => {
    const kiosk = cancelledOne();
    await kiosk.clock.advance(0);
    expect(kiosk.order.indexOf('entry cancel-asked')).toBeLessThan(kiosk.order.indexOf('effect cancel-purchase'));
    expect(kiosk.ledger()).toMatchObject([{ state: 'unresolved' }]);
    kiosk.cancelled({ kind: 'failed', name: 'RemotePaymentCanceled' });
    expect(kiosk.ledger()).toMatchObject([{ state: 'closed', paidTiyn: 0 }]);
    await kiosk.clock.advance(600_000);
    expect(kiosk.count('cancel-purchase')).toBe(1);
  });

  test('a payment of the same second is found by it, and goes back', async () => {
    const kiosk = cancelledOne();
    await kiosk.clock.advance(0);
    kiosk.cancelled({ kind: 'processed' });
    expect(kiosk.screen).toMatchObject({ name: 'refund', step: 'asking', amountTiyn: 45_000 });
    const facts = { totalTiyn: tiyn(45_000), refundableTiyn: tiyn(45_000) };
    kiosk.send({ kind: 'details-answered', saleId: 'sale-1', qrPaymentId: '42', result: ok(facts) });
    kiosk.send({ kind: 'refund-answered', saleId: 'sale-1', qrPaymentId: '42', result: ok('7') });
    expect(kiosk.ledger()).toMatchObject([
      { paidTiyn: 45_000, deliveredTiyn: 0, refundedTiyn: 45_000, owedTiyn: 0, state: 'closed' },
    ]);
  });

  test('a lost answer is asked for again, ever more rarely, until there is one', async () => {
    const kiosk = cancelledOne();
    await kiosk.clock.advance(0);
    kiosk.cancelled('retry');
    await kiosk.clock.advance(5_000);
    expect(kiosk.count('cancel-purchase')).toBe(2);
    kiosk.cancelled('retry');
    await kiosk.clock.advance(5_000);
    expect(kiosk.count('cancel-purchase')).toBe(2);
    await kiosk.clock.advance(5_000);
    expect(kiosk.count('cancel-purchase')).toBe(3);
    kiosk.cancelled({ kind: 'failed', name: 'RemotePaymentCanceled' });
    expect(kiosk.ledger()).toMatchObject([{ state: 'closed' }]);
  });
});

test('whoever walks away leaves an invoice that is withdrawn at the end of the wait', async () => {
  const kiosk = new InvoiceHarness().ready().untilInvoice();
  await kiosk.clock.advance(300_000);
  expect(kiosk.screen).toMatchObject({ name: 'error', reason: 'scan-timeout', money: 'checking' });
  expect(kiosk.count('cancel-purchase')).toBe(1);
});

test('an invoice of before a power cut is withdrawn at the start, and its payment goes back', async () => {
  const kiosk = await new InvoiceHarness().ready().untilInvoice().restart();
  await kiosk.clock.advance(0);
  expect(kiosk.count('cancel-purchase')).toBe(1);
  kiosk.cancelled({ kind: 'processed' });
  expect(kiosk.ledger()).toMatchObject([{ paidTiyn: 45_000, owedTiyn: 45_000 }]);
  expect(kiosk.last('ask-details')).toMatchObject({ qrPaymentId: '42', provider: 'kaspi' });
});
