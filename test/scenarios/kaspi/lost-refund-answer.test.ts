import { describe, expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import {
  newRefund,
  onRefundAnswered,
  onRefundDetails,
  onRefundLook,
  REFUND_LIMITS,
  type Refund,
  type RefundOrder,
} from '../../../app/payment/refund.ts';
import type { Fault } from '../../../sandbox/http/fault.ts';
import { paid, value } from '../../support/sandbox/method-proofs.ts';
import { withSandbox } from '../../support/harness/sandbox-harness.ts';

const harness = withSandbox();

/** Carries a refund out over the real connection; only the waiting is fake. */
async function refund(
  amount: number,
  faults: readonly Fault[],
): Promise<{ end: Refund; calls: readonly (string | null)[]; returned: number }> {
  const { client, token } = await harness.registered('enhanced');
  const qrPaymentId = await paid({ scheme: 'enhanced', phone: harness.sandbox.phone, client, token }, tiyn(45_000));
  const order: RefundOrder = { qrPaymentId, amountTiyn: tiyn(amount), paidTiyn: tiyn(45_000) };
  for (const fault of faults) harness.sandbox.faults.next('payment/return', fault);
  const before = harness.sandbox.requests().length;
  let nowMs = 0;
  let step = newRefund(nowMs);
  while (step.step !== 'over') {
    if (step.step === 'ask') {
      step = onRefundAnswered(step, await client.returnPayment(token, qrPaymentId, order.amountTiyn), nowMs);
    } else {
      nowMs = Math.max(nowMs, step.notBeforeMonoMs);
      step = onRefundLook(step, nowMs);
      step = onRefundDetails(step, order, await client.paymentDetails(token, qrPaymentId), nowMs);
    }
  }
  const purchase = harness.sandbox.purchases().find(({ id }) => id === qrPaymentId);
  return { end: step, calls: harness.methodsSince(before), returned: purchase?.returnedTiyn ?? -1 };
}

const CARRIED_OUT: readonly (readonly [string, Fault])[] = [
  ['the connection is reset after the work', { kind: 'reset', work: 'done' }],
  ['a gateway answers 502 after the work', { kind: 'html-502', work: 'done' }],
  ['the answer is garbage', { kind: 'garbage' }],
  ['the answer breaks off', { kind: 'truncated', announce: 'all' }],
  ['the answer is empty', { kind: 'empty' }],
  ['-999 after the work', { kind: 'status', statusCode: -999, work: 'done' }],
  ['-99000006 after the work', { kind: 'status', statusCode: -99000006, work: 'done' }],
];

describe.each(CARRIED_OUT)('%s', (_what, fault) => {
  test.each([45_000, 15_000])('the details show a refund of %i tiyn: no second attempt', async (amount) => {
    const { end, calls, returned } = await refund(amount, [fault]);
    expect(end).toEqual({ step: 'over', outcome: { kind: 'refunded', by: 'details' } });
    expect(calls).toEqual(['payment/details', 'payment/return', 'payment/details']);
    expect(returned).toBe(amount);
  });
});

const NOT_CARRIED_OUT: readonly (readonly [string, Fault])[] = [
  ['the connection is reset before the work', { kind: 'reset', work: 'undone' }],
  ['a gateway answers 502 before the work', { kind: 'html-502' }],
  ['-999 before the work', { kind: 'status', statusCode: -999 }],
  ['-99000006 before the work', { kind: 'status', statusCode: -99000006 }],
];

describe.each(NOT_CARRIED_OUT)('%s', (_what, fault) => {
  test.each([45_000, 30_000])(
    '%i tiyn are requested again only after the details have shown the old amount for a while',
    async (amount) => {
      const { end, calls, returned } = await refund(amount, [fault]);
      expect(end).toMatchObject({ step: 'over', outcome: { kind: 'refunded', by: 'answer' } });
      const looks = REFUND_LIMITS.settleMs / REFUND_LIMITS.lookAgainMs + 1;
      expect(calls).toEqual([
        'payment/details',
        'payment/return',
        ...Array.from({ length: looks }, () => 'payment/details'),
        'payment/return',
      ]);
      expect(returned).toBe(amount);
    },
  );

  test('a part that the bank would refund twice is never requested again: a person must decide', async () => {
    const { end, calls, returned } = await refund(15_000, [fault]);
    expect(end).toEqual({ step: 'over', outcome: { kind: 'doubtful', code: 'UNANSWERED' } });
    expect(calls.filter((name) => name === 'payment/return')).toHaveLength(1);
    expect(returned).toBe(0);
  });
});

test('never answered, despite repeated requests: the money is owed, and a person must decide', async () => {
  const lost: Fault = { kind: 'reset', work: 'undone' };
  const { end, calls, returned } = await refund(
    45_000,
    Array.from({ length: REFUND_LIMITS.attempts }, () => lost),
  );
  // Three answers are missing, and the details may be behind: that nothing went back is not certain.
  expect(end).toMatchObject({ step: 'over', outcome: { kind: 'doubtful', code: 'ATTEMPTS' } });
  expect(calls.filter((name) => name === 'payment/return')).toHaveLength(REFUND_LIMITS.attempts);
  expect(returned).toBe(0);
});

test('a gateway that sends a refund twice: its answer counts, and the details show what happened', async () => {
  const { end, returned } = await refund(15_000, [{ kind: 'duplicate' }]);
  expect(end).toMatchObject({ outcome: { kind: 'refunded', by: 'answer' } });
  expect(returned).toBe(30_000);
});

test('details of another purchase decide nothing', async () => {
  const { client, token } = await harness.registered('enhanced');
  const kiosk = { scheme: 'enhanced', phone: harness.sandbox.phone, client, token } as const;
  const mine = await paid(kiosk);
  value(await client.paymentDetails(token, mine));
  expect(await client.paymentDetails(token, `0${mine}`)).toMatchObject({ ok: false });
});
