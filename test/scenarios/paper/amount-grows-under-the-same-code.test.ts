import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import type { CashHarness } from '../../support/harness/cash-harness.ts';
import { printed, slips, withNotes } from './harness.ts';

/** 500 in notes, 1 000 by QR that was cancelled twice; the notes are owed, and then the phone pays after all. */
function paidLate(): CashHarness {
  const harness = withNotes({ priceTiyn: 150_000 });
  harness.insert(500);
  harness.method('qr');
  harness.answerQr();
  harness.touch('cancel');
  harness.touch('cancel');
  expect(slips(harness)).toMatchObject([{ kind: 'claim', reason: 'cash-not-used', amountTiyn: 50_000 }]);
  return harness;
}

test('the debt has grown: a slip with the whole amount is printed', () => {
  const harness = paidLate();
  printed(harness);
  harness.answerStatus('processed');
  expect(harness.screen).toMatchObject({ name: 'error', reason: 'paid-late', amountTiyn: tiyn(150_000) });
  expect(slips(harness).map((slip) => (slip.kind === 'claim' ? slip.amountTiyn : null))).toEqual([50_000, 150_000]);
});

test('the result of the first slip does not mark the screen with the larger amount', () => {
  const harness = paidLate();
  harness.answerStatus('processed');
  printed(harness, 1);
  // With the second slip under way it is "printing"; without one "none". Never "printed": the paper has 500.
  expect(harness.screen).not.toMatchObject({ paper: 'printed' });
});
