import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import type { Fault } from '../../../sandbox/http/fault.ts';
import { PRICE, withTradePoint } from './trade-point.ts';

const point = withTradePoint('enhanced');

test.each<readonly [string, Fault, boolean]>([
  ['the bank says no after the work', { kind: 'status', statusCode: -99000011, work: 'done' }, true],
  ['the answer is lost after the work, and a person gave up', { kind: 'reset', work: 'done' }, false],
])('%s: the debt would be paid twice', async (_what, fault, certain) => {
  await point.newKiosk();
  const sale = await point.open();
  await point.pay(sale.qrPaymentId);
  point.write({ kind: 'paid', ...sale, amountTiyn: PRICE }, { kind: 'refund-intended', ...sale, amountTiyn: PRICE });
  point.harness.sandbox.faults.next('payment/return', fault);
  point.write({ kind: 'refund-asked', ...sale, amountTiyn: PRICE, attempt: 1, availableTiyn: PRICE });
  const returned = await point.provider.refund({
    qrPaymentId: sale.qrPaymentId,
    refundQrId: null,
    amountTiyn: tiyn(PRICE),
  });
  expect(returned.ok).toBe(false);
  point.write(
    { kind: 'refund-failed', ...sale, certain, code: returned.ok ? '' : returned.error.code },
    { kind: 'debt-recorded', saleId: sale.saleId, amountTiyn: PRICE, claimCode: 'ABCD-EFGH' },
  );
  const { code, findings } = await point.reconcile();
  expect(code).toBe(1);
  expect(findings).toMatchObject([
    { finding: 'refund-carried-out', severity: 'money', facts: { amountTiyn: PRICE, owedTiyn: PRICE } },
  ]);
});

test.each([true, false])('a refund in progress (carried out: %s) is left to the machine', async (isDone) => {
  await point.newKiosk();
  const sale = await point.open();
  await point.pay(sale.qrPaymentId);
  if (isDone) await point.refundOutside(sale.qrPaymentId);
  point.write(
    { kind: 'paid', ...sale, amountTiyn: PRICE },
    { kind: 'refund-intended', ...sale, amountTiyn: PRICE },
    { kind: 'refund-asked', ...sale, amountTiyn: PRICE, attempt: 1, availableTiyn: PRICE },
  );
  expect(await point.reconcile()).toMatchObject({
    code: 1,
    findings: [{ finding: 'refund-undecided', severity: 'look' }],
  });
});
