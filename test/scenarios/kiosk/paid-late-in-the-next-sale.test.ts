import { expect, test } from 'vitest';
import { claimCode } from '../../../app/claim-code.ts';
import { DELAYS } from '../../../app/session/delays.ts';
import type { KioskSettings } from '../../../app/session/state.ts';
import { LoopBench } from '../../support/harness/loop-harness.ts';

const UNTOLD = {
  name: 'error',
  reason: 'paid-late',
  money: 'owed',
  claimCode: claimCode('sale-1'),
  amountTiyn: 45_000,
} as const;

function touch(bench: LoopBench, kind: 'cancel' | 'done'): void {
  bench.send({ kind, revision: bench.loop.view().frame.revision });
}

/** Scanned, cancelled, the next product's QR is on the screen, and only then the phone confirms the first one. */
function paidInTheNextSale(settings: Partial<KioskSettings> = {}): LoopBench {
  const bench = new LoopBench(settings).ready();
  bench.choose('sale-1');
  bench.answerQr('15');
  touch(bench, 'cancel');
  bench.choose('sale-2');
  bench.answerQr('16');
  bench.answerStatus('processed', '15');
  expect(bench.screen).toMatchObject({ name: 'qr' });
  expect(bench.ledger()).toMatchObject([
    { saleId: 'sale-1', paidTiyn: 45_000 },
    { saleId: 'sale-2', paidTiyn: 0 },
  ]);
  return bench;
}

test('the debt is told when the screen is free: after the product of the next sale', async () => {
  const bench = paidInTheNextSale();
  bench.send({
    kind: 'status-answered',
    saleId: 'sale-2',
    qrPaymentId: '16',
    result: { ok: true, value: { kind: 'processed' } },
  });
  bench.pulseDone();
  await bench.clock.advance(DELAYS.settleMs);
  expect(bench.screen.name).toBe('success');
  touch(bench, 'done');
  expect(bench.screen).toMatchObject(UNTOLD);
  touch(bench, 'done');
  expect(bench.screen.name).toBe('idle');
  expect(bench.ledger()).toMatchObject([
    { saleId: 'sale-1', owedTiyn: 45_000 },
    { saleId: 'sale-2', owedTiyn: 0 },
  ]);
});

test('or after that was cancelled as well', () => {
  const bench = paidInTheNextSale();
  touch(bench, 'cancel');
  expect(bench.screen).toMatchObject(UNTOLD);
});

test('where the money goes back by itself there is nothing to tell', () => {
  const bench = paidInTheNextSale({ refundWay: 'direct' });
  touch(bench, 'cancel');
  expect(bench.screen.name).toBe('idle');
});

test('whoever comes much later is somebody else', async () => {
  const bench = paidInTheNextSale();
  // A long time at the machine without an end: the program was held up.
  bench.clock.holdUp(DELAYS.untoldMs);
  touch(bench, 'cancel');
  expect(bench.screen.name).toBe('idle');
});
