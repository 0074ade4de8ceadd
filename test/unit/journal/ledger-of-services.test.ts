import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ledgerLine } from '../../../app/journal/ledger.ts';
import { sharesOf } from '../../../app/journal/money-by-method.ts';
import { replay } from '../../../app/journal/replay.ts';
import { opened, PRICE, recorded } from './history.ts';

const PROVIDERS = ['kaspi', 'apipay', 'byfly', 'bankx'] as const;
const NUMBER = 'n-1';
const saleId = 'a';

/** Parts of one payment, what was asked for, and what became of the product and of the money. */
const story = fc.record({
  provider: fc.constantFrom(...PROVIDERS),
  commissionTiyn: fc.integer({ min: 0, max: 6_300 }),
  parts: fc.array(fc.integer({ min: 1, max: 60_000 }), { minLength: 0, maxLength: 4 }),
  isPaid: fc.boolean(),
  isDelivered: fc.boolean(),
  note: fc.constantFrom(0, 20_000, 50_000),
  isRefunded: fc.boolean(),
  isOwed: fc.boolean(),
});

test('whatever happens, the ledger of each service adds up at every moment, with its number as text', () => {
  fc.assert(
    fc.property(story, ({ provider, commissionTiyn, parts, isPaid, isDelivered, note, isRefunded, isOwed }) => {
      const [open, asked, known] = opened(saleId, NUMBER);
      const amounts = parts.map((_, index) => parts.slice(0, index + 1).reduce((sum, part) => sum + part, 0));
      const cameTiyn = amounts.at(-1) ?? 0;
      const paid = isPaid && cameTiyn > 0;
      const keptTiyn = paid ? Math.min(commissionTiyn, cameTiyn) : 0;
      const canDeliver = isDelivered && paid && cameTiyn - keptTiyn + note >= PRICE;
      const backTiyn = isRefunded && paid && !canDeliver ? cameTiyn : 0;
      const restTiyn = cameTiyn + note - backTiyn - (canDeliver ? PRICE + keptTiyn : 0);
      const entries: readonly object[] = [
        { ...open, provider, binding: provider },
        asked ?? {},
        { ...known, provider, binding: provider, amountTiyn: PRICE + commissionTiyn, commissionTiyn },
        ...(note > 0
          ? [
              { kind: 'bill-intended', saleId, billTiyn: note },
              { kind: 'bill-stacked', saleId, billTiyn: note },
            ]
          : []),
        ...amounts.map((amountTiyn) => ({ kind: 'part-paid', saleId, qrPaymentId: NUMBER, amountTiyn })),
        ...(paid ? [{ kind: 'paid', saleId, qrPaymentId: NUMBER, amountTiyn: cameTiyn }] : []),
        ...(canDeliver ? [{ kind: 'dispensed', saleId, by: 'seen', valueTiyn: PRICE }] : []),
        ...(canDeliver && keptTiyn > 0 ? [{ kind: 'commission-kept', saleId, amountTiyn: keptTiyn }] : []),
        ...(backTiyn > 0
          ? [
              { kind: 'refund-intended', saleId, qrPaymentId: NUMBER, amountTiyn: backTiyn },
              {
                kind: 'refund-asked',
                saleId,
                qrPaymentId: NUMBER,
                amountTiyn: backTiyn,
                attempt: 1,
                availableTiyn: backTiyn,
              },
              { kind: 'refund-done', saleId, qrPaymentId: NUMBER, amountTiyn: backTiyn, operationId: null },
            ]
          : []),
        ...(isOwed && restTiyn > 0
          ? [{ kind: 'debt-recorded', saleId, amountTiyn: restTiyn, claimCode: 'ABC-123' }]
          : []),
      ];
      const all = recorded(entries);
      for (let end = 3; end <= all.length; end += 1) {
        const sale = replay(all.slice(0, end)).sales.get(saleId);
        if (sale === undefined) throw new Error('the sale is gone');
        const line = ledgerLine(sale);
        expect(line.paidTiyn).toBe(line.deliveredTiyn + line.refundedTiyn + line.owedTiyn);
        expect(line).toMatchObject({ provider, purchases: [NUMBER], qrPaymentId: NUMBER });
        expect(line.commissionTiyn).toBeLessThanOrEqual(line.paidTiyn);
        const { cash, cashless } = sharesOf({ sale, entries: all.slice(0, end) });
        for (const name of ['soldTiyn', 'dispensedTiyn', 'refundedTiyn', 'owedTiyn'] as const)
          expect([name, cash[name] + cashless[name]]).toEqual([
            name,
            line[name === 'soldTiyn' ? 'paidTiyn' : name === 'dispensedTiyn' ? 'deliveredTiyn' : name],
          ]);
      }
      const line = ledgerLine(replay(all).sales.get(saleId) ?? never());
      expect(line).toMatchObject({ paidTiyn: cameTiyn + note, commissionTiyn: keptTiyn, owedTiyn: restTiyn });
      // With the product out the commission counts as delivered; without it all of it is given back or owed.
      expect(line.deliveredTiyn).toBe(canDeliver ? PRICE + keptTiyn : 0);
    }),
    { numRuns: 200 },
  );
});

function never(): never {
  throw new Error('the sale is gone');
}
