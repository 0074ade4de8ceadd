import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { ok } from '../../../app/result.ts';
import { claimCode } from '../../../app/claim-code.ts';
import { DELAYS } from '../../../app/session/delays.ts';
import { CashBench } from '../../support/harness/cash-harness.ts';

const dear = [{ id: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: tiyn(120_000) }];
const CODE = claimCode('sale-1');

/** 500 in notes and 700 by QR, and nothing moved: the 700 are on their way back, and the 500 are owed. */
async function refunding(): Promise<CashBench> {
  const bench = new CashBench({
    catalogue: dear,
    refundWay: 'direct',
    drop: { limitMs: 3_000, extraPulses: 0 },
  }).ready();
  bench.plugAcceptor().chooseCash().insert(500);
  bench.method('qr');
  bench.answerQr();
  bench.answerStatus('processed');
  bench.pulseDone('not-seen');
  expect(bench.screen).toMatchObject({ name: 'refund', step: 'asking', amountTiyn: 70_000 });
  return bench;
}

test('the bank does not answer: the screen names all that is owed until it does, under one code', async () => {
  const bench = await refunding();
  await bench.clock.advance(DELAYS.refundMs);
  expect(bench.screen).toMatchObject({ name: 'error', money: 'owed', amountTiyn: 120_000, claimCode: CODE });
  expect(bench.ledger()).toMatchObject([{ owedTiyn: 120_000 }]);
});

test('the bank has given its part back: that is said first, and then what is owed in notes', async () => {
  const bench = await refunding();
  const payment = { saleId: 'sale-1', qrPaymentId: '15' };
  bench.send({
    kind: 'details-answered',
    ...payment,
    result: ok({ totalTiyn: tiyn(70_000), availableReturnTiyn: tiyn(70_000) }),
  });
  bench.send({ kind: 'refund-answered', ...payment, result: ok('77') });
  expect(bench.screen).toMatchObject({ name: 'refund', step: 'done', amountTiyn: 70_000, alsoOwedTiyn: 50_000 });
  await bench.clock.advance(DELAYS.refundMoreMs);
  expect(bench.screen).toMatchObject({ name: 'error', money: 'owed', amountTiyn: 50_000, claimCode: CODE });
  expect(bench.ledger()).toMatchObject([{ refundedTiyn: 70_000, owedTiyn: 50_000 }]);
});
