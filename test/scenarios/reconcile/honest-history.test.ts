import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { KaspiScheme } from '../../../app/payment/kaspi/methods.ts';
import { PRICE, withTradePoint, type TradePoint } from './trade-point.ts';

/** Everything in the data directory but SQLite's own scratch files. */
function contents({ dataDirectory }: TradePoint): readonly string[] {
  const files = readdirSync(dataDirectory)
    .filter((name) => !/-(shm|wal)$/.test(name))
    .sort();
  return files
    .filter((name) => name.includes('.'))
    .map(
      (name) =>
        `${name} ${createHash('sha256')
          .update(readFileSync(join(dataDirectory, name)))
          .digest('hex')}`,
    );
}

describe.each<KaspiScheme>(['standard', 'enhanced'])('%s', (scheme) => {
  const point = withTradePoint(scheme, { strict: true });

  test('a correct history has no finding, nothing is written, and no rule of the bank is broken', async () => {
    await point.sell();
    await point.owe();
    const failed = await point.open();
    expect(await point.harness.sandbox.phone.scanError(failed.qrPaymentId)).toMatchObject({ ok: true });
    point.write({ kind: 'purchase-failed', ...failed, status: 'Error' });
    const expired = await point.open();
    point.write(
      { kind: 'attempt-abandoned', saleId: expired.saleId, reason: 'scan-timeout' },
      { kind: 'purchase-expired', ...expired },
    );
    const refunded = await point.open();
    await point.pay(refunded.qrPaymentId);
    await point.refundOutside(refunded.qrPaymentId);
    point.write(
      { kind: 'paid', ...refunded, amountTiyn: PRICE },
      { kind: 'refund-intended', ...refunded, amountTiyn: PRICE },
      { kind: 'refund-asked', ...refunded, amountTiyn: PRICE, attempt: 1, availableTiyn: PRICE },
      { kind: 'refund-done', ...refunded, amountTiyn: PRICE, operationId: null },
    );

    const before = [contents(point), point.harness.sandbox.purchases(), point.harness.sandbox.violations().length];
    const count = point.harness.sandbox.requests().length;
    const { code, findings, summary } = await point.reconcile();
    expect([code, findings]).toEqual([0, []]);
    expect(summary).toMatchObject({ purchases: 5, compared: 5, findings: 0, notAsked: null });
    expect([contents(point), point.harness.sandbox.purchases(), point.harness.sandbox.violations().length]).toEqual(
      before,
    );
    const asked = new Set(point.harness.methodsSince(count));
    expect(asked).toEqual(new Set(['health/ping', 'payment/details', 'payment/status']));
  });
});
