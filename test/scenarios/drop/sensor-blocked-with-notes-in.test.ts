import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { claimCode } from '../../../app/claim-code.ts';
import { CashHarness } from '../../support/harness/cash-harness.ts';
import { harnessSettings } from '../../support/harness/loop-harness.ts';
import { FALL_MS } from './harness.ts';

function inserting(): CashHarness {
  const catalogue = harnessSettings.catalogue.map((product) => ({ ...product, priceTiyn: tiyn(150_000) }));
  const harness = new CashHarness({ catalogue, drop: { limitMs: FALL_MS, extraPulses: 1 } }).ready();
  return harness.plugAcceptor().chooseCash();
}

test('they are owed, and no further note is accepted', () => {
  const harness = inserting();
  harness.insert(500);
  harness.blockBeam();
  expect(harness.screen).toMatchObject({
    name: 'error',
    reason: 'relay-lost',
    money: 'owed',
    amountTiyn: 50_000,
    claimCode: claimCode('sale-1'),
  });
  expect(harness.accepting).toEqual([]);
  harness.escrow(500);
  expect(harness.count('give-bill-back')).toBe(1);
  expect(harness.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 50_000, owedTiyn: 50_000 }]);
});

test('before the first note: nothing is owed', () => {
  const harness = inserting();
  harness.blockBeam();
  expect(harness.screen).toMatchObject({ name: 'error', reason: 'relay-lost', money: 'not-charged' });
  expect(harness.ledger()).toMatchObject([{ state: 'closed', paidTiyn: 0 }]);
});

test('while the completing note is drawn in: owed, and nothing moves even if the sensor is back at once', () => {
  const harness = inserting();
  harness.insert(1_000);
  harness.escrow(500);
  harness.blockBeam();
  harness.freeBeam();
  harness.stacked(500);
  expect(harness.count('pulse-relay')).toBe(0);
  expect(harness.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 150_000, owedTiyn: 150_000 }]);
});

test('while the rest is requested by QR and not paid: the notes are owed', () => {
  const harness = inserting();
  harness.insert(500);
  harness.method('qr');
  harness.answerQr();
  harness.blockBeam();
  expect(harness.screen).toMatchObject({ name: 'error', reason: 'relay-lost', money: 'owed', amountTiyn: 50_000 });
  expect(harness.ledger()).toMatchObject([{ paidTiyn: 50_000, owedTiyn: 50_000, claimCode: claimCode('sale-1') }]);
});

test('scanned, blocked and then declined: the sale does not return to the notes', () => {
  const harness = inserting();
  harness.insert(500);
  harness.method('qr');
  harness.answerQr();
  harness.answerStatus('scanned');
  harness.blockBeam();
  harness.send({
    kind: 'status-answered',
    saleId: 'sale-1',
    qrPaymentId: '15',
    result: { ok: true, value: { kind: 'failed', name: 'Error' } },
  });
  expect(harness.screen).toMatchObject({ name: 'error', money: 'owed', amountTiyn: 50_000 });
  expect(harness.accepting).toEqual([]);
});
