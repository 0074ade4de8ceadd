import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { ok } from '../../../app/result.ts';
import type { Effect } from '../../../app/session/state/effect.ts';
import { LoopHarness } from '../../support/harness/loop-harness.ts';

const event = { saleId: 'sale-1', qrPaymentId: '15' };

/** The QR of a sale over 450 tenge is on the screen. */
function onTheScreen(refundWay: 'by-hand' | 'with-customer' | 'direct'): LoopHarness {
  const harness = new LoopHarness({ refundWay }).ready();
  harness.choose();
  harness.answerQr();
  return harness;
}

function all(harness: LoopHarness, kind: Effect['kind']): readonly Effect[] {
  return harness.effects.filter((effect) => effect.kind === kind);
}

function paid(harness: LoopHarness, amount: number): void {
  harness.send({ kind: 'status-answered', ...event, result: ok({ kind: 'processed', amountTiyn: tiyn(amount) }) });
}

function details(harness: LoopHarness, total: number): void {
  const facts = { totalTiyn: tiyn(total), refundableTiyn: tiyn(total) };
  harness.send({ kind: 'details-answered', ...event, result: ok(facts) });
}

test.each([44_999, 45_001, 450, 4_500_000])(
  'Processed over %i tiyn instead of 45,000: nothing is dispensed, and exactly that is owed',
  (amount) => {
    const harness = onTheScreen('by-hand');
    paid(harness, amount);
    expect(all(harness, 'pulse-relay')).toEqual([]);
    expect(harness.screen).toMatchObject({
      name: 'error',
      reason: 'amount-differs',
      money: 'owed',
      amountTiyn: amount,
    });
    expect(harness.ledger()).toMatchObject([
      { state: 'debt', paidTiyn: amount, deliveredTiyn: 0, refundedTiyn: 0, owedTiyn: amount, dispensed: false },
    ]);
  },
);

test('the amount of the price sells', () => {
  const harness = onTheScreen('by-hand');
  paid(harness, 45_000);
  expect(all(harness, 'pulse-relay')).toHaveLength(1);
});

test('a contract with refunds through the customer offers the refund QR for the paid amount', () => {
  const harness = onTheScreen('with-customer');
  paid(harness, 44_000);
  expect(all(harness, 'pulse-relay')).toEqual([]);
  expect(all(harness, 'ask-refund-qr')).toHaveLength(1);
  expect(harness.screen).toMatchObject({ name: 'refund', reason: 'amount-differs', amountTiyn: 44_000 });
  expect(harness.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 44_000, owedTiyn: 44_000 }]);
});

test('it is refunded automatically and completely if the details agree', () => {
  const harness = onTheScreen('direct');
  paid(harness, 44_000);
  expect(harness.screen).toMatchObject({ name: 'refund', reason: 'amount-differs', amountTiyn: 44_000 });
  details(harness, 44_000);
  expect(all(harness, 'ask-refund')).toMatchObject([{ request: { amountTiyn: 44_000 } }]);
  harness.send({ kind: 'refund-answered', ...event, result: ok('77') });
  expect(harness.ledger()).toMatchObject([{ state: 'closed', paidTiyn: 44_000, refundedTiyn: 44_000, owedTiyn: 0 }]);
});

test('if the details have another total a person must decide', () => {
  const harness = onTheScreen('direct');
  paid(harness, 50_000);
  details(harness, 45_000);
  expect(all(harness, 'ask-refund')).toEqual([]);
  expect(harness.screen).toMatchObject({
    name: 'error',
    reason: 'amount-differs',
    money: 'owed',
    technicalCode: 'TOTAL-DIFFERS',
  });
  expect(harness.ledger()).toMatchObject([{ paidTiyn: 50_000, refundedTiyn: 0, owedTiyn: 50_000 }]);
});

test('after Cancel it is a late payment of that amount', () => {
  const harness = onTheScreen('by-hand');
  harness.send({ kind: 'cancel', revision: harness.loop.view().frame.revision });
  paid(harness, 44_000);
  expect(all(harness, 'pulse-relay')).toEqual([]);
  expect(harness.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 44_000, owedTiyn: 44_000 }]);
});
