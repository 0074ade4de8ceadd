import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { entriesFor } from '../../../app/claims/decide.ts';
import { claimAfter, type Claim } from '../../../app/claims/claim.ts';
import { doubtfulNote, salesOf } from '../journal/history.ts';

/** A sale with this number of notes of 500 tenge that cannot be found. */
function claimWith(count: number): Claim {
  const [sale] = salesOf(doubtfulNote('a', 50_000));
  const [note] = sale?.bills ?? [];
  if (sale === undefined || note === undefined) throw new Error('no note in doubt');
  return { sale: { ...sale, bills: Array.from({ length: count }, () => note) }, status: 'doubtful-note', paybacks: [] };
}

test.each([1, 2, 3])('%i notes of one value are decided about together, and paid as one debt', (count) => {
  const claim = claimWith(count);
  const amountTiyn = tiyn(count * 50_000);
  const entries = entriesFor(claim, { note: 'in-cassette', paid: { amountTiyn, isChecked: false } });
  if (!entries.ok) throw new Error(entries.error.reason);
  expect(entries.value.map(({ kind }) => kind)).toEqual([
    ...Array.from({ length: count }, () => ['bill-stacked', 'debt-recorded']).flat(),
    'debt-settled',
  ]);
  const after = claimAfter(claim, entries.value, 0);
  expect(after).toMatchObject({
    status: 'paid',
    sale: { paidTiyn: amountTiyn, refundedTiyn: amountTiyn, debtTiyn: 0 },
    paybacks: [{ how: 'by-hand', amountTiyn }],
  });
  expect(after.sale.bills.every(({ status }) => status === 'stacked')).toBe(true);
});

test.each([1, 2, 3])('%i notes of one value that the customer kept', (count) => {
  const claim = claimWith(count);
  const entries = entriesFor(claim, { note: 'given-back', paid: null });
  if (!entries.ok) throw new Error(entries.error.reason);
  expect(claimAfter(claim, entries.value, 0)).toMatchObject({ status: 'nothing', sale: { paidTiyn: 0, debtTiyn: 0 } });
});
