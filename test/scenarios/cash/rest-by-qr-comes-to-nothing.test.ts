import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { CashBench } from '../../support/harness/cash-harness.ts';

const dear = [{ id: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: tiyn(100_000) }];

function restByQr(refundWay: 'direct' | 'by-hand' | 'with-customer' = 'by-hand'): CashBench {
  const bench = new CashBench({ catalogue: dear, refundWay }).ready();
  bench.plugAcceptor().chooseCash().insert(500);
  bench.method('qr');
  bench.answerQr();
  expect(bench.screen).toMatchObject({ name: 'qr', amountTiyn: 50_000 });
  return bench;
}

test('Cancel at the QR leads back to the notes, which can be completed', () => {
  const bench = restByQr();
  bench.touch('cancel');
  expect(bench.screen).toMatchObject({ name: 'cash', insertedTiyn: 50_000, restTiyn: 50_000 });
  bench.insert(500);
  bench.pulseDone();
  expect(bench.ledger()).toMatchObject([{ paidTiyn: 100_000, deliveredTiyn: 100_000, owedTiyn: 0 }]);
});

test('and Cancel there owes what is in', () => {
  const bench = restByQr();
  bench.touch('cancel');
  bench.touch('cancel');
  expect(bench.screen).toMatchObject({ name: 'error', reason: 'cash-not-used', amountTiyn: 50_000 });
});

test.each([
  ['by-hand', { name: 'error', money: 'owed', amountTiyn: 100_000 }],
  ['with-customer', { name: 'refund', step: 'preparing', amountTiyn: 50_000 }],
] as const)(
  'paid late all the same (%s): the screen names all that is owed under the one code',
  async (refundWay, screen) => {
    const bench = restByQr(refundWay);
    bench.touch('cancel');
    bench.touch('cancel');
    await bench.clock.advance(5_000);
    bench.answerStatus('processed');
    expect(bench.screen).toMatchObject(screen);
    if (refundWay === 'with-customer') {
      bench.touch('cancel');
      expect(bench.screen).toMatchObject({ name: 'error', money: 'owed', amountTiyn: 100_000 });
    }
    expect(bench.ledger()).toMatchObject([{ paidTiyn: 100_000, owedTiyn: 100_000, state: 'debt' }]);
  },
);

test('the QR is paid while notes complete the price: the product once, and the QR is owed', async () => {
  const bench = restByQr();
  bench.touch('cancel');
  bench.insert(500);
  bench.pulseDone();
  await bench.clock.advance(5_000);
  bench.answerStatus('processed');
  expect(bench.count('pulse-relay')).toBe(1);
  expect(bench.ledger()).toMatchObject([
    { paidTiyn: 150_000, deliveredTiyn: 100_000, owedTiyn: 50_000, state: 'debt' },
  ]);
});

test('the first QR of a sale says nothing about the second one on the screen', async () => {
  const bench = restByQr();
  bench.touch('cancel');
  bench.method('qr');
  bench.answerQr('16');
  await bench.clock.advance(5_000);
  bench.answerStatus('scanned', '16');
  bench.send({
    kind: 'status-answered',
    saleId: 'sale-1',
    qrPaymentId: '15',
    result: { ok: true, value: { kind: 'failed', name: 'Error' } },
  });
  expect(bench.screen).toMatchObject({ name: 'confirm' });
  await bench.clock.advance(5_000);
  bench.answerStatus('processed', '16');
  bench.pulseDone();
  expect(bench.ledger()).toMatchObject([{ paidTiyn: 100_000, deliveredTiyn: 100_000, owedTiyn: 0 }]);
});

test('the phone pays after the customer has gone back to the notes: the product comes, nothing is owed', async () => {
  const bench = restByQr();
  bench.touch('cancel');
  await bench.clock.advance(5_000);
  bench.answerStatus('processed');
  bench.pulseDone();
  expect(bench.ledger()).toMatchObject([{ paidTiyn: 100_000, deliveredTiyn: 100_000, owedTiyn: 0, state: 'closed' }]);
});

test('the answer for an earlier rest is not shown as the QR for a later one', () => {
  const bench = new CashBench({
    catalogue: [{ id: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: tiyn(120_000) }],
  }).ready();
  bench.plugAcceptor().chooseCash().insert(500);
  bench.method('qr');
  const first = bench.effects.findLast((effect) => effect.kind === 'ask-purchase');
  bench.touch('cancel');
  bench.insert(500);
  bench.method('qr');
  if (first === undefined) throw new Error('no QR was asked for');
  const times = { pollIntervalMs: 5_000, scanTimeoutMs: 180_000, confirmTimeoutMs: 65_000 };
  bench.send({
    kind: 'purchase-answered',
    sale: first.sale,
    amountTiyn: first.amountTiyn,
    attempt: first.attempt,
    result: { ok: true, value: { qrPaymentId: '15', qrToken: 'for 700', methods: [], ...times } },
  });
  expect(bench.screen).toMatchObject({ name: 'preparing', amountTiyn: 20_000 });
  bench.answerQr('16');
  expect(bench.screen).toMatchObject({ name: 'qr', amountTiyn: 20_000, qrToken: 'token' });
});
