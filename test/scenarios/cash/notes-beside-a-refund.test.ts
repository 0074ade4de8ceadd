import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { ok } from '../../../app/result.ts';
import { claimCode } from '../../../app/claim-code.ts';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { CashHarness } from '../../support/harness/cash-harness.ts';

const dear = [{ id: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: tiyn(120_000) }];
const CODE = claimCode('sale-1');

/** 500 in notes and 700 by QR, and nothing moved: the 700 are on their way back, and the 500 are owed. */
async function refunding(): Promise<CashHarness> {
  const harness = new CashHarness({
    catalogue: dear,
    refundWay: 'direct',
    drop: { limitMs: 3_000, extraPulses: 0 },
  }).ready();
  harness.plugAcceptor().chooseCash().insert(500);
  harness.method('qr');
  harness.answerQr();
  harness.answerStatus('processed');
  harness.pulseDone('not-seen');
  expect(harness.screen).toMatchObject({ name: 'refund', step: 'asking', amountTiyn: 70_000 });
  return harness;
}

test('the bank does not answer: until it does, the screen names the whole debt under one code', async () => {
  const harness = await refunding();
  await harness.clock.advance(DELAYS.refundMs);
  expect(harness.screen).toMatchObject({ name: 'error', money: 'owed', amountTiyn: 120_000, claimCode: CODE });
  expect(harness.ledger()).toMatchObject([{ owedTiyn: 120_000 }]);
});

test('the bank has refunded its part: the screen names that first, then the debt in notes', async () => {
  const harness = await refunding();
  const payment = { saleId: 'sale-1', qrPaymentId: '15' };
  harness.send({
    kind: 'details-answered',
    ...payment,
    result: ok({ totalTiyn: tiyn(70_000), refundableTiyn: tiyn(70_000) }),
  });
  harness.send({ kind: 'refund-answered', ...payment, result: ok('77') });
  expect(harness.screen).toMatchObject({ name: 'refund', step: 'done', amountTiyn: 70_000, alsoOwedTiyn: 50_000 });
  await harness.clock.advance(DELAYS.refundMoreMs);
  expect(harness.screen).toMatchObject({ name: 'error', money: 'owed', amountTiyn: 50_000, claimCode: CODE });
  expect(harness.ledger()).toMatchObject([{ refundedTiyn: 70_000, owedTiyn: 50_000 }]);
});
