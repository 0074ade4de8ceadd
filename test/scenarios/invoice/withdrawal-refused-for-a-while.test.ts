import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { HOUR_MS } from '../../../app/units.ts';
import { InvoiceHarness } from '../../support/harness/invoice-harness.ts';
import { aService, INVOICE } from '../../support/harness/machine-settings.ts';

const POLLED = { ...INVOICE, asks: { kind: 'polls', shortestMs: 1_000 } } as const;

async function cancelledOne(): Promise<InvoiceHarness> {
  const services = [aService({ refundWay: 'direct', methods: [POLLED] })];
  const kiosk = new InvoiceHarness({ services }).ready().untilInvoice();
  kiosk.touch('cancel');
  await kiosk.clock.advance(0);
  return kiosk;
}

test('the service refuses the machine while an invoice is withdrawn: it is withdrawn once the service takes it again', async () => {
  const kiosk = await cancelledOne();
  kiosk.cancelled('payments-off');
  await kiosk.clock.advance(5_000);
  expect(kiosk.count('cancel-purchase')).toBe(2);
  kiosk.cancelled({ kind: 'failed', name: 'cancelled' });
  expect(kiosk.ledger()).toMatchObject([{ state: 'closed', paidTiyn: 0 }]);
});

test('it was paid meanwhile: the payment goes back', async () => {
  const kiosk = await cancelledOne();
  kiosk.cancelled('payments-off');
  await kiosk.clock.advance(5_000);
  kiosk.cancelled({ kind: 'processed', amountTiyn: tiyn(45_000) });
  expect(kiosk.last('ask-details')).toMatchObject({ qrPaymentId: '42', provider: 'kaspi' });
});

test('a refusal that is about this invoice is not repeated', async () => {
  const kiosk = await cancelledOne();
  kiosk.cancelled('final');
  await kiosk.clock.advance(HOUR_MS);
  expect(kiosk.count('cancel-purchase')).toBe(1);
});
