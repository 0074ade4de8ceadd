import { expect, test } from 'vitest';
import { claimCode } from '../../../app/claim-code.ts';
import { tiyn } from '../../../app/money/money.ts';
import { err, ok } from '../../../app/result.ts';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { problem } from '../../../app/problem.ts';
import { CashHarness } from '../../support/harness/cash-harness.ts';

const PRICE = 100_000;
const dear = [{ id: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: tiyn(PRICE) }];
const REFUSED = { action: 'final', problem: problem('payments-refused'), code: '-99000011' } as const;
const PAID_LATE_AND_OWED = {
  name: 'error',
  reason: 'paid-late',
  money: 'owed',
  claimCode: claimCode('sale-1'),
  amountTiyn: 50_000,
  qrPaymentId: '15',
  technicalCode: '-99000011',
} as const;

/** Half of the price in notes; the QR over the other half was cancelled, and another one is shown. */
function withSecondQr(): CashHarness {
  const harness = new CashHarness({ catalogue: dear, refundWay: 'direct' }).ready();
  harness.plugAcceptor().chooseCash().insert(500);
  harness.method('qr');
  harness.answerQr('15');
  harness.touch('cancel');
  harness.method('qr');
  harness.answerQr('16');
  return harness;
}

/** The cancelled one is paid all the same: its money is to go back by itself. */
function paidLate(harness: CashHarness): CashHarness {
  harness.answerStatus('processed', '15');
  expect(harness.effects.at(-1)).toMatchObject({ kind: 'ask-details', qrPaymentId: '15' });
  return harness;
}

/** The bank refuses to give a purchase back, for certain. */
function refuse(harness: CashHarness, qrPaymentId = '15', amountTiyn = 50_000): void {
  const event = { saleId: 'sale-1', qrPaymentId };
  const facts = { totalTiyn: tiyn(amountTiyn), refundableTiyn: tiyn(amountTiyn) };
  harness.send({ kind: 'details-answered', ...event, result: ok(facts) });
  harness.send({ kind: 'refund-answered', ...event, result: err(REFUSED) });
  expect(harness.kinds()).toContain('refund-failed');
}

function giveBack(harness: CashHarness, qrPaymentId: string): void {
  const event = { saleId: 'sale-1', qrPaymentId };
  const facts = { totalTiyn: tiyn(50_000), refundableTiyn: tiyn(50_000) };
  harness.send({ kind: 'details-answered', ...event, result: ok(facts) });
  harness.send({ kind: 'refund-answered', ...event, result: ok('77') });
}

/** Three times the relay certainly does not move. */
async function jam(harness: CashHarness): Promise<void> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const pulse = harness.effects.findLast((effect) => effect.kind === 'pulse-relay');
    if (pulse === undefined) throw new Error('nothing was pulsed');
    harness.send({ kind: 'pulse-failed', dispense: pulse.dispense, certain: true, reason: 'jammed' });
    await harness.clock.advance(DELAYS.pulseAgainMs);
  }
}

async function bought(harness: CashHarness): Promise<void> {
  harness.answerStatus('processed', '16');
  harness.pulseDone();
  await harness.clock.advance(DELAYS.settleMs);
  expect(harness.screen.name).toBe('success');
}

function expectNotice(harness: CashHarness): void {
  expect(harness.screen).toMatchObject(PAID_LATE_AND_OWED);
  harness.touch('done');
  expect(harness.screen.name).toBe('idle');
}

test('refused while the second QR is on the screen: shown after the product', async () => {
  const harness = paidLate(withSecondQr());
  refuse(harness);
  expect(harness.screen.name).toBe('qr');
  await bought(harness);
  harness.touch('done');
  expectNotice(harness);
  expect(harness.ledger()).toMatchObject([
    { paidTiyn: 150_000, deliveredTiyn: PRICE, owedTiyn: 50_000, state: 'debt', claimCode: claimCode('sale-1') },
  ]);
});

test('refused during or after dispensing: shown after that', async () => {
  const falling = paidLate(withSecondQr());
  falling.answerStatus('processed', '16');
  expect(falling.screen.name).toBe('dispensing');
  refuse(falling);
  falling.pulseDone();
  await falling.clock.advance(DELAYS.settleMs);
  falling.touch('done');
  expectNotice(falling);

  const out = paidLate(withSecondQr());
  await bought(out);
  refuse(out);
  expect(out.screen.name).toBe('success');
  await out.clock.advance(DELAYS.successMs);
  expectNotice(out);
});

test('refused when the customer has just left the success screen: shown at once', async () => {
  const harness = paidLate(withSecondQr());
  await bought(harness);
  harness.touch('done');
  expect(harness.screen.name).toBe('idle');
  refuse(harness);
  expectNotice(harness);
});

test('refused while notes are inserted, or after they were given up: each debt with its own words', () => {
  const harness = paidLate(withSecondQr());
  harness.touch('cancel');
  refuse(harness);
  expect(harness.screen.name).toBe('cash');
  harness.touch('cancel');
  expect(harness.screen).toMatchObject({ name: 'error', reason: 'cash-not-used', amountTiyn: 50_000 });
  harness.touch('done');
  expectNotice(harness);

  const after = paidLate(withSecondQr());
  after.touch('cancel');
  after.touch('cancel');
  refuse(after);
  expect(after.screen).toMatchObject({ name: 'error', reason: 'cash-not-used', amountTiyn: 50_000 });
  after.touch('done');
  expectNotice(after);
  expect(after.ledger()).toMatchObject([{ paidTiyn: 100_000, owedTiyn: 100_000 }]);
});

test('while the second one is refunded as well: its screen covers that refund, and names what else is owed', async () => {
  const harness = paidLate(withSecondQr());
  harness.answerStatus('processed', '16');
  await jam(harness);
  expect(harness.screen).toMatchObject({ name: 'refund', step: 'asking', amountTiyn: 50_000, alsoOwedTiyn: 50_000 });
  refuse(harness, '15');
  expect(harness.screen).toMatchObject({ name: 'refund', step: 'asking', amountTiyn: 50_000, alsoOwedTiyn: 100_000 });
  giveBack(harness, '16');
  expect(harness.screen).toMatchObject({ name: 'refund', step: 'done', alsoOwedTiyn: 100_000 });
  harness.touch('done');
  expect(harness.screen).toMatchObject({ name: 'error', money: 'owed', amountTiyn: 100_000 });
  expect(harness.ledger()).toMatchObject([{ paidTiyn: 150_000, refundedTiyn: 50_000, owedTiyn: 100_000 }]);
});

test('the first one is refunded: the screen of the second one does not mention it', async () => {
  const harness = paidLate(withSecondQr());
  harness.answerStatus('processed', '16');
  await jam(harness);
  giveBack(harness, '15');
  expect(harness.screen).toMatchObject({ name: 'refund', step: 'asking' });
  refuse(harness, '16');
  expect(harness.screen).toMatchObject({ name: 'error', reason: 'not-dispensed', money: 'owed', amountTiyn: 100_000 });
});

test('another sale is on the screen: shown after that', () => {
  const harness = new CashHarness({ catalogue: dear, refundWay: 'direct', hasAcceptor: false }).ready();
  harness.choose('sale-1');
  harness.answerQr('15');
  harness.touch('cancel');
  harness.choose('sale-2');
  harness.answerQr('16');
  paidLate(harness);
  refuse(harness, '15', PRICE);
  expect(harness.screen.name).toBe('qr');
  harness.touch('cancel');
  expect(harness.screen).toMatchObject({ ...PAID_LATE_AND_OWED, amountTiyn: PRICE });
});

test('the word that money goes back is on the screen: it becomes the word that it is owed, under the same code', async () => {
  const harness = withSecondQr();
  harness.answerStatus('processed', '16');
  await jam(harness);
  await harness.clock.advance(DELAYS.refundMs);
  expect(harness.screen).toMatchObject({ name: 'error', money: 'owed', amountTiyn: 100_000 });
  refuse(harness, '16');
  expect(harness.screen).toMatchObject({ name: 'error', money: 'owed', amountTiyn: 100_000 });
  harness.touch('done');
  expect(harness.screen.name).toBe('idle');

  const alone = new CashHarness({ catalogue: dear, refundWay: 'direct', hasAcceptor: false }).ready();
  alone.choose('sale-1');
  alone.answerQr('15');
  alone.answerStatus('processed', '15');
  await jam(alone);
  await alone.clock.advance(DELAYS.refundMs);
  expect(alone.screen).toMatchObject({ name: 'error', money: 'going-back', claimCode: claimCode('sale-1') });
  refuse(alone, '15', PRICE);
  expect(alone.screen).toMatchObject({ ...PAID_LATE_AND_OWED, reason: 'not-dispensed', amountTiyn: PRICE });
});

test('a later customer is another person', async () => {
  const harness = new CashHarness({ catalogue: dear, refundWay: 'direct', hasAcceptor: false }).ready();
  harness.choose('sale-1');
  harness.answerQr('15');
  harness.touch('cancel');
  harness.choose('sale-2');
  harness.answerQr('16');
  paidLate(harness);
  harness.touch('cancel');
  await harness.clock.advance(2 * DELAYS.pendingNoticeMs);
  refuse(harness, '15', PRICE);
  expect(harness.screen.name).toBe('idle');
  expect(harness.ledger()).toMatchObject([{ owedTiyn: PRICE, state: 'debt' }, { owedTiyn: 0 }]);
});
