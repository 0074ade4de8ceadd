import { expect, test } from 'vitest';
import { CreditHarness } from '../../support/harness/carried-change-harness.ts';

test('sufficient change pays for another product at once, and only the rest is owed, under the new code', async () => {
  const harness = await new CreditHarness().withChange();
  expect(harness.screen).toMatchObject({ name: 'success', canBuyMore: true, change: { amountTiyn: 5_000 } });
  harness.more();
  expect(harness.loop.view().frame.carriedChange).toMatchObject({ amountTiyn: 5_000 });
  harness.chooseFor('gum');
  expect(harness.screen.name).toBe('dispensing');
  expect(harness.order.slice(-6)).toEqual([
    'entry sale-opened',
    'entry credit-given',
    'entry credit-taken',
    'entry dispense-intended',
    'view dispensing',
    'effect pulse-relay',
  ]);
  harness.pulseDone();
  expect(harness.ledger()).toMatchObject([
    { saleId: 'sale-1', paidTiyn: 45_000, deliveredTiyn: 45_000, owedTiyn: 0, state: 'closed' },
    { saleId: 'sale-2', paidTiyn: 5_000, deliveredTiyn: 4_000, owedTiyn: 1_000, state: 'debt' },
  ]);
});

test('insufficient change is topped up with notes', async () => {
  const harness = await new CreditHarness().withChange();
  harness.more();
  harness.chooseFor('water');
  expect(harness.screen).toMatchObject({ name: 'payment', amountTiyn: 45_000, restTiyn: 40_000 });
  harness.method('cash', 'sale-2');
  expect(harness.screen).toMatchObject({ name: 'cash', insertedTiyn: 0, carriedTiyn: 5_000, restTiyn: 40_000 });
  harness.insert(500);
  harness.pulseDone();
  expect(harness.ledger()[1]).toMatchObject({ paidTiyn: 55_000, deliveredTiyn: 45_000, owedTiyn: 10_000 });
});

test('insufficient change is topped up by QR', async () => {
  const harness = await new CreditHarness().withChange();
  harness.more();
  harness.chooseFor('water');
  harness.method('qr', 'sale-2');
  harness.answerQr();
  expect(harness.screen).toMatchObject({ name: 'qr', amountTiyn: 40_000 });
  harness.send({
    kind: 'status-answered',
    saleId: 'sale-2',
    qrPaymentId: '15',
    result: { ok: true, value: { kind: 'processed' } },
  });
  harness.pulseDone();
  expect(harness.ledger()[1]).toMatchObject({ paidTiyn: 45_000, deliveredTiyn: 45_000, owedTiyn: 0, state: 'closed' });
});

test.each([
  ['the operator does not want it', { moreProducts: false }],
  ['the change is kept as announced', { change: 'donate' as const }],
])('it is not offered where %s', async (_, settings) => {
  const harness = await new CreditHarness(settings).withChange();
  expect(harness.screen).toMatchObject({ name: 'success', canBuyMore: false });
  harness.more();
  expect(harness.screen.name).toBe('success');
});
