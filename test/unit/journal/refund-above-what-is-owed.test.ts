import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkEntries } from '../../../app/journal/check-entries.ts';
import type { JournalEntry } from '../../../app/journal/entry.ts';
import { replay } from '../../../app/journal/replay.ts';
import { tiyn } from '../../../app/money/money.ts';
import { opened, recorded } from './history.ts';

const saleId = 'a';
const FIRST = 'n-1';
const SECOND = 'n-2';
const amount = fc.integer({ min: 1, max: 100_000 });

/** How far a first refund has come. */
const STEPS = ['none', 'intended', 'asked', 'done', 'failed', 'doubtful'] as const;
/** On its way, or given back. */
const COUNTS: ReadonlySet<string> = new Set(['intended', 'asked', 'done']);

const story = fc.record({
  paid: amount,
  more: fc.integer({ min: 0, max: 50_000 }),
  delivered: fc.integer({ min: 0, max: 100_000 }),
  step: fc.constantFrom(...STEPS),
  first: amount,
  wanted: fc.integer({ min: 1, max: 200_000 }),
});

function refund(qrPaymentId: string, of: number, step: (typeof STEPS)[number]): readonly JournalEntry[] {
  const one = { saleId, qrPaymentId, amountTiyn: tiyn(of) };
  const intended: JournalEntry = { kind: 'refund-intended', ...one };
  const asked: JournalEntry = { kind: 'refund-asked', ...one, attempt: 1, availableTiyn: one.amountTiyn };
  if (step === 'none') return [];
  if (step === 'intended') return [intended];
  if (step === 'asked') return [intended, asked];
  if (step === 'done') return [intended, asked, { kind: 'refund-done', ...one, operationId: null }];
  return [intended, asked, { kind: 'refund-failed', saleId, qrPaymentId, certain: step === 'failed', code: '-1' }];
}

test('no more is meant to go back than is owed and not on its way back already, whatever was before', () => {
  fc.assert(
    fc.property(story, (one) => {
      const paid = one.paid + one.more;
      const delivered = Math.min(one.delivered, paid);
      const first = Math.min(one.first, paid - delivered);
      const step = first > 0 ? one.step : 'none';
      const before = [
        ...opened(saleId, FIRST),
        { kind: 'paid', saleId, qrPaymentId: FIRST, amountTiyn: one.paid },
        ...(one.more > 0
          ? [
              { kind: 'bill-intended', saleId, billTiyn: one.more },
              { kind: 'bill-stacked', saleId, billTiyn: one.more },
            ]
          : []),
        ...(delivered > 0 ? [{ kind: 'dispensed', saleId, by: 'seen', valueTiyn: delivered }] : []),
        ...refund(FIRST, first, step),
      ];
      const { sales } = replay(recorded(before));
      const leftTiyn = paid - delivered - (COUNTS.has(step) ? first : 0);
      const checked = checkEntries(refund(SECOND, one.wanted, 'intended'), 0, (id) => sales.get(id));
      expect(checked.ok).toBe(one.wanted <= leftTiyn);
    }),
  );
});

test('two refunds in one step are checked one after the other', () => {
  const { sales } = replay(
    recorded([...opened(saleId, FIRST), { kind: 'paid', saleId, qrPaymentId: FIRST, amountTiyn: 1_000 }]),
  );
  const both = [...refund(FIRST, 600, 'intended'), ...refund(SECOND, 600, 'intended')];
  expect(checkEntries(both, 0, (id) => sales.get(id))).toMatchObject({
    ok: false,
    error: { entry: { qrPaymentId: SECOND }, detail: 'journal: more is to go back than is owed' },
  });
});

test('a journal of before that has more is still read', () => {
  const entries = [
    ...opened(saleId, FIRST),
    { kind: 'paid', saleId, qrPaymentId: FIRST, amountTiyn: 1_000 },
    ...refund(FIRST, 2_000, 'intended'),
  ];
  expect(replay(recorded(entries)).sales.get(saleId)?.refunds).toMatchObject([{ amountTiyn: 2_000 }]);
});
