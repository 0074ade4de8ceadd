import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { value } from '../../support/sandbox/method-proofs.ts';
import { PRICE, withTradePoint } from './trade-point.ts';

const point = withTradePoint('enhanced');
const PART = 15_000;

/** Paid, a third refunded by the journal, the rest delivered. */
async function refundPart(isAsked: boolean): Promise<string> {
  await point.newKiosk();
  const sale = await point.open();
  await point.pay(sale.qrPaymentId);
  const operationId = isAsked
    ? value(await point.provider.refund({ qrPaymentId: sale.qrPaymentId, refundQrId: null, amountTiyn: tiyn(PART) }))
    : '77';
  point.write(
    { kind: 'paid', ...sale, amountTiyn: PRICE },
    { kind: 'dispensed', saleId: sale.saleId, by: 'assumed', valueTiyn: PRICE - PART },
    { kind: 'refund-intended', ...sale, amountTiyn: PART },
    { kind: 'refund-asked', ...sale, amountTiyn: PART, attempt: 1, availableTiyn: PRICE },
    { kind: 'refund-done', ...sale, amountTiyn: PART, operationId },
  );
  return sale.qrPaymentId;
}

test('once, as in the journal: no finding', async () => {
  await refundPart(true);
  expect(await point.reconcile()).toMatchObject({ code: 0, findings: [] });
});

test('a gateway sent the refund twice', async () => {
  point.harness.sandbox.faults.next('payment/return', { kind: 'duplicate' });
  const qrPaymentId = await refundPart(true);
  expect(await point.reconcile()).toMatchObject({
    code: 1,
    findings: [
      { finding: 'refunded-more', qrPaymentIds: [qrPaymentId], facts: { journalTiyn: PART, refundedTiyn: 2 * PART } },
    ],
  });
});

test('the journal has a refund that the bank never made', async () => {
  await refundPart(false);
  expect(await point.reconcile()).toMatchObject({
    code: 1,
    findings: [{ finding: 'refunded-less', facts: { journalTiyn: PART, refundedTiyn: 0 } }],
  });
});
