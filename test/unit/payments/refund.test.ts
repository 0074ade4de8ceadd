import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import type { PaymentFailure } from '../../../app/payment/provider.ts';
import {
  newRefund,
  onRefundAnswered,
  onRefundDetails,
  onRefundLook,
  REFUND_LIMITS,
  refundAfterRestart,
  type Refund,
  type RefundOrder,
} from '../../../app/payment/refund.ts';
import { err, ok } from '../../../app/result.ts';
import { problem } from '../../../app/problem.ts';

const order: RefundOrder = { qrPaymentId: '15', amountTiyn: tiyn(30_000), paidTiyn: tiyn(45_000) };
const silence = failure('retry', 'TIMEOUT');

function failure(action: PaymentFailure['action'], code: string): PaymentFailure {
  return { action, code, problem: problem('server-silent') };
}

function details(
  available: number,
  total = 45_000,
): ReturnType<typeof ok<{ totalTiyn: ReturnType<typeof tiyn>; refundableTiyn: ReturnType<typeof tiyn> }>> {
  return ok({ totalTiyn: tiyn(total), refundableTiyn: tiyn(available) });
}

describe('a refund', () => {
  test('reads the details before the request, and ends with the answer', () => {
    const looked = onRefundDetails(newRefund(0), order, details(45_000), 0);
    expect(looked).toEqual({ step: 'ask', attempts: 0, availableTiyn: 45_000 });
    expect(onRefundAnswered(looked, ok('77'), 5)).toEqual({
      step: 'over',
      outcome: { kind: 'refunded', by: 'answer', operationId: '77' },
    });
  });

  test('a second attempt after a lost answer always follows the details', () => {
    const lost = onRefundAnswered({ step: 'ask', attempts: 0, availableTiyn: tiyn(45_000) }, err(silence), 1_000);
    expect(lost).toMatchObject({ step: 'verify', attempts: 1 });
    expect(onRefundDetails(lost, order, details(15_000), 1_000)).toEqual({
      step: 'over',
      outcome: { kind: 'refunded', by: 'details' },
    });
    // The old amount proves nothing yet: the request may still lie in a gateway.
    const early = onRefundDetails(lost, order, details(45_000), 1_000);
    expect(early).toMatchObject({ step: 'verify', notBeforeMonoMs: 1_000 + REFUND_LIMITS.lookAgainMs });
    // An answer that was only late in arriving proves no more.
    const asked = onRefundLook(early, 1_000 + REFUND_LIMITS.settleMs - 1);
    expect(onRefundDetails(asked, order, details(45_000), 1_000 + REFUND_LIMITS.settleMs + 5_000)).toMatchObject({
      step: 'verify',
    });
    const askedLater = onRefundLook(early, 1_000 + REFUND_LIMITS.settleMs);
    expect(onRefundDetails(askedLater, order, details(45_000), 1_000 + REFUND_LIMITS.settleMs)).toMatchObject({
      step: 'ask',
      attempts: 1,
    });
  });

  test('after a restart the details decide as well', () => {
    const after = refundAfterRestart(1, tiyn(45_000), 0);
    expect(onRefundDetails(after, order, details(15_000), 0)).toMatchObject({
      step: 'over',
      outcome: { kind: 'refunded' },
    });
  });

  test.each([
    ['-99000020', 'final'],
    ['-99000011', 'final'],
    ['-99000003', 'final'],
    ['990000018', 'payments-off'],
  ] as const)('a no (%s) keeps the money owed', (code, action) => {
    const asked: Refund = { step: 'ask', attempts: 0, availableTiyn: tiyn(45_000) };
    expect(onRefundAnswered(asked, err(failure(action, code)), 0)).toEqual({
      step: 'over',
      outcome: { kind: 'kept', code },
    });
  });

  describe('a no without a meaning of its own', () => {
    const asked: Refund = { step: 'ask', attempts: 0, availableTiyn: tiyn(45_000) };
    const refused = onRefundAnswered(asked, err(failure('refuse-sale', '123')), 0);

    test('may be that of a repetition: the details show that the first one was carried out', () => {
      expect(onRefundDetails(refused, order, details(15_000), 100)).toEqual({
        step: 'over',
        outcome: { kind: 'refunded', by: 'details' },
      });
    });

    test('keeps the money owed where the details show that nothing went back', () => {
      expect(onRefundDetails(refused, order, details(45_000), 100)).toEqual({
        step: 'over',
        outcome: { kind: 'kept', code: '123' },
      });
    });

    test('is looked at by a person where the details do not come', () => {
      const later = onRefundDetails(refused, order, err(silence), 1_000);
      expect(later.step).toBe('verify');
      expect(onRefundDetails(later, order, err(silence), 1_000 + REFUND_LIMITS.deniedMs)).toMatchObject({
        outcome: { kind: 'doubtful' },
      });
    });
  });

  test.each([
    ['more than is available', failure('final', '-99000005')],
    ['a forgotten device', failure('register-again', '-1501')],
  ])('%s leads back to the details', (_what, refusal) => {
    expect(onRefundAnswered({ step: 'ask', attempts: 0, availableTiyn: tiyn(45_000) }, err(refusal), 0)).toMatchObject({
      step: 'look',
      attempts: 1,
    });
  });

  test.each([
    ['another total', details(45_000, 50_000), 'TOTAL-DIFFERS'],
    ['a part went back already', details(20_000), 'PARTLY-RETURNED'],
  ])('%s is for a person', (_what, answer, code) => {
    expect(onRefundDetails(newRefund(0), order, answer, 0)).toEqual({
      step: 'over',
      outcome: { kind: 'doubtful', code },
    });
  });

  test('nothing available at first may be too early; if it stays so a person must decide', () => {
    const whole = { ...order, amountTiyn: tiyn(45_000) };
    const early = onRefundDetails(newRefund(0), whole, details(0), 0);
    expect(early).toMatchObject({ step: 'look' });
    expect(onRefundDetails(early, whole, details(45_000), 5_000)).toMatchObject({ step: 'ask' });
    expect(onRefundDetails(early, whole, details(0), REFUND_LIMITS.settleMs)).toEqual({
      step: 'over',
      outcome: { kind: 'doubtful', code: 'NOTHING-AVAILABLE' },
    });
  });

  test('nothing available after a refusal as too much: it was refunded in the meantime', () => {
    const whole = { ...order, amountTiyn: tiyn(45_000) };
    const above = onRefundAnswered(
      { step: 'ask', attempts: 0, availableTiyn: tiyn(45_000) },
      err(failure('final', '-99000005')),
      0,
    );
    expect(onRefundDetails(above, whole, details(0), 5_000)).toEqual({
      step: 'over',
      outcome: { kind: 'refunded', by: 'details' },
    });
  });

  test('a refusal as too much at the last attempt proves a refund, but not its amount', () => {
    const last: Refund = { step: 'ask', attempts: REFUND_LIMITS.attempts - 1, availableTiyn: tiyn(45_000) };
    expect(onRefundAnswered(last, err(failure('final', '-99000005')), 0)).toMatchObject({
      outcome: { kind: 'doubtful' },
    });
  });

  test('missing details are requested ever more rarely, for a day', () => {
    let refund = newRefund(0);
    let nowMs = 0;
    let looks = 0;
    while (refund.step === 'look') {
      looks += 1;
      refund = onRefundDetails(refund, order, err(silence), nowMs);
      nowMs = refund.step === 'look' ? refund.notBeforeMonoMs : nowMs;
    }
    expect(refund).toEqual({ step: 'over', outcome: { kind: 'doubtful', code: 'TIMEOUT' } });
    expect(nowMs).toBeGreaterThanOrEqual(REFUND_LIMITS.doubtAfterMs);
    expect(looks).toBeLessThan(1_600);
  });

  test.each([
    ['the purchase is unknown', failure('purchase-unknown', '-1601')],
    ['a code that nobody has described', failure('refuse-sale', '12345')],
  ])('%s: the bank’s books may be behind, and in the end a person decides', (_what, no) => {
    const early = onRefundDetails(newRefund(0), order, err(no), 0);
    expect(early).toMatchObject({ step: 'look' });
    expect(onRefundDetails(early, order, details(45_000), 5_000)).toMatchObject({ step: 'ask' });
    expect(onRefundDetails(early, order, err(no), REFUND_LIMITS.deniedMs)).toEqual({
      step: 'over',
      outcome: { kind: 'doubtful', code: no.code },
    });
  });
});

describe('a part that the bank would refund a second time', () => {
  const part = { ...order, amountTiyn: tiyn(22_500) };
  const lost = onRefundAnswered({ step: 'ask', attempts: 0, availableTiyn: tiyn(45_000) }, err(silence), 0);

  test.each([REFUND_LIMITS.settleMs, 90_000, 3_600_000, REFUND_LIMITS.repeatableMs - 1])(
    'details that are %i ms late decide once they are up to date',
    (lagMs) => {
      const before = onRefundDetails(onRefundLook(lost, lagMs), part, details(45_000), lagMs);
      expect(before).toMatchObject({ step: 'verify' });
      expect(onRefundDetails(onRefundLook(before, lagMs), part, details(22_500), lagMs)).toEqual({
        step: 'over',
        outcome: { kind: 'refunded', by: 'details' },
      });
    },
  );

  test('it is never requested again: after hours a person must decide', () => {
    const { repeatableMs } = REFUND_LIMITS;
    expect(onRefundDetails(onRefundLook(lost, repeatableMs), part, details(45_000), repeatableMs)).toEqual({
      step: 'over',
      outcome: { kind: 'doubtful', code: 'UNANSWERED' },
    });
  });

  test('one tiyn more, and the bank itself refuses the second time', () => {
    const { settleMs } = REFUND_LIMITS;
    const more = { ...order, amountTiyn: tiyn(22_501) };
    expect(onRefundDetails(onRefundLook(lost, settleMs), more, details(45_000), settleMs)).toMatchObject({
      step: 'ask',
    });
  });

  test.each(['-99000011', '-99000020', '990000018'])(
    'a no (%s) to the repetition is not one to the first request',
    (code) => {
      const again: Refund = { step: 'ask', attempts: 1, availableTiyn: tiyn(45_000), isUnanswered: true };
      const refused = onRefundAnswered(again, err(failure('final', code)), 0);
      expect(refused).toMatchObject({ step: 'verify', attempts: 2 });
      const last = onRefundAnswered({ ...again, attempts: 2 }, err(failure('final', code)), 0);
      expect(last).toEqual({ step: 'over', outcome: { kind: 'doubtful', code } });
    },
  );

  test('refused as too much after a lost answer: the details decide once they are up to date', () => {
    const again: Refund = { step: 'ask', attempts: 1, availableTiyn: tiyn(45_000), isUnanswered: true };
    const refused = onRefundAnswered(again, err(failure('final', '-99000005')), 0);
    expect(refused).toMatchObject({ step: 'verify', attempts: 2 });
    expect(onRefundDetails(refused, order, details(15_000), 30_000)).toMatchObject({
      outcome: { kind: 'refunded', by: 'details' },
    });
  });
});

/** What the network does to one request: carried out or not, now or later, answered or not. */
const fate = fc.record({
  carriedOutAfterMs: fc.option(fc.integer({ min: 0, max: REFUND_LIMITS.settleMs - 1 })),
  answered: fc.boolean(),
});
/** What it does to a question about the details: when the bank looks, and when its answer arrives. */
const question = fc.record({ heard: fc.boolean(), travelsMs: fc.nat({ max: 15_000 }), seenAtQuestion: fc.boolean() });
const FATES = 8;
const QUESTIONS = 120;
/** How far the details are behind the books. */
const LAGS = [0, 0, 30_000, 90_000, 3_600_000, 3 * REFUND_LIMITS.repeatableMs];

test('with any faults of network and details: never twice, and the outcome is true', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(15_000, 20_000, 45_000),
      fc.array(fate, { minLength: FATES, maxLength: FATES }),
      fc.array(question, { minLength: QUESTIONS, maxLength: QUESTIONS }),
      fc.constantFrom(...LAGS),
      (amount, fates, questions, lagMs) => {
        const wanted = { ...order, amountTiyn: tiyn(amount) };
        let nowMs = 0;
        // The bank refuses only what is not there any more: of a part, the machine alone keeps it from happening twice.
        let available = 45_000;
        const carriedOutMs: number[] = [];
        let late: readonly number[] = [];
        const passTo = (ms: number): void => {
          nowMs = ms;
          const due = late.filter((atMs) => atMs <= nowMs);
          late = late.filter((atMs) => atMs > nowMs);
          for (const atMs of due) {
            if (available < amount) continue;
            carriedOutMs.push(atMs);
            available -= amount;
          }
        };
        const shown = (): number => 45_000 - amount * carriedOutMs.filter((atMs) => atMs + lagMs <= nowMs).length;
        let refund = newRefund(nowMs);
        for (const { heard, travelsMs, seenAtQuestion } of questions) {
          if (refund.step === 'ask') {
            const { carriedOutAfterMs, answered } = fates.shift() ?? { carriedOutAfterMs: 0, answered: true };
            const isLeft = available >= amount;
            if (carriedOutAfterMs !== null) late = [...late, nowMs + carriedOutAfterMs];
            passTo(nowMs);
            const word = isLeft ? ok('1') : err(failure('final', '-99000005'));
            refund = onRefundAnswered(refund, carriedOutAfterMs === 0 && answered ? word : err(silence), nowMs);
          } else if (refund.step !== 'over') {
            passTo(Math.max(nowMs, refund.notBeforeMonoMs));
            refund = onRefundLook(refund, nowMs);
            const before = shown();
            passTo(nowMs + travelsMs);
            refund = onRefundDetails(
              refund,
              wanted,
              heard ? details(seenAtQuestion ? before : shown()) : err(silence),
              nowMs,
            );
          }
        }
        const returns = carriedOutMs.length;
        const mayCome = Math.min(late.length, Math.floor(available / amount));
        expect(returns + mayCome).toBeLessThanOrEqual(1);
        if (refund.step !== 'over') return;
        if (refund.outcome.kind === 'refunded') expect(returns).toBe(1);
        if (refund.outcome.kind === 'kept') expect(returns + mayCome).toBe(0);
        // A person is called only where an answer is missing for good.
        if (refund.outcome.kind === 'doubtful')
          expect(['UNANSWERED', 'ATTEMPTS', '-99000005']).toContain(refund.outcome.code);
      },
    ),
    { numRuns: 3_000 },
  );
});
