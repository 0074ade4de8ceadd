import { expect, test } from 'vitest';
import { claimCode } from '../../../app/claim-code.ts';
import { tiyn } from '../../../app/money/money.ts';
import { ok } from '../../../app/result.ts';
import { CreditHarness } from '../../support/harness/carried-change-harness.ts';

test('the bank reports another amount than the rest: the change is available again, in addition to the debt', async () => {
  const harness = await new CreditHarness().withChange();
  harness.more();
  harness.chooseFor('water');
  harness.method('qr', 'sale-2');
  harness.answerQr();
  const watched = harness.loop.state().watched[0];
  if (watched === undefined) throw new Error('nothing is watched');
  const { sale, qrPaymentId } = watched;
  const result = ok({ kind: 'processed', amountTiyn: tiyn(30_000) } as const);
  harness.loop.dispatch({ kind: 'status-answered', saleId: sale.saleId, qrPaymentId, result });
  expect(harness.loop.state().carriedChange).toMatchObject({ amountTiyn: 5_000 });
  expect(harness.ledger()).toMatchObject([
    { saleId: 'sale-1', owedTiyn: 5_000, state: 'debt', claimCode: claimCode('sale-1') },
    { saleId: 'sale-2', paidTiyn: 30_000, deliveredTiyn: 0 },
  ]);
});
