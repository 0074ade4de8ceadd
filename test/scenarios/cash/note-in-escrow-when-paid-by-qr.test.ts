import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { CashHarness } from '../../support/harness/cash-harness.ts';

function restByQr(): CashHarness {
  const harness = new CashHarness({
    change: 'owe',
    catalogue: [{ id: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: tiyn(75_000) }],
  }).ready();
  harness.plugAcceptor().chooseCash().insert(500);
  harness.method('qr');
  harness.answerQr();
  return harness;
}

test('a note that reaches escrow while the QR is paid is returned, and does not count', () => {
  const harness = restByQr();
  harness.escrow(500);
  harness.answerStatus('processed');
  expect(harness.count('give-bill-back')).toBe(1);
  harness.send({ kind: 'bill-returned', asked: false });
  harness.pulseDone();
  expect(harness.count('stack-bill')).toBe(1);
  expect(harness.ledger()).toMatchObject([{ paidTiyn: 75_000, deliveredTiyn: 75_000, owedTiyn: 0, state: 'closed' }]);
});

test('if the acceptor stacks it anyway, it is owed to the present customer', () => {
  const harness = restByQr();
  harness.escrow(500);
  harness.answerStatus('processed');
  harness.stacked(500, false);
  harness.pulseDone();
  expect(harness.ledger()).toMatchObject([
    { paidTiyn: 125_000, deliveredTiyn: 75_000, owedTiyn: 50_000, claimCode: expect.any(String) },
  ]);
  expect(harness.kinds()).not.toContain('orphan-recorded');
});

test('while a note is being drawn in, the QR cannot be chosen because the rest is not known', () => {
  const harness = new CashHarness().ready();
  harness.plugAcceptor().chooseCash();
  harness.escrow(500);
  harness.method('qr');
  expect(harness.effects.some((effect) => effect.kind === 'ask-purchase')).toBe(false);
  expect(harness.screen).toMatchObject({ name: 'cash', step: 'drawing', ways: [] });
});
