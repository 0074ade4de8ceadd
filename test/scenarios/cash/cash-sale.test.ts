import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { CashBench } from '../../support/harness/cash-harness.ts';

test('notes up to the price are taken one by one, the intent of each on disk before it is drawn in, and change is owed', () => {
  const bench = new CashBench({ change: 'owe' }).ready();
  bench.plugAcceptor();
  bench.choose();
  expect(bench.screen).toMatchObject({ name: 'payment', amountTiyn: 45_000 });
  bench.method('cash');
  expect(bench.screen).toMatchObject({ name: 'cash', step: 'insert', insertedTiyn: 0, restTiyn: 45_000 });
  expect(bench.accepting).toEqual([500]);

  bench.escrow(500);
  expect(bench.order.slice(-3)).toEqual(['entry bill-intended', 'view cash', 'effect stack-bill']);
  expect(bench.ledger()).toMatchObject([{ paidTiyn: 0, provider: 'cash' }]);

  bench.stacked(500);
  expect(bench.screen).toMatchObject({ name: 'dispensing' });
  expect(bench.accepting).toEqual([]);
  bench.pulseDone();
  expect(bench.ledger()).toMatchObject([
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
  const bench = new CashBench({ change }).ready();
  bench.plugAcceptor().chooseCash().insert(500);
  bench.pulseDone();
  expect(bench.ledger()).toMatchObject([{ paidTiyn: 50_000, ...expected }]);
  await bench.clock.advance(1_500);
  expect(bench.screen).toMatchObject({
    name: 'success',
    change: { amountTiyn: 5_000, claimCode: change === 'owe' ? expect.any(String) : null },
  });
});

test('with "refuse" no note above the rest is taken, and the rest is paid by QR', () => {
  const catalogue = [{ id: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: tiyn(75_000) }];
  const bench = new CashBench({ change: 'refuse', catalogue }).ready();
  bench.plugAcceptor().chooseCash();
  expect(bench.accepting).toEqual([500]);
  bench.insert(500);
  expect(bench.screen).toMatchObject({
    name: 'cash',
    insertedTiyn: 50_000,
    restTiyn: 25_000,
    canPayRest: true,
    billsTiyn: [],
  });
  bench.method('qr');
  expect(bench.effects.findLast((effect) => effect.kind === 'ask-purchase')).toMatchObject({ amountTiyn: 25_000 });
  bench.answerQr();
  expect(bench.screen).toMatchObject({ name: 'qr', amountTiyn: 25_000 });
  bench.answerStatus('processed');
  bench.pulseDone();
  expect(bench.ledger()).toMatchObject([{ paidTiyn: 75_000, deliveredTiyn: 75_000, owedTiyn: 0, state: 'closed' }]);
});

test('without a bank the machine goes on selling for notes', () => {
  const bench = new CashBench();
  bench.send({
    kind: 'booted',
    ledger: {
      sales: new Map(),
      stock: new Map(),
      cassette: { amountTiyn: tiyn(0), bills: 0 },
      orphans: [],
      lastSequence: 0,
    },
    version: 'test',
  });
  bench.send({ kind: 'relay-ready' });
  bench.plugAcceptor();
  expect(bench.screen.name).toBe('idle');
  bench.choose();
  expect(bench.screen).toMatchObject({ name: 'cash', canPayRest: false });
});
