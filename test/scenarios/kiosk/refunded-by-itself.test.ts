import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import type { PaymentFailure } from '../../../app/payment/provider.ts';
import { REFUND_LIMITS } from '../../../app/payment/refund.ts';
import { replay } from '../../../app/journal/replay.ts';
import { err, ok } from '../../../app/result.ts';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { problem } from '../../../app/problem.ts';
import { noAnswer, unknownDevice } from '../../support/fakes/fake-bank.ts';
import { LoopHarness } from '../../support/harness/loop-harness.ts';

const event = { saleId: 'sale-1', qrPaymentId: '15' };

/** Paid, and the relay certainly did not move. */
function notDispensed(): LoopHarness {
  const harness = new LoopHarness({ refundWay: 'direct' }).ready();
  harness.choose();
  harness.answerQr();
  harness.answerStatus('processed');
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const pulse = harness.effects.findLast((effect) => effect.kind === 'pulse-relay');
    if (pulse === undefined) throw new Error('nothing was pulsed');
    harness.send({ kind: 'pulse-failed', dispense: pulse.dispense, certain: true, reason: 'jammed' });
  }
  return harness;
}

function details(harness: LoopHarness, available: number): void {
  const facts = { totalTiyn: tiyn(45_000), refundableTiyn: tiyn(available) };
  harness.send({ kind: 'details-answered', ...event, result: ok(facts) });
}

function asked(harness: LoopHarness, kind: 'ask-details' | 'ask-refund'): number {
  return harness.effects.filter((effect) => effect.kind === kind).length;
}

test('nothing fell: the money is refunded automatically, and the customer is informed', async () => {
  const harness = notDispensed();
  expect(harness.screen).toMatchObject({ name: 'refund', reason: 'not-dispensed', step: 'asking' });
  expect(harness.ledger()).toMatchObject([
    { state: 'unresolved', paidTiyn: 45_000, owedTiyn: 45_000, refundedTiyn: 0 },
  ]);
  details(harness, 45_000);
  expect(asked(harness, 'ask-refund')).toBe(1);
  harness.send({ kind: 'refund-answered', ...event, result: ok('77') });
  expect(harness.screen).toMatchObject({ name: 'refund', step: 'done' });
  expect(harness.ledger()).toMatchObject([
    { state: 'closed', paidTiyn: 45_000, refundedTiyn: 45_000, owedTiyn: 0, dispensed: false },
  ]);
  // The intent is on disk before the request is sent.
  expect(harness.order.indexOf('entry refund-asked')).toBeLessThan(harness.order.indexOf('effect ask-refund'));
  await harness.clock.advance(DELAYS.refundDoneMs);
  expect(harness.screen.name).toBe('idle');
});

test('a lost answer: the details decide before any second attempt', async () => {
  const harness = notDispensed();
  details(harness, 45_000);
  harness.send({ kind: 'refund-answered', ...event, result: err(noAnswer) });
  expect(asked(harness, 'ask-details')).toBe(2);
  details(harness, 0);
  expect(asked(harness, 'ask-refund')).toBe(1);
  expect(harness.ledger()).toMatchObject([{ state: 'closed', refundedTiyn: 45_000 }]);
});

test('the bank is slow: the customer leaves with a code, and the refund continues', async () => {
  const harness = notDispensed();
  await harness.clock.advance(DELAYS.refundMs);
  expect(harness.screen).toMatchObject({
    name: 'error',
    reason: 'not-dispensed',
    money: 'going-back',
    claimCode: expect.any(String),
  });
  details(harness, 45_000);
  harness.send({ kind: 'refund-answered', ...event, result: ok('77') });
  expect(harness.ledger()).toMatchObject([{ state: 'closed', refundedTiyn: 45_000 }]);
});

test('the bank refuses: the money is owed, with a code', () => {
  const harness = notDispensed();
  details(harness, 45_000);
  const refused: PaymentFailure = { action: 'final', problem: problem('payments-refused'), code: '-99000011' };
  harness.send({ kind: 'refund-answered', ...event, result: err(refused) });
  expect(harness.screen).toMatchObject({
    name: 'error',
    reason: 'not-dispensed',
    money: 'owed',
    technicalCode: '-99000011',
  });
  expect(harness.ledger()).toMatchObject([{ state: 'debt', owedTiyn: 45_000, refundedTiyn: 0 }]);
});

test('the bank no longer has the device: registered again, and the refund continues', async () => {
  const harness = notDispensed();
  details(harness, 45_000);
  harness.send({ kind: 'refund-answered', ...event, result: err(unknownDevice) });
  expect(harness.effects.at(-1)?.kind).toBe('connect-payments');
  harness.send({ kind: 'connect-answered', provider: 'kaspi', result: ok({ tradePoint: null }) });
  await harness.clock.advance(REFUND_LIMITS.lookAgainMs);
  details(harness, 45_000);
  harness.send({ kind: 'refund-answered', ...event, result: ok('78') });
  expect(harness.ledger()).toMatchObject([{ state: 'closed', refundedTiyn: 45_000 }]);
});

test('the disk fills between the details and the refund: no request before the intent can be written', async () => {
  const harness = notDispensed();
  harness.diskFull = true;
  details(harness, 45_000);
  expect(asked(harness, 'ask-refund')).toBe(0);
  harness.diskFull = false;
  await harness.clock.advance(10_000);
  details(harness, 45_000);
  expect(asked(harness, 'ask-refund')).toBe(1);
});

test('the disk fills while the refund is under way: its answer is written when there is room', async () => {
  const harness = notDispensed();
  details(harness, 45_000);
  harness.diskFull = true;
  harness.send({ kind: 'refund-answered', ...event, result: ok('77') });
  harness.diskFull = false;
  await harness.clock.advance(10_000);
  expect(asked(harness, 'ask-refund')).toBe(1);
  expect(harness.ledger()).toMatchObject([{ state: 'closed', refundedTiyn: 45_000 }]);
});

test('paid after Cancel: refunded automatically while the machine sells', async () => {
  const harness = new LoopHarness({ refundWay: 'direct' }).ready();
  harness.choose();
  harness.answerQr();
  harness.send({ kind: 'cancel', revision: harness.loop.view().frame.revision });
  await harness.clock.advance(5_000);
  harness.answerStatus('processed');
  expect(harness.screen).toMatchObject({ name: 'refund', reason: 'paid-late', step: 'asking' });
  details(harness, 45_000);
  harness.send({ kind: 'refund-answered', ...event, result: ok('77') });
  expect(harness.ledger()).toMatchObject([{ state: 'closed', paidTiyn: 45_000, refundedTiyn: 45_000 }]);
});

test('an uncertain pulse is never refunded automatically, because the product may have been dispensed', () => {
  const harness = new LoopHarness({ refundWay: 'direct' }).ready();
  harness.choose();
  harness.answerQr();
  harness.answerStatus('processed');
  const pulse = harness.effects.findLast((effect) => effect.kind === 'pulse-relay');
  if (pulse === undefined) throw new Error('nothing was pulsed');
  harness.send({ kind: 'pulse-failed', dispense: pulse.dispense, certain: false, reason: 'silent' });
  expect(harness.screen).toMatchObject({ name: 'error', reason: 'dispense-uncertain', money: 'owed' });
  expect(asked(harness, 'ask-details')).toBe(0);
});

test.each([
  ['before the refund was asked', 2, 45_000, 1],
  ['after the refund was asked and carried out', 3, 0, 0],
])('the power goes %s: the details decide at the next start', (_when, entriesKept, available, asks) => {
  const before = notDispensed();
  details(before, 45_000);
  const intended = before.entries.findIndex(({ entry }) => entry.kind === 'refund-intended');
  const next = new LoopHarness({ refundWay: 'direct' });
  next.entries.push(...before.entries.slice(0, intended + entriesKept - 1));
  next.send({ kind: 'booted', ledger: replay(next.entries), version: 'test' });
  next.send({ kind: 'relay-ready' });
  next.send({ kind: 'connect-answered', provider: 'kaspi', result: ok({ tradePoint: null }) });
  expect(asked(next, 'ask-details')).toBe(1);
  details(next, available);
  expect(asked(next, 'ask-refund')).toBe(asks);
  if (asks > 0) next.send({ kind: 'refund-answered', ...event, result: ok('77') });
  expect(next.ledger()).toMatchObject([{ state: 'closed', paidTiyn: 45_000, refundedTiyn: 45_000, owedTiyn: 0 }]);
});
