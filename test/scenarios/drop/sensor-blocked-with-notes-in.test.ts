import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { claimCode } from '../../../app/claim-code.ts';
import { CashBench } from '../../support/harness/cash-harness.ts';
import { benchSettings } from '../../support/harness/loop-harness.ts';
import { FALL_MS } from './harness.ts';

function inserting(): CashBench {
  const catalogue = benchSettings.catalogue.map((product) => ({ ...product, priceTiyn: tiyn(150_000) }));
  const bench = new CashBench({ catalogue, drop: { limitMs: FALL_MS, extraPulses: 1 } }).ready();
  return bench.plugAcceptor().chooseCash();
}

test('they are owed, and no other note is taken', () => {
  const bench = inserting();
  bench.insert(500);
  bench.blockBeam();
  expect(bench.screen).toMatchObject({
    name: 'error',
    reason: 'relay-lost',
    money: 'owed',
    amountTiyn: 50_000,
    claimCode: claimCode('sale-1'),
  });
  expect(bench.accepting).toEqual([]);
  bench.escrow(500);
  expect(bench.count('give-bill-back')).toBe(1);
  expect(bench.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 50_000, owedTiyn: 50_000 }]);
});

test('before the first note: nothing is owed', () => {
  const bench = inserting();
  bench.blockBeam();
  expect(bench.screen).toMatchObject({ name: 'error', reason: 'relay-lost', money: 'not-charged' });
  expect(bench.ledger()).toMatchObject([{ state: 'closed', paidTiyn: 0 }]);
});

test('while the note that pays it all is drawn in: owed, and nothing moves though the sensor is back at once', () => {
  const bench = inserting();
  bench.insert(1_000);
  bench.escrow(500);
  bench.blockBeam();
  bench.freeBeam();
  bench.stacked(500);
  expect(bench.count('pulse-relay')).toBe(0);
  expect(bench.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 150_000, owedTiyn: 150_000 }]);
});

test('while the rest is asked for by QR and comes to nothing: the notes are owed', () => {
  const bench = inserting();
  bench.insert(500);
  bench.method('qr');
  bench.answerQr();
  bench.blockBeam();
  expect(bench.screen).toMatchObject({ name: 'error', reason: 'relay-lost', money: 'owed', amountTiyn: 50_000 });
  expect(bench.ledger()).toMatchObject([{ paidTiyn: 50_000, owedTiyn: 50_000, claimCode: claimCode('sale-1') }]);
});

test('scanned, blocked and then declined on the phone: nobody goes back to inserting notes for nothing', () => {
  const bench = inserting();
  bench.insert(500);
  bench.method('qr');
  bench.answerQr();
  bench.answerStatus('scanned');
  bench.blockBeam();
  bench.send({
    kind: 'status-answered',
    saleId: 'sale-1',
    qrPaymentId: '15',
    result: { ok: true, value: { kind: 'failed', name: 'Error' } },
  });
  expect(bench.screen).toMatchObject({ name: 'error', money: 'owed', amountTiyn: 50_000 });
  expect(bench.accepting).toEqual([]);
});
