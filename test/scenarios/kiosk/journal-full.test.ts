import { expect, test } from 'vitest';
import { problem } from '../../../app/problem.ts';
import { LoopHarness } from '../../support/harness/loop-harness.ts';

test('a full disk at idle: no sale begins, and the kiosk recovers by itself', async () => {
  const harness = new LoopHarness().ready();
  harness.diskFull = true;
  harness.choose();
  expect(harness.screen).toMatchObject({ name: 'out-of-service', problem: { reason: 'journal-full' } });
  expect(harness.effects.some(({ kind }) => kind === 'ask-purchase')).toBe(false);
  await harness.clock.advance(60_000);
  expect(harness.screen.name).toBe('out-of-service');
  harness.diskFull = false;
  await harness.clock.advance(5_000);
  expect(harness.screen.name).toBe('idle');
});

test('a disk that fills before the QR is known: it is never shown', () => {
  const harness = new LoopHarness().ready();
  harness.choose();
  harness.diskFull = true;
  harness.answerQr();
  expect(harness.screen).toMatchObject({ name: 'error', reason: 'journal-failed', money: 'not-charged' });
  expect(harness.order).not.toContain('view qr');
});

test('a disk that fills at the moment of payment: nothing is dispensed, and the payment is not lost', async () => {
  const harness = new LoopHarness().ready();
  harness.choose();
  harness.answerQr();
  harness.answerStatus('scanned');
  harness.diskFull = true;
  harness.answerStatus('processed');
  expect(harness.screen).toMatchObject({ name: 'error', reason: 'journal-failed', money: 'checking' });
  expect(harness.effects.some(({ kind }) => kind === 'pulse-relay')).toBe(false);
  harness.diskFull = false;
  await harness.clock.advance(5_000);
  expect(harness.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 45_000, owedTiyn: 45_000 }]);
});

test('a disk that fills during the pulse: the product is dispensed, and the journal gets the entry later', async () => {
  const harness = new LoopHarness().ready();
  harness.choose();
  harness.answerQr();
  harness.answerStatus('processed');
  harness.diskFull = true;
  harness.pulseDone();
  expect(harness.screen).toMatchObject({ name: 'out-of-service', problem: { reason: 'journal-full' } });
  harness.diskFull = false;
  await harness.clock.advance(5_000);
  expect(harness.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: 45_000, dispensed: true }]);
  expect(harness.effects.filter(({ kind }) => kind === 'pulse-relay')).toHaveLength(1);
});

test('a full disk at the start is retried, and earlier obligations are then settled', async () => {
  const harness = new LoopHarness();
  harness.diskFull = true;
  harness.ready();
  expect(harness.screen).toMatchObject({ name: 'out-of-service', problem: { reason: 'journal-full' } });
  harness.diskFull = false;
  await harness.clock.advance(5_000);
  expect(harness.kinds()).toContain('started');
});

test('a relay that is lost and returns while the disk is full: the kiosk has its last state', async () => {
  const harness = new LoopHarness().ready();
  harness.choose();
  harness.answerQr();
  harness.diskFull = true;
  harness.send({ kind: 'relay-lost', problem: problem('relay-lost') });
  harness.send({ kind: 'relay-ready' });
  harness.diskFull = false;
  await harness.clock.advance(60_000);
  expect(harness.screen.name).toBe('idle');
});

test('a relay that returns and is lost again while the disk is full: no sale without a relay', async () => {
  const harness = new LoopHarness().ready();
  harness.choose();
  harness.answerQr();
  harness.answerStatus('scanned');
  harness.send({ kind: 'relay-lost', problem: problem('relay-lost') });
  harness.answerStatus('processed');
  harness.diskFull = true;
  harness.send({ kind: 'relay-ready' });
  harness.send({ kind: 'relay-lost', problem: problem('relay-lost') });
  harness.diskFull = false;
  await harness.clock.advance(60_000);
  expect(harness.screen).toMatchObject({ name: 'out-of-service', problem: { reason: 'relay-lost' } });
  expect(harness.ledger()).toMatchObject([{ state: 'debt', owedTiyn: 45_000 }]);
});

test('a programming error outside the session: the open sale ends with an entry and the bank is still polled', async () => {
  const harness = new LoopHarness().ready();
  harness.choose();
  harness.answerQr();
  harness.send({ kind: 'broken', problem: problem('internal-error') });
  expect(harness.screen).toMatchObject({ name: 'out-of-service', problem: { reason: 'internal-error' } });
  await harness.clock.advance(5_000);
  expect(harness.effects.some(({ kind }) => kind === 'ask-status')).toBe(true);
  harness.answerStatus('processed');
  expect(harness.ledger()).toMatchObject([{ state: 'debt', owedTiyn: 45_000 }]);
});
