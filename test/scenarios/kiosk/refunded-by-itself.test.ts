import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import type { PaymentFailure } from '../../../app/payment/provider.ts';
import { REFUND_LIMITS } from '../../../app/payment/refund.ts';
import { replay } from '../../../app/journal/replay.ts';
import { err, ok } from '../../../app/result.ts';
import { DELAYS } from '../../../app/session/delays.ts';
import { problem } from '../../../app/problem.ts';
import { noAnswer, unknownDevice } from '../../support/fakes/fake-bank.ts';
import { LoopBench } from '../../support/harness/loop-harness.ts';

const event = { saleId: 'sale-1', qrPaymentId: '15' };

/** Paid, and the relay certainly did not move. */
function notDispensed(): LoopBench {
  const bench = new LoopBench({ refundWay: 'direct' }).ready();
  bench.choose();
  bench.answerQr();
  bench.answerStatus('processed');
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const pulse = bench.effects.findLast((effect) => effect.kind === 'pulse-relay');
    if (pulse === undefined) throw new Error('nothing was pulsed');
    bench.send({ kind: 'pulse-failed', dispense: pulse.dispense, certain: true, reason: 'jammed' });
  }
  return bench;
}

function details(bench: LoopBench, available: number): void {
  const facts = { totalTiyn: tiyn(45_000), availableReturnTiyn: tiyn(available) };
  bench.send({ kind: 'details-answered', ...event, result: ok(facts) });
}

function asked(bench: LoopBench, kind: 'ask-details' | 'ask-refund'): number {
  return bench.effects.filter((effect) => effect.kind === kind).length;
}

test('nothing dropped: the money goes back by itself, and the customer is told', async () => {
  const bench = notDispensed();
  expect(bench.screen).toMatchObject({ name: 'refund', reason: 'not-dispensed', step: 'asking' });
  expect(bench.ledger()).toMatchObject([{ state: 'unresolved', paidTiyn: 45_000, owedTiyn: 45_000, refundedTiyn: 0 }]);
  details(bench, 45_000);
  expect(asked(bench, 'ask-refund')).toBe(1);
  bench.send({ kind: 'refund-answered', ...event, result: ok('77') });
  expect(bench.screen).toMatchObject({ name: 'refund', step: 'done' });
  expect(bench.ledger()).toMatchObject([
    { state: 'closed', paidTiyn: 45_000, refundedTiyn: 45_000, owedTiyn: 0, dispensed: false },
  ]);
  // The intent is on disk before anybody is asked.
  expect(bench.order.indexOf('entry refund-asked')).toBeLessThan(bench.order.indexOf('effect ask-refund'));
  await bench.clock.advance(DELAYS.refundDoneMs);
  expect(bench.screen.name).toBe('idle');
});

test('a lost answer: the details decide before any second attempt', async () => {
  const bench = notDispensed();
  details(bench, 45_000);
  bench.send({ kind: 'refund-answered', ...event, result: err(noAnswer) });
  expect(asked(bench, 'ask-details')).toBe(2);
  details(bench, 0);
  expect(asked(bench, 'ask-refund')).toBe(1);
  expect(bench.ledger()).toMatchObject([{ state: 'closed', refundedTiyn: 45_000 }]);
});

test('the bank takes its time: the customer leaves with a code, and the refund goes on', async () => {
  const bench = notDispensed();
  await bench.clock.advance(DELAYS.refundMs);
  expect(bench.screen).toMatchObject({
    name: 'error',
    reason: 'not-dispensed',
    money: 'going-back',
    claimCode: expect.any(String),
  });
  details(bench, 45_000);
  bench.send({ kind: 'refund-answered', ...event, result: ok('77') });
  expect(bench.ledger()).toMatchObject([{ state: 'closed', refundedTiyn: 45_000 }]);
});

test('the bank refuses: the money is owed, with a code', () => {
  const bench = notDispensed();
  details(bench, 45_000);
  const refused: PaymentFailure = { action: 'final', problem: problem('payments-refused'), code: '-99000011' };
  bench.send({ kind: 'refund-answered', ...event, result: err(refused) });
  expect(bench.screen).toMatchObject({
    name: 'error',
    reason: 'not-dispensed',
    money: 'owed',
    technicalCode: '-99000011',
  });
  expect(bench.ledger()).toMatchObject([{ state: 'debt', owedTiyn: 45_000, refundedTiyn: 0 }]);
});

test('the bank has forgotten the device: registered again, and the refund goes on', async () => {
  const bench = notDispensed();
  details(bench, 45_000);
  bench.send({ kind: 'refund-answered', ...event, result: err(unknownDevice) });
  expect(bench.effects.at(-1)?.kind).toBe('connect-payments');
  bench.send({ kind: 'connect-answered', result: ok({ tradePoint: null }) });
  await bench.clock.advance(REFUND_LIMITS.lookAgainMs);
  details(bench, 45_000);
  bench.send({ kind: 'refund-answered', ...event, result: ok('78') });
  expect(bench.ledger()).toMatchObject([{ state: 'closed', refundedTiyn: 45_000 }]);
});

test('the disk fills between the details and the refund: nobody is asked before the intent can be written', async () => {
  const bench = notDispensed();
  bench.diskFull = true;
  details(bench, 45_000);
  expect(asked(bench, 'ask-refund')).toBe(0);
  bench.diskFull = false;
  await bench.clock.advance(10_000);
  details(bench, 45_000);
  expect(asked(bench, 'ask-refund')).toBe(1);
});

test('the disk fills while the refund is under way: its answer is written when there is room', async () => {
  const bench = notDispensed();
  details(bench, 45_000);
  bench.diskFull = true;
  bench.send({ kind: 'refund-answered', ...event, result: ok('77') });
  bench.diskFull = false;
  await bench.clock.advance(10_000);
  expect(asked(bench, 'ask-refund')).toBe(1);
  expect(bench.ledger()).toMatchObject([{ state: 'closed', refundedTiyn: 45_000 }]);
});

test('paid after Cancel: refunded by itself while the machine sells on', async () => {
  const bench = new LoopBench({ refundWay: 'direct' }).ready();
  bench.choose();
  bench.answerQr();
  bench.send({ kind: 'cancel', revision: bench.loop.view().frame.revision });
  await bench.clock.advance(5_000);
  bench.answerStatus('processed');
  expect(bench.screen).toMatchObject({ name: 'refund', reason: 'paid-late', step: 'asking' });
  details(bench, 45_000);
  bench.send({ kind: 'refund-answered', ...event, result: ok('77') });
  expect(bench.ledger()).toMatchObject([{ state: 'closed', paidTiyn: 45_000, refundedTiyn: 45_000 }]);
});

test('an uncertain pulse is never refunded by itself: the product may be out', () => {
  const bench = new LoopBench({ refundWay: 'direct' }).ready();
  bench.choose();
  bench.answerQr();
  bench.answerStatus('processed');
  const pulse = bench.effects.findLast((effect) => effect.kind === 'pulse-relay');
  if (pulse === undefined) throw new Error('nothing was pulsed');
  bench.send({ kind: 'pulse-failed', dispense: pulse.dispense, certain: false, reason: 'silent' });
  expect(bench.screen).toMatchObject({ name: 'error', reason: 'dispense-uncertain', money: 'owed' });
  expect(asked(bench, 'ask-details')).toBe(0);
});

test.each([
  ['before the refund was asked', 2, 45_000, 1],
  ['after the refund was asked and carried out', 3, 0, 0],
])('the power goes %s: the details decide at the next start', (_when, entriesKept, available, asks) => {
  const before = notDispensed();
  details(before, 45_000);
  const intended = before.entries.findIndex(({ entry }) => entry.kind === 'refund-intended');
  const next = new LoopBench({ refundWay: 'direct' });
  next.entries.push(...before.entries.slice(0, intended + entriesKept - 1));
  next.send({ kind: 'booted', ledger: replay(next.entries), version: 'test' });
  next.send({ kind: 'relay-ready' });
  next.send({ kind: 'connect-answered', result: ok({ tradePoint: null }) });
  expect(asked(next, 'ask-details')).toBe(1);
  details(next, available);
  expect(asked(next, 'ask-refund')).toBe(asks);
  if (asks > 0) next.send({ kind: 'refund-answered', ...event, result: ok('77') });
  expect(next.ledger()).toMatchObject([{ state: 'closed', paidTiyn: 45_000, refundedTiyn: 45_000, owedTiyn: 0 }]);
});
