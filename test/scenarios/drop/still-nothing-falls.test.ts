import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { ok } from '../../../app/result.ts';
import { claimCode } from '../../../app/claim-code.ts';
import type { KioskSettings } from '../../../app/session/state/settings.ts';
import { CashHarness } from '../../support/harness/cash-harness.ts';
import { harnessSettings } from '../../support/harness/loop-harness.ts';
import { PRICE, PURCHASE, SALE, STOCK } from '../money/harness.ts';
import { FALL_MS, nothingFalls, watching } from './harness.ts';

test('r3: everything is refunded at once, and exactly once', async () => {
  const harness = watching(1).ready().buy(1);
  await nothingFalls(harness, 2);
  expect(harness.screen).toMatchObject({ name: 'refund', reason: 'not-dispensed', step: 'asking', amountTiyn: PRICE });
  harness.details(PRICE, PRICE);
  harness.refunded();
  await harness.clock.advance(600_000);
  expect([harness.pulsed(), harness.askedBack(), harness.stockLeft()]).toEqual([[1, 1], [PRICE], STOCK]);
  expect(harness.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: 0, refundedTiyn: PRICE, owedTiyn: 0 }]);
});

test('r2: the debt is on record, and the QR of a refund settles it', async () => {
  const harness = watching(1, { refundWay: 'with-customer' }).ready().buy(1);
  await nothingFalls(harness, 2);
  expect(harness.ledger()).toMatchObject([{ state: 'debt', owedTiyn: PRICE, claimCode: claimCode(SALE) }]);
  harness.send({
    kind: 'refund-qr-answered',
    saleId: SALE,
    attempt: 1,
    result: ok({ refundQrId: '7', qrToken: 'back', pollIntervalMs: 5_000, scanTimeoutMs: 180_000 }),
  });
  harness.send({ kind: 'refund-qr-status-answered', refundQrId: '7', result: ok({ kind: 'identified' }) });
  harness.send({ kind: 'refund-qr-purchases-answered', refundQrId: '7', result: ok([PURCHASE]) });
  harness.details(PRICE, PRICE);
  harness.refunded();
  expect(harness.ledger()).toMatchObject([{ state: 'closed', refundedTiyn: PRICE, owedTiyn: 0 }]);
});

test('r1: owed, with a code, and no refund is requested', async () => {
  const harness = watching(1, { refundWay: 'by-hand' }).ready().buy(1);
  await nothingFalls(harness, 2);
  expect(harness.screen).toMatchObject({
    name: 'error',
    reason: 'not-dispensed',
    money: 'owed',
    amountTiyn: PRICE,
    qrPaymentId: PURCHASE,
    claimCode: claimCode(SALE),
  });
  expect(harness.ledger()).toMatchObject([{ state: 'debt', owedTiyn: PRICE }]);
  expect([harness.all('ask-details'), harness.all('ask-refund-qr')]).toEqual([[], []]);
});

function withNotes(priceTiyn: number): CashHarness {
  const catalogue: KioskSettings['catalogue'] = harnessSettings.catalogue.map((product) => ({
    ...product,
    priceTiyn: tiyn(priceTiyn),
  }));
  return new CashHarness({ catalogue, refundWay: 'direct', drop: { limitMs: FALL_MS, extraPulses: 1 } })
    .ready()
    .plugAcceptor()
    .chooseCash();
}

test('paid in notes: they are owed with the change, under any contract', () => {
  const harness = withNotes(45_000);
  harness.insert(500);
  harness.pulseDone('not-seen');
  harness.pulseDone('not-seen');
  expect(harness.count('pulse-relay')).toBe(2);
  expect(harness.screen).toMatchObject({
    name: 'error',
    reason: 'not-dispensed',
    money: 'owed',
    amountTiyn: 50_000,
    claimCode: claimCode(SALE),
  });
  expect(harness.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 50_000, deliveredTiyn: 0, owedTiyn: 50_000 }]);
  expect(harness.kinds()).not.toContain('refund-intended');
});

test('paid in notes and by QR: the notes are owed and the QR is refunded, once each', () => {
  const harness = withNotes(150_000);
  harness.insert(500);
  harness.method('qr');
  harness.answerQr(PURCHASE);
  harness.answerStatus('processed', PURCHASE);
  harness.pulseDone('not-seen');
  harness.pulseDone('not-seen');
  const written = harness.entries.map(({ entry }) => entry);
  expect(written.filter(({ kind }) => kind === 'debt-recorded')).toMatchObject([
    { amountTiyn: 50_000, claimCode: claimCode(SALE) },
  ]);
  expect(written.filter(({ kind }) => kind === 'refund-intended')).toMatchObject([
    { amountTiyn: 100_000, qrPaymentId: PURCHASE },
  ]);
});
