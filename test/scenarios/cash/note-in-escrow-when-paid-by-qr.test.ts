import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { CashBench } from '../../support/harness/cash-harness.ts';

function restByQr(): CashBench {
  const bench = new CashBench({
    change: 'owe',
    catalogue: [{ id: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: tiyn(75_000) }],
  }).ready();
  bench.plugAcceptor().chooseCash().insert(500);
  bench.method('qr');
  bench.answerQr();
  return bench;
}

test('a note that arrives in escrow while the QR is paid goes back, and nothing is counted', () => {
  const bench = restByQr();
  bench.escrow(500);
  bench.answerStatus('processed');
  expect(bench.count('give-bill-back')).toBe(1);
  bench.send({ kind: 'bill-returned', asked: false });
  bench.pulseDone();
  expect(bench.count('stack-bill')).toBe(1);
  expect(bench.ledger()).toMatchObject([{ paidTiyn: 75_000, deliveredTiyn: 75_000, owedTiyn: 0, state: 'closed' }]);
});

test('if the acceptor draws it in all the same, it belongs to nobody and is on record', () => {
  const bench = restByQr();
  bench.escrow(500);
  bench.answerStatus('processed');
  bench.stacked(500, false);
  bench.pulseDone();
  expect(bench.ledger()).toMatchObject([{ paidTiyn: 75_000, owedTiyn: 0 }]);
  expect(bench.entries.map(({ entry }) => entry)).toContainEqual({
    kind: 'orphan-recorded',
    orphanId: expect.any(String),
    amountTiyn: 50_000,
    source: 'bill-acceptor',
  });
});

test('while a note is being drawn in nobody can go over to the QR: the rest is not known yet', () => {
  const bench = new CashBench().ready();
  bench.plugAcceptor().chooseCash();
  bench.escrow(500);
  bench.method('qr');
  expect(bench.effects.some((effect) => effect.kind === 'ask-purchase')).toBe(false);
  expect(bench.screen).toMatchObject({ name: 'cash', step: 'drawing', canPayRest: false });
});
