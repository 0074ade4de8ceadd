import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../../app/language/schema.ts';
import { text as say } from '../../../../app/messages/text.ts';
import { MAX_AMOUNT_TIYN, tiyn } from '../../../../app/money/money.ts';
import { paperOf } from '../../../../app/paper/compose-slip.ts';
import type { PaperDocument, PaperLine } from '../../../../app/paper/document.ts';
import { amountOn } from './sheet.ts';
import { claimSlip, collectionSlip, receiptSlip } from './slips.ts';

type Pair = Extract<PaperLine, { kind: 'pair' }>;

const language = fc.constantFrom(...LANGUAGES);
const amount = fc.integer({ min: 1, max: MAX_AMOUNT_TIYN });
const quantity = fc.integer({ min: 1, max: 20 });

const pairsOf = ({ lines }: PaperDocument): readonly Pair[] => lines.filter((line) => line.kind === 'pair');
const valueOf = (document: PaperDocument, label: string): number | null => {
  const found = pairsOf(document).filter(({ left }) => left === label);
  return found.length === 1 ? amountOn(found[0]?.right ?? '') : null;
};

/** A sale: what it cost, what came in notes, how much of that as change of the sale before, what came above the price. */
const sale = fc
  .record({
    amount,
    quantity,
    notesOf: fc.integer({ min: 0, max: 1_000 }),
    carriedChangeOf: fc.integer({ min: 0, max: 1_000 }),
    over: fc.integer({ min: 0, max: 2_000_000 }),
    byQr: fc.boolean(),
  })
  .map((drawn) => {
    const received = drawn.amount + drawn.over;
    const cash = drawn.byQr ? Math.floor((received * drawn.notesOf) / 1_000) : received;
    return { ...drawn, received, cash, carriedChange: Math.floor((cash * drawn.carriedChangeOf) / 1_000) };
  });

describe('amounts on paper', () => {
  it('a receipt adds up exactly: price, carried change, notes, QR and change', () => {
    fc.assert(
      fc.property(
        language,
        sale,
        fc.boolean(),
        (inLanguage, { amount: total, quantity: count, over, byQr, cash, carriedChange, received }, isKept) => {
          const change = over === 0 ? null : { amountTiyn: tiyn(over), claimCode: isKept ? null : '7K4-82M' };
          const slip = receiptSlip(
            inLanguage,
            {
              amountTiyn: tiyn(total),
              quantity: count,
              cashTiyn: tiyn(cash),
              carriedTiyn: tiyn(carriedChange),
              qrPaymentId: byQr ? '4838126530' : null,
            },
            change,
          );
          const document = paperOf(slip);
          expect(valueOf(document, say(inLanguage, 'receipt.total'))).toBe(total);
          expect(valueOf(document, say(inLanguage, 'receipt.cash'))).toBe(cash - carriedChange || null);
          expect(valueOf(document, say(inLanguage, 'receipt.carried-change'))).toBe(carriedChange || null);
          expect(valueOf(document, 'Kaspi QR')).toBe(byQr ? received - cash || null : null);
          expect(valueOf(document, say(inLanguage, isKept ? 'receipt.change-kept' : 'receipt.change-owed'))).toBe(
            over === 0 ? null : over,
          );
          expect(valueOf(document, say(inLanguage, isKept ? 'receipt.change-owed' : 'receipt.change-kept'))).toBeNull();
        },
      ),
    );
  });

  it('the unit price times the quantity is the price, or there is no unit price', () => {
    fc.assert(
      fc.property(
        language,
        fc.integer({ min: 1, max: 5_000_000 }),
        quantity,
        fc.constantFrom(0, 0, 1),
        (inLanguage, price, count, rest) => {
          const total = price * count + rest;
          const [, product] = pairsOf(paperOf(receiptSlip(inLanguage, { amountTiyn: tiyn(total), quantity: count })));
          expect(product === undefined ? null : amountOn(product.right)).toBe(total);
          const [times = '', ...each] = (product?.left ?? '').split('\u00a0×\u00a0');
          const priceOfPiece = amountOn(each.join(''));
          if (count === 1) expect(each).toEqual([]);
          else expect(Number(times)).toBe(count);
          if (count > 1 && total % count === 0) expect(priceOfPiece).toBe(total / count);
          else expect(priceOfPiece).toBeNull();
        },
      ),
    );
  });

  it('a claim and a collection have exactly their sums', () => {
    fc.assert(
      fc.property(language, amount, fc.integer({ min: 0, max: 5_000 }), (inLanguage, total, bills) => {
        const sums = (document: PaperDocument): readonly (number | null)[] =>
          pairsOf(document)
            .map(({ right }) => amountOn(right))
            .filter((sum) => sum !== null);
        expect(sums(paperOf(claimSlip(inLanguage, { amountTiyn: tiyn(total) })))).toEqual([total]);
        const slip = collectionSlip(inLanguage);
        if (slip.kind !== 'collection') throw new Error('another slip');
        const document = paperOf({ ...slip, amountTiyn: tiyn(total), bills });
        expect(sums(document)).toEqual([total]);
        expect(pairsOf(document).map(({ right }) => right)).toContain(String(bills));
      }),
    );
  });
});
