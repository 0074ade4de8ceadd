import { expect, test } from 'vitest';
import type { FoundPurchases } from '../../../app/payment/provider.ts';
import { ok } from '../../../app/result.ts';
import { tiyn } from '../../../app/money/money.ts';
import { DAY_MS, SECOND_MS } from '../../../app/units.ts';
import { InvoiceHarness } from '../../support/harness/invoice-harness.ts';
import { aService, CODE, INVOICE } from '../../support/harness/machine-settings.ts';

const services = [aService({ refundWay: 'direct', findsLost: true, methods: [CODE, INVOICE] })];
const FOUND: FoundPurchases = {
  isWhole: true,
  purchases: [
    {
      qrPaymentId: '42',
      qrToken: null,
      methods: [],
      pollIntervalMs: 5_000,
      scanTimeoutMs: DAY_MS,
      confirmTimeoutMs: 0,
      amountTiyn: tiyn(45_000),
      status: { kind: 'created' },
    },
  ],
};

/** The service is there again, and is found to have the invoice. */
async function find(kiosk: InvoiceHarness): Promise<void> {
  kiosk.send({ kind: 'connect-answered', provider: 'kaspi', result: ok({ tradePoint: null }) });
  while (kiosk.count('find-purchases') === 0) await kiosk.clock.advance(SECOND_MS);
  const { by, saleId } = kiosk.last('find-purchases');
  kiosk.send({ kind: 'find-answered', saleId, by, result: ok(FOUND) });
  expect(kiosk.ledger()[0]).toMatchObject({ inDoubtTiyn: 0 });
}

test('the screen with the doubt says from then on that the payment is checked, under the same code', async () => {
  const kiosk = new InvoiceHarness({ services }).ready().untilPhone().type('7011234567').sendInvoice();
  kiosk.failPurchase('retry');
  expect(kiosk.screen).toMatchObject({ name: 'error', reason: 'invoice-lost', money: 'in-doubt' });
  const { claimCode } = kiosk.ledger()[0] ?? {};
  await find(kiosk);
  expect(kiosk.screen).toMatchObject({ name: 'error', reason: 'invoice-lost', money: 'checking', claimCode });
});

test('a doubt that waited for a free screen is not shown any more', async () => {
  const kiosk = new InvoiceHarness({ services }).ready().untilPhone().type('7011234567').sendInvoice();
  kiosk.touch('cancel');
  kiosk.choose('sale-2');
  kiosk.failPurchase('retry');
  expect(kiosk.ledger()[0]).toMatchObject({ inDoubtTiyn: 45_000 });
  await find(kiosk);
  kiosk.touch('cancel');
  expect(kiosk.screen.name).toBe('idle');
});
