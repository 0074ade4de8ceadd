import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import type { CashBench } from '../../support/harness/cash-harness.ts';
import { printed, slips, withNotes } from './harness.ts';

/** 500 in notes, 1 000 by QR that was cancelled twice; the notes are owed, and then the phone pays after all. */
function paidLate(): CashBench {
  const bench = withNotes({ priceTiyn: 150_000 });
  bench.insert(500);
  bench.method('qr');
  bench.answerQr();
  bench.touch('cancel');
  bench.touch('cancel');
  expect(slips(bench)).toMatchObject([{ kind: 'claim', reason: 'cash-not-used', amountTiyn: 50_000 }]);
  return bench;
}

test('the debt has grown: there is a slip with the whole amount', () => {
  const bench = paidLate();
  printed(bench);
  bench.answerStatus('processed');
  expect(bench.screen).toMatchObject({ name: 'error', reason: 'paid-late', amountTiyn: tiyn(150_000) });
  expect(slips(bench).map((slip) => (slip.kind === 'claim' ? slip.amountTiyn : null))).toEqual([50_000, 150_000]);
});

test('the word about the first slip does not mark the screen that names more', () => {
  const bench = paidLate();
  bench.answerStatus('processed');
  printed(bench, 1);
  // With the second slip under way it is "printing"; without one "none". Never "printed": the paper says 500.
  expect(bench.screen).not.toMatchObject({ paper: 'printed' });
});
