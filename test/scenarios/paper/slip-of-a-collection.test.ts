import { expect, test } from 'vitest';
import { DELAYS } from '../../../app/session/delays.ts';
import { prints, slips, withNotes } from './harness.ts';

test('what was in the cassette, once, in the language of the operator', () => {
  const bench = withNotes({ priceTiyn: 150_000 });
  bench.send({ kind: 'language', language: 'en' });
  bench.insert(500);
  bench.stacked(1_000, false);
  bench.clock.jumpWall(1_000);
  bench.send({ kind: 'cassette-removed' });
  bench.send({ kind: 'cassette-removed' });
  expect(prints(bench)).toMatchObject([
    {
      number: 1,
      slip: {
        kind: 'collection',
        language: 'kk',
        operatorName: 'Test',
        amountTiyn: 150_000,
        bills: 2,
        atMs: bench.clock.wallMs(),
      },
    },
  ]);
  expect(bench.order.indexOf('entry cash-collected')).toBeLessThan(bench.order.indexOf('effect print'));
});

test('an empty cassette has no paper', () => {
  const bench = withNotes();
  bench.send({ kind: 'cassette-removed' });
  expect(prints(bench)).toEqual([]);
});

test('the disk is full: printed when it is on record, with the sum that is on record', async () => {
  const bench = withNotes();
  bench.insert(500);
  bench.diskFull = true;
  bench.send({ kind: 'cassette-removed' });
  expect(slips(bench).filter(({ kind }) => kind === 'collection')).toEqual([]);
  bench.diskFull = false;
  await bench.clock.advance(DELAYS.journalRetryMs);
  expect(slips(bench).filter(({ kind }) => kind === 'collection')).toMatchObject([{ amountTiyn: 50_000, bills: 1 }]);
});

test('it goes while a customer reads the receipt: both are printed, and the receipt is still theirs', async () => {
  const bench = withNotes();
  bench.insert(500);
  bench.pulseDone();
  await bench.clock.advance(DELAYS.settleMs);
  bench.send({ kind: 'cassette-removed' });
  expect(prints(bench).map(({ number, slip }) => [number, slip.kind])).toEqual([
    [1, 'receipt'],
    [2, 'collection'],
  ]);
  expect(bench.screen).toMatchObject({ name: 'success', paper: 'printing' });
});
