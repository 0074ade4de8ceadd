import { expect, test } from 'vitest';
import { problem } from '../../../app/problem.ts';
import { LoopBench } from '../../support/harness/loop-harness.ts';

test('a full disk at idle: no sale begins, and the kiosk comes back by itself', async () => {
  const bench = new LoopBench().ready();
  bench.diskFull = true;
  bench.choose();
  expect(bench.screen).toMatchObject({ name: 'out-of-service', problem: { reason: 'journal-full' } });
  expect(bench.effects.some(({ kind }) => kind === 'ask-purchase')).toBe(false);
  await bench.clock.advance(60_000);
  expect(bench.screen.name).toBe('out-of-service');
  bench.diskFull = false;
  await bench.clock.advance(5_000);
  expect(bench.screen.name).toBe('idle');
});

test('a disk that fills before the QR is known: it is never shown', () => {
  const bench = new LoopBench().ready();
  bench.choose();
  bench.diskFull = true;
  bench.answerQr();
  expect(bench.screen).toMatchObject({ name: 'error', reason: 'journal-failed', money: 'not-charged' });
  expect(bench.order).not.toContain('view qr');
});

test('a disk that fills at the moment of payment: nothing is dispensed, and the payment is not forgotten', async () => {
  const bench = new LoopBench().ready();
  bench.choose();
  bench.answerQr();
  bench.answerStatus('scanned');
  bench.diskFull = true;
  bench.answerStatus('processed');
  expect(bench.screen).toMatchObject({ name: 'error', reason: 'journal-failed', money: 'checking' });
  expect(bench.effects.some(({ kind }) => kind === 'pulse-relay')).toBe(false);
  bench.diskFull = false;
  await bench.clock.advance(5_000);
  expect(bench.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 45_000, owedTiyn: 45_000 }]);
});

test('a disk that fills during the pulse: the product is out, and the journal learns it later', async () => {
  const bench = new LoopBench().ready();
  bench.choose();
  bench.answerQr();
  bench.answerStatus('processed');
  bench.diskFull = true;
  bench.pulseDone();
  expect(bench.screen).toMatchObject({ name: 'out-of-service', problem: { reason: 'journal-full' } });
  bench.diskFull = false;
  await bench.clock.advance(5_000);
  expect(bench.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: 45_000, dispensed: true }]);
  expect(bench.effects.filter(({ kind }) => kind === 'pulse-relay')).toHaveLength(1);
});

test('a full disk at start is retried, and earlier obligations are then settled', async () => {
  const bench = new LoopBench();
  bench.diskFull = true;
  bench.ready();
  expect(bench.screen).toMatchObject({ name: 'out-of-service', problem: { reason: 'journal-full' } });
  bench.diskFull = false;
  await bench.clock.advance(5_000);
  expect(bench.kinds()).toContain('started');
});

test('a relay that goes and comes while the disk is full: the kiosk knows how it ended', async () => {
  const bench = new LoopBench().ready();
  bench.choose();
  bench.answerQr();
  bench.diskFull = true;
  bench.send({ kind: 'relay-lost', problem: problem('relay-lost') });
  bench.send({ kind: 'relay-ready' });
  bench.diskFull = false;
  await bench.clock.advance(60_000);
  expect(bench.screen.name).toBe('idle');
});

test('a relay that comes and goes while the disk is full: no sale on an unplugged relay', async () => {
  const bench = new LoopBench().ready();
  bench.choose();
  bench.answerQr();
  bench.answerStatus('scanned');
  bench.send({ kind: 'relay-lost', problem: problem('relay-lost') });
  bench.answerStatus('processed');
  bench.diskFull = true;
  bench.send({ kind: 'relay-ready' });
  bench.send({ kind: 'relay-lost', problem: problem('relay-lost') });
  bench.diskFull = false;
  await bench.clock.advance(60_000);
  expect(bench.screen).toMatchObject({ name: 'out-of-service', problem: { reason: 'relay-lost' } });
  expect(bench.ledger()).toMatchObject([{ state: 'debt', owedTiyn: 45_000 }]);
});

test('a programming error outside of the session: the sale in hand ends on record and the bank is still asked', async () => {
  const bench = new LoopBench().ready();
  bench.choose();
  bench.answerQr();
  bench.send({ kind: 'broken', problem: problem('internal-error') });
  expect(bench.screen).toMatchObject({ name: 'out-of-service', problem: { reason: 'internal-error' } });
  await bench.clock.advance(5_000);
  expect(bench.effects.some(({ kind }) => kind === 'ask-status')).toBe(true);
  bench.answerStatus('processed');
  expect(bench.ledger()).toMatchObject([{ state: 'debt', owedTiyn: 45_000 }]);
});
