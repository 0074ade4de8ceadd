import { describe, expect, test } from 'vitest';
import type { KaspiScheme } from '../../../app/payment/kaspi/methods.ts';
import { PRICE, withTradePoint } from './trade-point.ts';

describe.each<KaspiScheme>(['standard', 'enhanced'])(
  '%s: another device of the trade point gives money back',
  (scheme) => {
    const point = withTradePoint(scheme);

    test.each([PRICE, 15_000])('%i tiyn of a sale that was delivered', async (amount) => {
      await point.newKiosk();
      const { qrPaymentId } = await point.sell();
      await point.refundOutside(qrPaymentId, amount);
      const { code, findings } = await point.reconcile();
      expect(code).toBe(1);
      expect(findings).toMatchObject([
        { finding: 'refunded-more', qrPaymentIds: [qrPaymentId], facts: { journalTiyn: 0, refundedTiyn: amount } },
      ]);
    });

    test.each([PRICE, 15_000])('%i tiyn of a debt: it must not be paid a second time', async (amount) => {
      await point.newKiosk();
      const { qrPaymentId } = await point.owe();
      await point.refundOutside(qrPaymentId, amount);
      const { findings } = await point.reconcile();
      expect(findings).toMatchObject([
        {
          finding: 'debt-already-refunded',
          severity: 'money',
          facts: { amountTiyn: amount, owedTiyn: PRICE, claimCode: 'ABCD-EFGH' },
        },
      ]);
    });
  },
);
