import { expect, test } from 'vitest';
import { DELAYS } from '../../../app/session/state/delays.ts';
import type { RefundWay } from '../../../app/payment/capabilities.ts';
import type { Screen } from '../../../app/session/view/view.ts';
import { MoneyHarness, PRICE, refusal, SALE } from './harness.ts';

function codeOn(screen: Screen): string | null {
  return screen.name === 'error' ? screen.claimCode : null;
}

test('the code on the screen is the one in the ledger, after restarts, and when the debt is settled', async () => {
  const harness = await new MoneyHarness({ refundWay: 'by-hand' }).ready().buy(3).drop(1);
  harness.jam();
  const code = codeOn(harness.screen);
  expect(code).toMatch(/^[0-9A-Z]{3}-[0-9A-Z]{3}$/);
  let run = harness;
  for (let restarts = 0; restarts < 3; restarts += 1) {
    run = run.restart({ darkMs: 30 * 24 * 3_600_000 }).ready();
    expect(run.ledger()).toMatchObject([{ state: 'debt', owedTiyn: 2 * PRICE, claimCode: code }]);
  }
  expect(run.written('debt-recorded')).toHaveLength(1);
  run.settleByHand(2 * PRICE);
  expect(run.restart().ready().ledger()).toMatchObject([
    { state: 'closed', deliveredTiyn: PRICE, refundedTiyn: 2 * PRICE, owedTiyn: 0, claimCode: code },
  ]);
});

test('the code shown during a slow refund is the code of the resulting debt', async () => {
  const harness = new MoneyHarness({ refundWay: 'direct' }).ready().buy(1).jam();
  await harness.clock.advance(DELAYS.refundMs);
  const shown = codeOn(harness.screen);
  expect(harness.screen).toMatchObject({ name: 'error', money: 'going-back' });
  harness.details(PRICE, PRICE);
  harness.refundRefused(refusal('-99000011'));
  expect(shown).not.toBeNull();
  expect(harness.ledger()).toMatchObject([{ state: 'debt', claimCode: shown }]);
});

test('a sale has the same code for any kind of debt', () => {
  const ways: readonly RefundWay[] = ['direct', 'with-customer', 'by-hand'];
  const codes = ways.map((refundWay) => {
    const harness = new MoneyHarness({ refundWay }).ready().buy(1);
    harness.failPulse({ certain: false });
    return [codeOn(harness.screen), harness.record().claimCode];
  });
  expect(new Set(codes.flat()).size).toBe(1);
});

test('another sale has another code', () => {
  const harness = new MoneyHarness().ready().buy(1);
  harness.failPulse({ certain: false });
  const other = new MoneyHarness().ready();
  other.choose('sale-2');
  expect(SALE).not.toBe('sale-2');
  other.send({ kind: 'pay', freshId: 'sale-2', revision: other.loop.view().frame.revision });
  other.answerQr('16');
  other.send({
    kind: 'status-answered',
    saleId: 'sale-2',
    qrPaymentId: '16',
    result: { ok: true, value: { kind: 'processed' } },
  });
  other.failPulse({ certain: false });
  expect(codeOn(other.screen)).not.toBe(codeOn(harness.screen));
});
