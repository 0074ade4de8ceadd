import { expect, test } from 'vitest';
import { CreditBench } from '../../support/harness/credit-harness.ts';

test('change that is enough pays for another product at once, and only the rest is owed, under the new code', async () => {
  const bench = await new CreditBench().withChange();
  expect(bench.screen).toMatchObject({ name: 'success', canBuyMore: true, change: { amountTiyn: 5_000 } });
  bench.more();
  expect(bench.loop.view().frame.credit).toMatchObject({ amountTiyn: 5_000 });
  bench.chooseFor('gum');
  expect(bench.screen.name).toBe('dispensing');
  expect(bench.order.slice(-6)).toEqual([
    'entry sale-opened',
    'entry credit-given',
    'entry credit-taken',
    'entry dispense-intended',
    'view dispensing',
    'effect pulse-relay',
  ]);
  bench.pulseDone();
  expect(bench.ledger()).toMatchObject([
    { saleId: 'sale-1', paidTiyn: 45_000, deliveredTiyn: 45_000, owedTiyn: 0, state: 'closed' },
    { saleId: 'sale-2', paidTiyn: 5_000, deliveredTiyn: 4_000, owedTiyn: 1_000, state: 'debt' },
  ]);
});

test('change that is not enough is topped up with notes', async () => {
  const bench = await new CreditBench().withChange();
  bench.more();
  bench.chooseFor('water');
  expect(bench.screen).toMatchObject({ name: 'payment', amountTiyn: 45_000, restTiyn: 40_000 });
  bench.method('cash', 'sale-2');
  expect(bench.screen).toMatchObject({ name: 'cash', insertedTiyn: 0, creditTiyn: 5_000, restTiyn: 40_000 });
  bench.insert(500);
  bench.pulseDone();
  expect(bench.ledger()[1]).toMatchObject({ paidTiyn: 55_000, deliveredTiyn: 45_000, owedTiyn: 10_000 });
});

test('change that is not enough is topped up by QR', async () => {
  const bench = await new CreditBench().withChange();
  bench.more();
  bench.chooseFor('water');
  bench.method('qr', 'sale-2');
  bench.answerQr();
  expect(bench.screen).toMatchObject({ name: 'qr', amountTiyn: 40_000 });
  bench.send({
    kind: 'status-answered',
    saleId: 'sale-2',
    qrPaymentId: '15',
    result: { ok: true, value: { kind: 'processed' } },
  });
  bench.pulseDone();
  expect(bench.ledger()[1]).toMatchObject({ paidTiyn: 45_000, deliveredTiyn: 45_000, owedTiyn: 0, state: 'closed' });
});

test.each([
  ['the operator does not want it', { moreProducts: false }],
  ['the change is kept as announced', { change: 'donate' as const }],
])('it is not offered where %s', async (_, settings) => {
  const bench = await new CreditBench(settings).withChange();
  expect(bench.screen).toMatchObject({ name: 'success', canBuyMore: false });
  bench.more();
  expect(bench.screen.name).toBe('success');
});
