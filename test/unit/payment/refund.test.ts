import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import type { PaymentFailure } from '../../../app/payment/provider.ts';
import { newRefund, onRefundAnswered, onRefundDetails, REFUND_LIMITS, refundAfterRestart, type Refund, type RefundOrder } from '../../../app/payment/refund.ts';
import { err, ok } from '../../../app/result.ts';
import { problem } from '../../../app/session/problem.ts';

const order: RefundOrder = { qrPaymentId: '15', amountTiyn: tiyn(30_000), paidTiyn: tiyn(45_000) };
const silence = failure('retry', 'TIMEOUT');

function failure(action: PaymentFailure['action'], code: string): PaymentFailure {
  return { action, code, problem: problem('server-silent') };
}

function details(available: number, total = 45_000): ReturnType<typeof ok<{ totalTiyn: ReturnType<typeof tiyn>; availableReturnTiyn: ReturnType<typeof tiyn> }>> {
  return ok({ totalTiyn: tiyn(total), availableReturnTiyn: tiyn(available) });
}

describe('a refund', () => {
  test('looks before it asks, and ends with the answer', () => {
    const looked = onRefundDetails(newRefund(0), order, details(45_000), 0);
    expect(looked).toEqual({ step: 'return', attempts: 0, availableTiyn: 45_000 });
    expect(onRefundAnswered(looked, ok('77'), 5)).toEqual({ step: 'over', outcome: { kind: 'returned', by: 'answer', operationId: '77' } });
  });

  test('a lost answer is never followed by a second attempt before the details were asked', () => {
    const lost = onRefundAnswered({ step: 'return', attempts: 0, availableTiyn: tiyn(45_000) }, err(silence), 1_000);
    expect(lost).toMatchObject({ step: 'verify', attempts: 1 });
    expect(onRefundDetails(lost, order, details(15_000), 1_000)).toEqual({ step: 'over', outcome: { kind: 'returned', by: 'details' } });
    // The old amount proves nothing yet: the request may still lie in a gateway.
    const early = onRefundDetails(lost, order, details(45_000), 1_000);
    expect(early).toMatchObject({ step: 'verify', notBeforeMonoMs: 1_000 + REFUND_LIMITS.lookAgainMs });
    expect(onRefundDetails(early, order, details(45_000), 1_000 + REFUND_LIMITS.settleMs)).toMatchObject({ step: 'return', attempts: 1 });
  });

  test('after a restart the details decide as well', () => {
    const after = refundAfterRestart(1, tiyn(45_000), 0);
    expect(onRefundDetails(after, order, details(15_000), 0)).toMatchObject({ step: 'over', outcome: { kind: 'returned' } });
  });

  test.each([
    ['-99000020', 'final'],
    ['-99000011', 'final'],
    ['-99000003', 'final'],
    ['990000018', 'payments-off'],
    ['123', 'refuse-sale'],
  ] as const)('a no (%s) keeps the money owed', (code, action) => {
    const asked: Refund = { step: 'return', attempts: 0, availableTiyn: tiyn(45_000) };
    expect(onRefundAnswered(asked, err(failure(action, code)), 0)).toEqual({ step: 'over', outcome: { kind: 'kept', code } });
  });

  test.each([
    ['more than is available', failure('final', '-99000005')],
    ['a forgotten device', failure('register-again', '-1501')],
  ])('%s leads back to the details', (_what, refusal) => {
    expect(onRefundAnswered({ step: 'return', attempts: 0, availableTiyn: tiyn(45_000) }, err(refusal), 0)).toMatchObject({ step: 'look', attempts: 1 });
  });

  test.each([
    ['another total', details(45_000, 50_000), 'TOTAL-DIFFERS'],
    ['a part went back already', details(20_000), 'PARTLY-RETURNED'],
  ])('%s is for a person', (_what, answer, code) => {
    expect(onRefundDetails(newRefund(0), order, answer, 0)).toEqual({ step: 'over', outcome: { kind: 'doubtful', code } });
  });

  test("the bank's own reversal of the whole counts as returned", () => {
    const whole = { ...order, amountTiyn: tiyn(45_000) };
    expect(onRefundDetails(newRefund(0), whole, details(0), 0)).toMatchObject({ step: 'over', outcome: { kind: 'returned', by: 'details' } });
  });

  test('silence about the details is waited out', () => {
    expect(onRefundDetails(newRefund(0), order, err(silence), 10)).toMatchObject({ step: 'look', notBeforeMonoMs: 10 + REFUND_LIMITS.lookAgainMs });
  });

  test('a purchase that the bank does not know: certain at first, doubtful after money was asked back', () => {
    const denied = err(failure('purchase-unknown', '-1601'));
    expect(onRefundDetails(newRefund(0), order, denied, 0)).toMatchObject({ outcome: { kind: 'kept' } });
    expect(onRefundDetails(refundAfterRestart(1, tiyn(45_000), 0), order, denied, 0)).toMatchObject({ outcome: { kind: 'doubtful' } });
  });
});

/** What the network does to one request: carried out or not, now or later, answered or not. */
const fate = fc.record({
  carriedOutAfterMs: fc.option(fc.integer({ min: 0, max: REFUND_LIMITS.settleMs - 1 })),
  answered: fc.boolean(),
});

test('whatever the network does: never twice, and the outcome is the truth', () => {
  fc.assert(
    fc.property(fc.array(fate, { minLength: 8, maxLength: 8 }), fc.array(fc.boolean(), { minLength: 100, maxLength: 100 }), (fates, detailsHeard) => {
      let nowMs = 0;
      let available = 45_000;
      let returns = 0;
      let late: { atMs: number }[] = [];
      const settle = (): void => {
        const due = late.filter(({ atMs }) => atMs <= nowMs);
        late = late.filter(({ atMs }) => atMs > nowMs);
        for (const _ of due) {
          if (available >= order.amountTiyn) {
            available -= order.amountTiyn;
            returns += 1;
          }
        }
      };
      let refund = newRefund(nowMs);
      for (let turn = 0; refund.step !== 'over' && turn < 100; turn += 1) {
        settle();
        if (refund.step === 'return') {
          const { carriedOutAfterMs, answered } = fates.shift() ?? { carriedOutAfterMs: 0, answered: true };
          const atOnce = carriedOutAfterMs === 0;
          if (carriedOutAfterMs !== null) late.push({ atMs: nowMs + carriedOutAfterMs });
          settle();
          refund = onRefundAnswered(refund, atOnce && answered ? ok('1') : err(silence), nowMs);
        } else {
          nowMs = Math.max(nowMs, refund.notBeforeMonoMs);
          settle();
          refund = onRefundDetails(refund, order, detailsHeard[turn] === true ? details(available) : err(silence), nowMs);
        }
      }
      settle();
      expect(returns).toBeLessThanOrEqual(1);
      if (refund.step !== 'over') return;
      if (refund.outcome.kind === 'returned') expect(returns).toBe(1);
      if (refund.outcome.kind === 'kept') expect(returns + late.length).toBe(0);
      expect(refund.outcome.kind).not.toBe('doubtful');
    }),
    { numRuns: 3_000 },
  );
});
