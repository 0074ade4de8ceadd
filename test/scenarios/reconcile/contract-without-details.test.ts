import { expect, test } from 'vitest';
import { withTradePoint } from './trade-point.ts';

const point = withTradePoint('lite', { strict: true });

test('r1 reports that it has no details, and asks only about expired purchases', async () => {
  await point.sell();
  const expired = await point.open();
  await point.pay(expired.qrPaymentId);
  const unpaid = await point.open();
  const doubtful = await point.open();
  point.write(
    { kind: 'purchase-expired', ...expired },
    { kind: 'purchase-expired', ...unpaid },
    { kind: 'purchase-doubtful', ...doubtful, code: '-1601' },
  );
  const before = point.harness.sandbox.requests().length;
  const violations = point.harness.sandbox.violations().length;
  const { code, findings, summary } = await point.reconcile('--language', 'en');
  expect(code).toBe(1);
  expect(findings.map(({ finding, qrPaymentIds }) => [finding, ...qrPaymentIds])).toEqual([
    ['paid-not-in-journal', expired.qrPaymentId],
    ['still-undecided', doubtful.qrPaymentId],
  ]);
  expect(summary).toMatchObject({
    purchases: 4,
    compared: 2,
    notComparable: 1,
    notes: [expect.stringContaining('no payment/details')],
  });
  expect(point.harness.methodsSince(before)).toEqual(['health/ping', 'payment/status', 'payment/status']);
  expect(point.harness.sandbox.violations()).toHaveLength(violations);
});
