import { describe, expect, it } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { sampleViews } from '../../../main/bench/samples/samples.ts';
import type { Receipt } from '../../../app/paper/slip.ts';
import { receiptPayments } from '../../../app/paper/receipt-payments.ts';

function receiptOf(changes: Partial<Receipt>): Receipt {
  const { success } = sampleViews;
  if (success?.name !== 'success') throw new Error('no sample of a receipt');
  return { ...success.receipt, amountTiyn: tiyn(135_000), ...changes };
}

describe('receiptPayments', () => {
  it('Kaspi QR alone pays the whole price', () => {
    expect(receiptPayments(receiptOf({ qrPaymentId: '7' }), null)).toEqual([
      { method: 'service', amountTiyn: 135_000 },
    ]);
  });

  it('notes first, the rest by QR', () => {
    expect(receiptPayments(receiptOf({ cashTiyn: tiyn(100_000), qrPaymentId: '7' }), null)).toEqual([
      { method: 'cash', amountTiyn: 100_000 },
      { method: 'service', amountTiyn: 35_000 },
    ]);
  });

  it('notes alone, with what exceeds the price', () => {
    const change = { amountTiyn: tiyn(65_000), claimCode: '7K4-82M' };
    expect(receiptPayments(receiptOf({ cashTiyn: tiyn(200_000), qrPaymentId: null }), change)).toEqual([
      { method: 'cash', amountTiyn: 200_000 },
    ]);
  });

  it('a QR that was paid although the notes were sufficient', () => {
    const change = { amountTiyn: tiyn(65_000), claimCode: null };
    expect(receiptPayments(receiptOf({ cashTiyn: tiyn(150_000), qrPaymentId: '7' }), change)).toEqual([
      { method: 'cash', amountTiyn: 150_000 },
      { method: 'service', amountTiyn: 50_000 },
    ]);
  });
});
