import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { ok } from '../../../app/result.ts';
import { claimCode } from '../../../app/claim-code.ts';
import type { KioskSettings } from '../../../app/session/state.ts';
import { CashBench } from '../../support/harness/cash-harness.ts';
import { benchSettings } from '../../support/harness/loop-harness.ts';
import { PRICE, PURCHASE, SALE, STOCK } from '../money/harness.ts';
import { FALL_MS, nothingFalls, watching } from './harness.ts';

test('r3: all of it goes back at once, and exactly once', async () => {
  const bench = watching(1).ready().buy(1);
  await nothingFalls(bench, 2);
  expect(bench.screen).toMatchObject({ name: 'refund', reason: 'not-dispensed', step: 'asking', amountTiyn: PRICE });
  bench.details(PRICE, PRICE);
  bench.refunded();
  await bench.clock.advance(600_000);
  expect([bench.pulsed(), bench.askedBack(), bench.stockLeft()]).toEqual([[1, 1], [PRICE], STOCK]);
  expect(bench.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: 0, refundedTiyn: PRICE, owedTiyn: 0 }]);
});

test('r2: the debt is on record, and the QR of a refund settles it', async () => {
  const bench = watching(1, { refundWay: 'with-customer' }).ready().buy(1);
  await nothingFalls(bench, 2);
  expect(bench.ledger()).toMatchObject([{ state: 'debt', owedTiyn: PRICE, claimCode: claimCode(SALE) }]);
  bench.send({
    kind: 'return-answered',
    saleId: SALE,
    attempt: 1,
    result: ok({ qrReturnId: '7', qrToken: 'back', pollIntervalMs: 5_000, scanTimeoutMs: 180_000 }),
  });
  bench.send({ kind: 'return-status-answered', qrReturnId: '7', result: ok({ kind: 'identified' }) });
  bench.send({ kind: 'return-purchases-answered', qrReturnId: '7', result: ok([PURCHASE]) });
  bench.details(PRICE, PRICE);
  bench.refunded();
  expect(bench.ledger()).toMatchObject([{ state: 'closed', refundedTiyn: PRICE, owedTiyn: 0 }]);
});

test('r1: owed, with a code, and nobody is asked', async () => {
  const bench = watching(1, { refundWay: 'by-hand' }).ready().buy(1);
  await nothingFalls(bench, 2);
  expect(bench.screen).toMatchObject({
    name: 'error',
    reason: 'not-dispensed',
    money: 'owed',
    amountTiyn: PRICE,
    qrPaymentId: PURCHASE,
    claimCode: claimCode(SALE),
  });
  expect(bench.ledger()).toMatchObject([{ state: 'debt', owedTiyn: PRICE }]);
  expect([bench.all('ask-details'), bench.all('ask-return')]).toEqual([[], []]);
});

function withNotes(priceTiyn: number): CashBench {
  const catalogue: KioskSettings['catalogue'] = benchSettings.catalogue.map((product) => ({
    ...product,
    priceTiyn: tiyn(priceTiyn),
  }));
  return new CashBench({ catalogue, refundWay: 'direct', drop: { limitMs: FALL_MS, extraPulses: 1 } })
    .ready()
    .plugAcceptor()
    .chooseCash();
}

test('paid in notes: they are owed, the change with them, whatever the contract', () => {
  const bench = withNotes(45_000);
  bench.insert(500);
  bench.pulseDone('not-seen');
  bench.pulseDone('not-seen');
  expect(bench.count('pulse-relay')).toBe(2);
  expect(bench.screen).toMatchObject({
    name: 'error',
    reason: 'not-dispensed',
    money: 'owed',
    amountTiyn: 50_000,
    claimCode: claimCode(SALE),
  });
  expect(bench.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 50_000, deliveredTiyn: 0, owedTiyn: 50_000 }]);
  expect(bench.kinds()).not.toContain('refund-intended');
});

test('paid in notes and by QR: each part goes its own way, once', () => {
  const bench = withNotes(150_000);
  bench.insert(500);
  bench.method('qr');
  bench.answerQr(PURCHASE);
  bench.answerStatus('processed', PURCHASE);
  bench.pulseDone('not-seen');
  bench.pulseDone('not-seen');
  const written = bench.entries.map(({ entry }) => entry);
  expect(written.filter(({ kind }) => kind === 'debt-recorded')).toMatchObject([
    { amountTiyn: 50_000, claimCode: claimCode(SALE) },
  ]);
  expect(written.filter(({ kind }) => kind === 'refund-intended')).toMatchObject([
    { amountTiyn: 100_000, qrPaymentId: PURCHASE },
  ]);
});
