import { expect, test } from 'vitest';
import { newChecks } from '../../../app/journal/machine-checks.ts';
import { tiyn } from '../../../app/money/money.ts';
import { CashHarness } from '../../support/harness/cash-harness.ts';

test('notes up to the price are taken one by one, the intent of each on disk before it is drawn in, and change is owed', () => {
  const harness = new CashHarness({ change: 'owe' }).ready();
  harness.plugAcceptor();
  harness.choose();
  expect(harness.screen).toMatchObject({ name: 'payment', amountTiyn: 45_000 });
  harness.method('cash');
  expect(harness.screen).toMatchObject({ name: 'cash', step: 'insert', insertedTiyn: 0, restTiyn: 45_000 });
  expect(harness.accepting).toEqual([500]);

  harness.escrow(500);
  expect(harness.order.slice(-4)).toEqual([
    'entry bill-intended',
    'view cash',
    'effect stack-bill',
    'effect accept-bills',
  ]);
  expect(harness.accepting).toEqual([]);
  expect(harness.ledger()).toMatchObject([{ paidTiyn: 0, provider: 'cash' }]);

  harness.stacked(500);
  expect(harness.screen).toMatchObject({ name: 'dispensing' });
  expect(harness.accepting).toEqual([]);
  harness.pulseDone();
  expect(harness.ledger()).toMatchObject([
    {
      paidTiyn: 50_000,
      deliveredTiyn: 45_000,
      owedTiyn: 5_000,
      state: 'debt',
      dispensed: true,
      claimCode: expect.any(String),
    },
  ]);
});

test.each([
  ['donate', { deliveredTiyn: 50_000, owedTiyn: 0, state: 'closed' }],
  ['owe', { deliveredTiyn: 45_000, owedTiyn: 5_000, state: 'debt' }],
] as const)('change under the policy "%s"', async (change, expected) => {
  const harness = new CashHarness({ change }).ready();
  harness.plugAcceptor().chooseCash().insert(500);
  harness.pulseDone();
  expect(harness.ledger()).toMatchObject([{ paidTiyn: 50_000, ...expected }]);
  await harness.clock.advance(1_500);
  expect(harness.screen).toMatchObject({
    name: 'success',
    change: { amountTiyn: 5_000, claimCode: change === 'owe' ? expect.any(String) : null },
  });
});

test('with "refuse" no note above the rest is accepted, and the rest is paid by QR', () => {
  const catalogue = [{ id: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: tiyn(75_000) }];
  const harness = new CashHarness({ change: 'refuse', catalogue }).ready();
  harness.plugAcceptor().chooseCash();
  expect(harness.accepting).toEqual([500]);
  harness.insert(500);
  expect(harness.screen).toMatchObject({
    name: 'cash',
    insertedTiyn: 50_000,
    restTiyn: 25_000,
    ways: [{ id: 'qr' }],
    billsTiyn: [],
  });
  harness.method('qr');
  expect(harness.effects.findLast((effect) => effect.kind === 'ask-purchase')).toMatchObject({ amountTiyn: 25_000 });
  harness.answerQr();
  expect(harness.screen).toMatchObject({ name: 'qr', amountTiyn: 25_000 });
  harness.answerStatus('processed');
  harness.pulseDone();
  expect(harness.ledger()).toMatchObject([{ paidTiyn: 75_000, deliveredTiyn: 75_000, owedTiyn: 0, state: 'closed' }]);
});

test('without a bank the machine continues to sell for notes', () => {
  const harness = new CashHarness();
  harness.send({
    kind: 'booted',
    ledger: {
      sales: new Map(),
      stock: new Map(),
      off: new Set(),
      closed: null,
      notice: null,
      checks: newChecks(),
      cassette: { amountTiyn: tiyn(0), bills: 0 },
      orphans: [],
      interrupted: new Map(),
      lastSequence: 0,
    },
    version: 'test',
  });
  harness.send({ kind: 'relay-ready' });
  harness.plugAcceptor();
  expect(harness.screen.name).toBe('idle');
  harness.choose();
  expect(harness.screen).toMatchObject({ name: 'cash', ways: [] });
});
