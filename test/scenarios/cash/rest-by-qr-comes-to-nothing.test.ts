import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { CashHarness } from '../../support/harness/cash-harness.ts';

const dear = [{ id: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: tiyn(100_000) }];

function restByQr(refundWay: 'direct' | 'by-hand' | 'with-customer' = 'by-hand'): CashHarness {
  const harness = new CashHarness({ catalogue: dear, refundWay }).ready();
  harness.plugAcceptor().chooseCash().insert(500);
  harness.method('qr');
  harness.answerQr();
  expect(harness.screen).toMatchObject({ name: 'qr', amountTiyn: 50_000 });
  return harness;
}

test('Cancel at the QR leads back to the notes, which can be completed', () => {
  const harness = restByQr();
  harness.touch('cancel');
  expect(harness.screen).toMatchObject({ name: 'cash', insertedTiyn: 50_000, restTiyn: 50_000 });
  harness.insert(500);
  harness.pulseDone();
  expect(harness.ledger()).toMatchObject([{ paidTiyn: 100_000, deliveredTiyn: 100_000, owedTiyn: 0 }]);
});

test('and Cancel there makes the notes a debt', () => {
  const harness = restByQr();
  harness.touch('cancel');
  harness.touch('cancel');
  expect(harness.screen).toMatchObject({ name: 'error', reason: 'cash-not-used', amountTiyn: 50_000 });
});

test.each([
  ['by-hand', { name: 'error', money: 'owed', amountTiyn: 100_000 }],
  ['with-customer', { name: 'refund', step: 'preparing', amountTiyn: 50_000 }],
] as const)(
  'paid late all the same (%s): the screen names all that is owed under the one code',
  async (refundWay, screen) => {
    const harness = restByQr(refundWay);
    harness.touch('cancel');
    harness.touch('cancel');
    await harness.clock.advance(5_000);
    harness.answerStatus('processed');
    expect(harness.screen).toMatchObject(screen);
    if (refundWay === 'with-customer') {
      harness.touch('cancel');
      expect(harness.screen).toMatchObject({ name: 'error', money: 'owed', amountTiyn: 100_000 });
    }
    expect(harness.ledger()).toMatchObject([{ paidTiyn: 100_000, owedTiyn: 100_000, state: 'debt' }]);
  },
);

test('the QR is paid while notes complete the price: the product once, and the QR is owed', async () => {
  const harness = restByQr();
  harness.touch('cancel');
  harness.insert(500);
  harness.pulseDone();
  await harness.clock.advance(5_000);
  harness.answerStatus('processed');
  expect(harness.count('pulse-relay')).toBe(1);
  expect(harness.ledger()).toMatchObject([
    { paidTiyn: 150_000, deliveredTiyn: 100_000, owedTiyn: 50_000, state: 'debt' },
  ]);
});

test('the status of a sale’s first QR does not affect the second one on the screen', async () => {
  const harness = restByQr();
  harness.touch('cancel');
  harness.method('qr');
  harness.answerQr('16');
  await harness.clock.advance(5_000);
  harness.answerStatus('scanned', '16');
  harness.send({
    kind: 'status-answered',
    saleId: 'sale-1',
    qrPaymentId: '15',
    result: { ok: true, value: { kind: 'failed', name: 'Error' } },
  });
  expect(harness.screen).toMatchObject({ name: 'confirm' });
  await harness.clock.advance(5_000);
  harness.answerStatus('processed', '16');
  harness.pulseDone();
  expect(harness.ledger()).toMatchObject([{ paidTiyn: 100_000, deliveredTiyn: 100_000, owedTiyn: 0 }]);
});

test('the phone pays after the customer went back to the notes: the product is dispensed, nothing is owed', async () => {
  const harness = restByQr();
  harness.touch('cancel');
  await harness.clock.advance(5_000);
  harness.answerStatus('processed');
  harness.pulseDone();
  expect(harness.ledger()).toMatchObject([{ paidTiyn: 100_000, deliveredTiyn: 100_000, owedTiyn: 0, state: 'closed' }]);
});

test('the answer for an earlier rest is not shown as the QR for a later one', () => {
  const harness = new CashHarness({
    catalogue: [{ id: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: tiyn(120_000) }],
  }).ready();
  harness.plugAcceptor().chooseCash().insert(500);
  harness.method('qr');
  const first = harness.effects.findLast((effect) => effect.kind === 'ask-purchase');
  harness.touch('cancel');
  harness.insert(500);
  harness.method('qr');
  if (first === undefined) throw new Error('no QR was asked for');
  const times = { pollIntervalMs: 5_000, scanTimeoutMs: 180_000, confirmTimeoutMs: 65_000 };
  harness.send({
    kind: 'purchase-answered',
    sale: first.sale,
    by: first.by,
    phone: null,
    amountTiyn: first.amountTiyn,
    attempt: first.attempt,
    result: { ok: true, value: { qrPaymentId: '15', qrToken: 'for 700', methods: [], ...times } },
  });
  expect(harness.screen).toMatchObject({ name: 'preparing', amountTiyn: 20_000 });
  harness.answerQr('16');
  expect(harness.screen).toMatchObject({ name: 'qr', amountTiyn: 20_000, qrToken: 'token' });
});
