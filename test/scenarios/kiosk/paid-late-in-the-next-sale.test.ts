import { expect, test } from 'vitest';
import { claimCode } from '../../../app/claim-code.ts';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { LoopHarness } from '../../support/harness/loop-harness.ts';
import type { MachineSettings } from '../../support/harness/machine-settings.ts';

const PAID_LATE_AND_OWED = {
  name: 'error',
  reason: 'paid-late',
  money: 'owed',
  claimCode: claimCode('sale-1'),
  amountTiyn: 45_000,
} as const;

function touch(harness: LoopHarness, kind: 'cancel' | 'done'): void {
  harness.send({ kind, revision: harness.loop.view().frame.revision });
}

/** Scanned, cancelled, the next product's QR is on the screen, and only then the phone confirms the first one. */
function paidInTheNextSale(settings: MachineSettings = {}): LoopHarness {
  const harness = new LoopHarness(settings).ready();
  harness.choose('sale-1');
  harness.answerQr('15');
  touch(harness, 'cancel');
  harness.choose('sale-2');
  harness.answerQr('16');
  harness.answerStatus('processed', '15');
  expect(harness.screen).toMatchObject({ name: 'qr' });
  expect(harness.ledger()).toMatchObject([
    { saleId: 'sale-1', paidTiyn: 45_000 },
    { saleId: 'sale-2', paidTiyn: 0 },
  ]);
  return harness;
}

test('the debt is shown when the screen is free: after the product of the next sale', async () => {
  const harness = paidInTheNextSale();
  harness.send({
    kind: 'status-answered',
    saleId: 'sale-2',
    qrPaymentId: '16',
    result: { ok: true, value: { kind: 'processed' } },
  });
  harness.pulseDone();
  await harness.clock.advance(DELAYS.settleMs);
  expect(harness.screen.name).toBe('success');
  touch(harness, 'done');
  expect(harness.screen).toMatchObject(PAID_LATE_AND_OWED);
  touch(harness, 'done');
  expect(harness.screen.name).toBe('idle');
  expect(harness.ledger()).toMatchObject([
    { saleId: 'sale-1', owedTiyn: 45_000 },
    { saleId: 'sale-2', owedTiyn: 0 },
  ]);
});

test('or after that sale was cancelled', () => {
  const harness = paidInTheNextSale();
  touch(harness, 'cancel');
  expect(harness.screen).toMatchObject(PAID_LATE_AND_OWED);
});

test('with an automatic refund nothing is shown', () => {
  const harness = paidInTheNextSale({ refundWay: 'direct' });
  touch(harness, 'cancel');
  expect(harness.screen.name).toBe('idle');
});

test('after a long time the debt is not shown to the next customer', async () => {
  const harness = paidInTheNextSale();
  // A long time at the machine without an end: the program was held up.
  harness.clock.holdUp(DELAYS.pendingNoticeMs);
  touch(harness, 'cancel');
  expect(harness.screen.name).toBe('idle');
});
